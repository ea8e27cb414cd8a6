#!/usr/bin/env python3
"""LocationIQ: reverse, search, autocomplete, nearby, directions, matrix, nearest, timezone, balance."""
import math

import atlas
from geocode_answers import address_of, matching, number, place_object, ranked, reverse_xml, search_xml
from service import Service, run
from sky import zone
from wire import Refused, json_answer, whole_number, xml_answer

FAILURES = {
    "invalid_request": (400, "Invalid Request"), "invalid_key": (401, "Invalid key"),
    "inactive_key": (401, "Key not active - Please write to hello@locationiq.com"),
    "access_restricted": (403, "Access restricted"), "service_not_enabled": (403, "Service not enabled"),
    "unable_to_geocode": (404, "Unable to geocode"), "rate_limited_second": (429, "Rate Limited Second"),
    "rate_limited_minute": (429, "Rate Limited Minute"), "rate_limited_day": (429, "Rate Limited Day"),
    "unknown": (500, "Unknown error - Please try again after some time"),
}
SPEED_M_S = {"driving": 9.0, "cycling": 4.2, "walking": 1.3}
POINTS_LIMIT = 25
CITY_MEMBERS = ("city_district", "locality", "town", "borough", "municipality", "village", "hamlet", "quarter",
                "neighbourhood")


class LocationIq(Service):
    name = "locationiq"
    quirks = {"number_ids": "place_id and osm_id are numbers", "numbers": "positions are numbers too"}
    routes = (("GET", "/v1/reverse(?:\\.php)?", "reverse"), ("GET", "/v1/search(?:\\.php)?", "search"),
              ("GET", "/v1/autocomplete(?:\\.php)?", "autocomplete"), ("GET", "/v1/nearby(?:\\.php)?", "nearby"),
              ("GET", "/v1/directions/(driving|walking|cycling)/(.+)", "directions"),
              ("GET", "/v1/matrix/(driving|walking|cycling)/(.+)", "matrix"),
              ("GET", "/v1/nearest/(driving|walking|cycling)/(.+)", "nearest"),
              ("GET", "/v1/timezone(?:\\.php)?", "timezone"), ("GET", "/v1/balance(?:\\.php)?", "balance"))

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--api-key", default="pk.stand-in")

    def knows_failure(self, name):
        return name in FAILURES

    def failure(self, name, request):
        status, message = FAILURES[name]
        return json_answer({"error": message}, status)

    def failure_with_status(self, status, request):
        message = next((text for known, text in FAILURES.values() if known == status), "Unknown error")
        return json_answer({"error": message}, status)

    def quota_exceeded(self, window):
        return self.failure(f"rate_limited_{'day' if window == 'hour' else window}", None)

    def not_found(self, request):
        return json_answer({"error": "Not Found"}, 404)

    # --- places

    def reverse(self, request):
        lat, lon = self._position(request)
        place = atlas.nearest(lat, lon, self._whole(request, "zoom", 18, 0, 18))
        if self._wants_xml(request):
            found = self._object(request, place) if place else None
            return xml_answer(reverse_xml(found, request.target), 200 if place else 404)
        if place is None:
            return self.failure("unable_to_geocode", request)
        found = self._object(request, place)
        if request.query.get("showdistance") == "1":
            found["distance"] = number(round(atlas.distance_m(place, lat, lon)), "locationiq")
        return json_answer(found)

    def search(self, request):
        self._admit(request)
        query = request.query
        if not any(query.get(name) for name in ("q", "street", "city", "county", "state", "country", "postalcode")):
            return self.failure("invalid_request", request)
        places = self._matching(request, self._whole(request, "limit", 10, 1, 50))
        if not places:
            return self.failure("unable_to_geocode", request)
        found = [ranked(place, self._object(request, place, query.get("addressdetails") == "1")) for place in places]
        if self._wants_xml(request):
            return xml_answer(search_xml(found, request.target))
        return json_answer(found)

    def autocomplete(self, request):
        """Always JSON; the name of a place and the rest of its address come apart."""
        self._admit(request)
        if not request.query.get("q"):
            return self.failure("invalid_request", request)
        places = self._matching(request, self._whole(request, "limit", 10, 1, 20))
        if wanted := request.query.get("tag"):
            tags = wanted.split(",")
            places = [place for place in places if place.kind[0] in tags or ":".join(place.kind) in tags]
        if not places:
            return self.failure("unable_to_geocode", request)
        return json_answer([self._suggestion(request, place) for place in places])

    def _suggestion(self, request, place):
        found = self._object(request, place)
        name, _, rest = found["display_name"].partition(", ")
        (_, _), *above = address_of(place, "locationiq", wants_english(request)).items()
        return {**found, "class": place.kind[0], "type": place.kind[1], "display_place": name,
                "display_address": rest, "address": {"name": name, **dict(above)}}

    def nearby(self, request):
        lat, lon = self._position(request)
        radius = self._whole(request, "radius", 100, 1, 30000)
        found = atlas.around(lat, lon, radius, request.query.get("tag", "restaurant"))
        found = found[:self._whole(request, "limit", 10, 1, 50)]
        if not found:
            return self.failure("unable_to_geocode", request)
        return json_answer([{**self._object(request, place), "class": place.kind[0], "type": place.kind[1],
                             "tag_type": place.kind[1], "name": place.name, "distance": round(distance)}
                            for distance, place in found])

    def timezone(self, request):
        name, offset = zone(*self._position(request))
        return json_answer({"timezone": {"name": name, "now_in_dst": 0, "offset_sec": offset,
                                         "short_name": "CST" if name == "Asia/Shanghai" else name}})

    def balance(self, request):
        self._admit(request)
        left = self.quota.get("day", 5000) - sum(n for (window, _), n in self.used.items() if window == "day")
        return json_answer({"status": "ok", "balance": {"day": left, "bonus": 0}})

    # --- ways, as the OSRM behind the service answers them

    def directions(self, request, mode, text):
        points = self._points(request, text)
        legs = [self._way(mode, a, b) for a, b in zip(points, points[1:])]
        distance, duration = (round(sum(leg[name] for leg in legs), 1) for name in ("distance", "duration"))
        route = {"legs": [{**leg, "summary": "", "weight": leg["duration"], "steps": []} for leg in legs],
                 "weight_name": "routability", "weight": duration, "distance": distance, "duration": duration}
        if request.query.get("overview", "simplified") != "false":
            if request.query.get("geometries", "polyline") == "geojson":
                route["geometry"] = {"type": "LineString", "coordinates": [[lon, lat] for lon, lat in points]}
            else:
                digits = 6 if request.query.get("geometries") == "polyline6" else 5
                route["geometry"] = polyline(points, digits)
        return json_answer({"code": "Ok", "routes": [route], "waypoints": list(map(waypoint, points))})

    def matrix(self, request, mode, text):
        points = self._points(request, text)
        chosen = {}
        for name in ("sources", "destinations"):
            given = request.query.get(name, "all")
            try:
                chosen[name] = points if given == "all" else [points[int(n)] for n in given.split(";")]
            except (ValueError, IndexError):
                return json_answer({"code": "InvalidOptions", "message": f"{name} are invalid"}, 400)
        wanted = request.query.get("annotations", "duration").split(",")
        body = {"code": "Ok", **{name: list(map(waypoint, rows)) for name, rows in chosen.items()}}
        for name in ("duration", "distance"):
            if name in wanted:
                body[f"{name}s"] = [[self._way(mode, a, b)[name] for b in chosen["destinations"]]
                                    for a in chosen["sources"]]
        return json_answer(body)

    def nearest(self, request, mode, text):
        return json_answer({"code": "Ok", "waypoints": list(map(waypoint, self._points(request, text, least=1)))})

    @staticmethod
    def _way(mode, a, b):
        """A third longer than the straight line."""
        straight = 6_371_009 * math.hypot(math.radians(b[1] - a[1]), math.radians(b[0] - a[0])
                                          * math.cos(math.radians((a[1] + b[1]) / 2)))
        return {"distance": round(straight * 4 / 3, 1), "duration": round(straight * 4 / 3 / SPEED_M_S[mode], 1)}

    # --- what a request must have

    def _admit(self, request):
        if request.query.get("key") != self.options.api_key:
            raise Refused(self.failure("invalid_key", request))

    def _refuse(self, request):
        raise Refused(self.failure("invalid_request", request))

    def _position(self, request):
        self._admit(request)
        try:
            lat, lon = float(request.query["lat"]), float(request.query["lon"])
        except (KeyError, ValueError):
            self._refuse(request)
        if not (abs(lat) <= 90 and abs(lon) <= 180):
            self._refuse(request)
        return lat, lon

    def _points(self, request, text, least=2):
        self._admit(request)
        try:
            points = [tuple(map(float, pair.split(","))) for pair in text.split(";")]
            if not all(len(point) == 2 and abs(point[0]) <= 180 and abs(point[1]) <= 90 for point in points):
                raise ValueError(text)
        except ValueError:
            raise Refused(json_answer({"code": "InvalidQuery", "message": "coordinates are invalid"}, 400)) from None
        if not least <= len(points) <= POINTS_LIMIT:
            raise Refused(json_answer({"code": "TooBig", "message": f"{least} to {POINTS_LIMIT} points"}, 400))
        return points

    def _whole(self, request, name, usual, low, high):
        found = whole_number(request.query.get(name, str(usual)), low, high)
        if found is None:
            self._refuse(request)
        return found

    def _wants_xml(self, request):
        form = request.query.get("format", "xml")
        if form not in ("json", "xml", "xmlv1.1"):
            self._refuse(request)
        return form != "json"

    def _matching(self, request, limit):
        try:
            return matching(request.query, limit)
        except ValueError:
            self._refuse(request)

    def _object(self, request, place, with_address=None):
        query = request.query
        details = [name for name in ("namedetails", "extratags") if query.get(name) == "1"]
        if with_address is None:
            with_address = query.get("addressdetails", "1") == "1"
        found = place_object(place, "locationiq", with_address, details,
                             wants_english(request),
                             False if request.quirks & {"number_ids", "numbers"} else None)
        if query.get("normalizecity") == "1" and with_address and "city" not in found["address"]:
            member = next((name for name in CITY_MEMBERS if name in found["address"]), None)
            found["address"] |= {"city": found["address"][member]} if member else {}
        if "numbers" in request.quirks:
            found |= {"lat": place.lat, "lon": place.lon, "boundingbox": place.box}
        return found


def wants_english(request):
    return request.query.get("accept-language", "").lower().startswith("en")


def waypoint(point):
    return {"hint": "", "distance": 0, "name": "", "location": list(point)}


def polyline(points, digits):
    """The usual encoding of a line: differences of latitude and longitude, five bits a letter."""
    letters, before = [], (0, 0)
    for lon, lat in points:
        now = (round(lat * 10 ** digits), round(lon * 10 ** digits))
        for value in (now[0] - before[0], now[1] - before[1]):
            left = ~(value << 1) if value < 0 else value << 1
            while left >= 0x20:
                letters.append(chr((0x20 | (left & 0x1f)) + 63))
                left >>= 5
            letters.append(chr(left + 63))
        before = now
    return "".join(letters)


if __name__ == "__main__":
    run(LocationIq)
