#!/usr/bin/env python3
"""Nominatim: reverse, search, lookup and status of a server of one's own or of the public one."""
import atlas
from geocode_answers import (geojson, matching, place_object, ranked, reverse_xml, search_xml,
                             version_two)
from service import Service, run
from wire import Answer, Refused, json_answer, xml_answer

FORMATS = ("xml", "json", "jsonv2", "geojson")
LAYERS = {"address", "poi", "railway", "natural", "manmade"}


class Nominatim(Service):
    name = "nominatim"
    quirks = {"text_ids": "place_id and osm_id are texts, as the documentation has them"}
    routes = (("GET", "/reverse", "reverse"), ("GET", "/search", "search"), ("GET", "/lookup", "lookup"),
              ("GET", "/status", "status"))

    def failure_with_status(self, status, request):
        if status == 429:
            return Answer(429, b"<html><body>Bandwidth limit exceeded</body></html>", {"Content-Type": "text/html"})
        return refusal(status, "Internal error")

    def not_found(self, request):
        return refusal(404, "not found")

    # --- answers

    def reverse(self, request):
        self._admit(request)
        query = request.query
        lat, lon = (coordinate(query, name, limit) for name, limit in (("lat", 90), ("lon", 180)))
        zoom = whole(query, "zoom", 18, 0, 18)
        if unknown := set(filter(None, query.get("layer", "").split(","))) - LAYERS:
            raise Refused(refusal(400, f"Invalid value for layer: {', '.join(unknown)}"))
        form = format_of(query, "xml")
        place = atlas.nearest(lat, lon, zoom)
        if place is None:
            if form == "xml":
                return xml_answer(reverse_xml(None, request.target))
            return json_answer({"error": "Unable to geocode"})
        found = self._object(request, place, query.get("addressdetails", "1") == "1")
        if form == "xml":
            return xml_answer(reverse_xml(found, request.target))
        if form == "geojson":
            return json_answer(geojson([(place, version_two(place, found, english(request)))]))
        return json_answer(self._formed(form, place, found, request))

    def search(self, request):
        self._admit(request)
        query, form = request.query, format_of(request.query, "jsonv2")
        limit = whole(query, "limit", 10, 1, 40)
        fields = {"amenity", "street", "city", "county", "state", "country", "postalcode"} & set(query)
        if "q" in query and fields:
            raise Refused(refusal(400, "Structured query parameters (amenity, street, city, county, state, "
                                  "postalcode, country) cannot be used together with 'q' parameter."))
        if not query.get("q") and not fields:
            raise Refused(refusal(400, "Nothing to search for."))
        try:
            places = matching(query, limit)
        except ValueError:
            raise Refused(refusal(400, "Bad viewbox parameter. Must be numbers in the right order.")) from None
        return self._several(request, form, places)

    def lookup(self, request):
        self._admit(request)
        wanted = request.query.get("osm_ids", "").split(",")
        places = [place for place in atlas.PLACES if f"N{4000000000 + place.number}" in wanted]
        return self._several(request, format_of(request.query, "xml"), places, with_address=True)

    def status(self, request):
        if request.query.get("format", "text") == "json":
            return json_answer({"status": 0, "message": "OK", "data_updated": "2026-11-22T00:00:00+00:00",
                                "software_version": "4.5.0-0", "database_version": "4.5.0-0"})
        return Answer(200, b"OK", {"Content-Type": "text/plain"})

    def _several(self, request, form, places, with_address=False):
        with_address = request.query.get("addressdetails", "1" if with_address else "0") == "1"
        found = [self._object(request, place, with_address) for place in places]
        if form == "xml":
            return xml_answer(search_xml(found, request.target))
        if form == "geojson":
            return json_answer(geojson([(place, version_two(place, members, english(request)))
                                        for place, members in zip(places, found)]))
        return json_answer([self._formed(form, place, members, request) for place, members in zip(places, found)])

    @staticmethod
    def _formed(form, place, found, request):
        return version_two(place, found, english(request)) if form == "jsonv2" else ranked(place, found)

    @staticmethod
    def _object(request, place, with_address):
        details = [name for name in ("namedetails", "extratags") if request.query.get(name) == "1"]
        return place_object(place, "nominatim", with_address, details, english(request),
                            True if "text_ids" in request.quirks else None)

    def _admit(self, request):
        """The public server's terms: say who you are."""
        if not request.headers.get("user-agent") and not request.headers.get("referer"):
            raise Refused(Answer(403, b"<html><body>Access blocked</body></html>", {"Content-Type": "text/html"}))


def english(request):
    wanted = request.query.get("accept-language") or request.headers.get("accept-language", "")
    return wanted.lower().startswith("en")


def format_of(query, usual):
    form = query.get("format", usual)
    if form not in FORMATS:
        raise Refused(refusal(400, f"Parameter 'format' must be one of: {', '.join(FORMATS)}"))
    return form


def coordinate(query, name, limit):
    try:
        value = float(query[name])
    except (KeyError, ValueError):
        raise Refused(refusal(400, f"Parameter '{name}' missing or not a number.")) from None
    if not abs(value) <= limit:
        raise Refused(refusal(400, f"Parameter '{name}' is out of range."))
    return value


def whole(query, name, usual, low, high):
    try:
        return max(low, min(high, int(query.get(name, usual))))
    except ValueError:
        raise Refused(refusal(400, f"Parameter '{name}' must be a number.")) from None


def refusal(status, message):
    return json_answer({"error": {"code": status, "message": message}}, status)


if __name__ == "__main__":
    run(Nominatim)
