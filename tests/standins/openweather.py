#!/usr/bin/env python3
"""OpenWeather: One Call 3.0 and 4.0, the free 2.5 calls and geocoding."""
import re

import atlas
from openweather_answers import (Units, alert_object, current_object, daily_object, forecast_object,
                                 hourly_object, minute_objects, now_object)
from service import Service, run
from sky import Sky, instant, midnight, zone
from wire import Refused, json_answer, whole_number

FAQ = "Please see https://openweathermap.org/faq#error401 for more info."
FAILURES = {
    "invalid_key": (401, f"Invalid API key. {FAQ}"),
    "no_subscription": (401, "Please note that using One Call 3.0 requires a separate subscription to the "
                        "One Call by Call plan. Learn more here https://openweathermap.org/price. If you have "
                        f"a valid subscription to the One Call by Call plan, but still receive this error, {FAQ}"),
    "blocked": (429, "Your account is temporary blocked due to exceeding of requests limitation of your "
                "subscription type. Please choose the proper subscription https://openweathermap.org/price"),
    "city_not_found": (404, "city not found"),
    "internal": (500, "Internal error"),
}
QUIRKS = {
    "cod_text": "the cod of a refusal is a string", "cod_number": "the cod of a refusal is a number",
    "empty_data": "data, list, hourly and daily are empty",
    "sparse": "no visibility, wind_gust, uvi, rain, snow, sunrise or sunset",
    "current_object": "4.0: current instead of data", "weather_null": "weather is null",
}
EARLIEST = instant("1979-01-01T00:00:00Z")
LANGUAGES = ("zh_cn", "en")  # of the texts; any other language is answered in English
STEPS = {"1min": (60, 60), "15min": (900, 50), "1h": (3600, 20), "1day": (86400, 10)}  # seconds, page


class OpenWeather(Service):
    name = "openweather"
    quirks = QUIRKS
    routes = (("GET", "/data/3.0/onecall", "one_call"), ("GET", "/data/3.0/onecall/timemachine", "time_machine"),
              ("GET", "/data/4.0/onecall/current", "current"),
              ("GET", "/data/4.0/onecall/timeline/(1min|15min|1h|1day)", "timeline"),
              ("GET", "/data/4.0/onecall/alert/(.+)", "alert"),
              ("GET", "/data/2.5/weather", "weather"), ("GET", "/data/2.5/forecast", "forecast"),
              ("GET", "/geo/1.0/direct", "direct"), ("GET", "/geo/1.0/reverse", "reverse"),
              ("GET", "/geo/1.0/zip", "postcode"))

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--key-id", default="stand-in-appid", help="the appid that is admitted")
        parser.add_argument("--plan", choices=("3.0", "4.0", "2.5"), default="3.0",
                            help="which One Call the key has subscribed to; the free calls always work")

    def reset(self):
        super().reset()
        self.sky, self.alerts = Sky(), []

    def controls(self):
        return {"sky": self.setter("sky", Sky),
                "alerts": self.setter("alerts", lambda given: [alert_object(alert) for alert in given])}

    # --- refusals

    def knows_failure(self, name):
        return name in FAILURES

    def failure(self, name, request):
        status, message = FAILURES[name]
        return self._refusal(status, message, request)

    def failure_with_status(self, status, request):
        message = next((text for known, text in FAILURES.values() if known == status), "Internal error")
        return self._refusal(status, message, request)

    def quota_exceeded(self, window):
        return self._refusal(429, FAILURES["blocked"][1])

    def not_found(self, request):
        return self._refusal(404, "Internal error", request)

    @staticmethod
    def _refusal(status, message, request=None, parameters=None):
        """401 and 429 have a number as cod, the others a text, unless a quirk turns that round."""
        quirks = request.quirks if request else set()
        as_text = "cod_text" in quirks or (status not in (401, 429) and "cod_number" not in quirks)
        body = {"cod": str(status) if as_text else status, "message": message}
        return json_answer({**body, "parameters": parameters} if parameters else body, status)

    # --- what a request must have

    def _admit(self, request, plan=None):
        if request.query.get("appid") != self.options.key_id:
            raise Refused(self.failure("invalid_key", request))
        if plan and plan != self.options.plan:
            raise Refused(self.failure("no_subscription", request))

    def _place(self, request, plan=None):
        self._admit(request, plan)
        query = request.query
        if not query.get("lat") and not query.get("lon"):
            raise Refused(self._refusal(400, "Nothing to geocode", request, ["lat", "lon"] if plan else None))
        found = []
        for name, limit, word in (("lat", 90, "latitude"), ("lon", 180, "longitude")):
            value = query.get(name, "")
            if not re.fullmatch(r"-?\d+(\.\d+)?", value) or abs(float(value)) > limit:
                raise Refused(self._refusal(400, f"wrong {word}", request, [name] if plan else None))
            found.append(float(value))
        return found

    def _wrapped(self, request, lat, lon, members):
        """The members with place and zone, after the quirks."""
        name, offset = zone(lat, lon)
        if "empty_data" in request.quirks:
            members = {key: [] if isinstance(value, list) else value for key, value in members.items()}
        return json_answer({"lat": lat, "lon": lon, "timezone": name, "timezone_offset": offset, **members})

    def _units(self, request):
        return Units(request.query.get("units", "standard"), request.query.get("lang", "en"), request.quirks)

    # --- One Call 3.0

    def one_call(self, request):
        lat, lon = self._place(request, "3.0")
        units, now = self._units(request), self.clock.unix
        start = midnight(now, zone(lat, lon)[1])
        hour = now // 3600 * 3600
        members = {
            "current": current_object(self.sky, lat, lon, now, units),
            "minutely": minute_objects(self.sky, lat, lon, now // 60 * 60),
            "hourly": [hourly_object(self.sky, lat, lon, hour + 3600 * n, units) for n in range(48)],
            "daily": [daily_object(self.sky, lat, lon, start + 86400 * n, units) for n in range(8)]}
        if alerts := [alert for alert in self.alerts if alert["end"] > now]:
            members["alerts"] = [{k: v for k, v in alert.items() if k != "id"} for alert in alerts]
        left_out = set(request.query.get("exclude", "").split(","))
        return self._wrapped(request, lat, lon, {k: v for k, v in members.items() if k not in left_out})

    def time_machine(self, request):
        lat, lon = self._place(request, "3.0")
        dt = request.query.get("dt", "")
        if not re.fullmatch(r"-?\d+", dt):
            return self._refusal(400, "wrong dt", request, ["dt"])
        if not EARLIEST <= int(dt) <= self.clock.unix + 4 * 86400:
            return self._refusal(400, "requested time is out of allowed range", request, ["dt"])
        return self._wrapped(request, lat, lon, {
            "data": [current_object(self.sky, lat, lon, int(dt), self._units(request))]})

    # --- One Call 4.0

    def current(self, request):
        lat, lon = self._place(request, "4.0")
        found = current_object(self.sky, lat, lon, self.clock.unix, self._units(request))
        found["alerts"] = [alert["id"] for alert in self.alerts if alert["end"] > self.clock.unix]
        if "current_object" in request.quirks:
            return self._wrapped(request, lat, lon, {"current": found})
        return self._wrapped(request, lat, lon, {"data": [found]})

    def timeline(self, request, step):
        """A page; next and prev are addresses with the caller's key in them, over plain HTTP."""
        lat, lon = self._place(request, "4.0")
        seconds, most = STEPS[step]
        query, units = request.query, self._units(request)
        start, count = (whole_number(query.get(name, str(usual)))
                        for name, usual in (("start", self.clock.unix), ("cnt", most)))
        if start is None or count is None:
            return self._refusal(400, "wrong start or cnt", request, ["start", "cnt"])
        start, count = start // seconds * seconds, min(count, most)
        if step == "1day":
            start = midnight(start, zone(lat, lon)[1])
            rows = [daily_object(self.sky, lat, lon, start + seconds * n, units) for n in range(count)]
        else:
            rows = [hourly_object(self.sky, lat, lon, start + seconds * n, units) for n in range(count)]
        end = whole_number(query.get("end", ""))
        rows = [row for row in rows if end is None or row["dt"] < end]

        def page(at):
            return (f"http://api.openweathermap.org{request.path}?lat={lat}&lon={lon}&start={at}&cnt={count}"
                    f"&appid={query['appid']}")
        return self._wrapped(request, lat, lon, {"data": rows, "next": page(start + seconds * count),
                                                 "prev": page(start - seconds * count)})

    def alert(self, request, identity):
        self._admit(request, "4.0")
        found = next((alert for alert in self.alerts if alert["id"] == identity), None)
        return json_answer(found) if found else self._refusal(404, "alert not found", request)

    # --- the free calls

    def weather(self, request):
        lat, lon = self._place(request)
        return json_answer(now_object(self.sky, lat, lon, self.clock.unix, self._units(request),
                                      atlas.nearest(lat, lon)))

    def forecast(self, request):
        lat, lon = self._place(request)
        count = whole_number(request.query.get("cnt", "40"), 1, 40)
        if count is None:
            return self._refusal(400, "cnt from 1 to 40", request)
        body = forecast_object(self.sky, lat, lon, self.clock.unix, self._units(request),
                               atlas.nearest(lat, lon), count)
        if "empty_data" in request.quirks:
            body |= {"cnt": 0, "list": []}
        return json_answer(body)

    # --- geocoding

    def direct(self, request):
        self._admit(request)
        words = request.query.get("q", "").split(",")
        if not words[0]:
            return self._refusal(400, "Nothing to geocode", request)
        country = words[-1].lower() if len(words) > 1 else ""
        return self._cities(request, [place for place in atlas.search(words[0])
                                      if place.address["country_code"] == (country or
                                                                           place.address["country_code"])])

    def reverse(self, request):
        place = atlas.nearest(*self._place(request))
        return self._cities(request, [place] if place else [])

    def postcode(self, request):
        self._admit(request)
        code, _, country = request.query.get("zip", "").partition(",")
        for place in atlas.PLACES:
            if code and place.address.get("postcode") == code and place.address["country_code"] == country.lower():
                return json_answer({"zip": code, "name": atlas.city_of(place).name_en, "lat": place.lat,
                                    "lon": place.lon, "country": country.upper()})
        return self._refusal(404, "not found", request) if code else \
            self._refusal(400, "invalid zip code", request)

    def _cities(self, request, places):
        limit = whole_number(request.query.get("limit", "1"), 1, 5)
        if limit is None:
            return self._refusal(400, "wrong limit", request)
        cities = {}
        for place in places:
            city = atlas.city_of(place)
            cities.setdefault(city.name_en, {
                "name": city.name_en, "local_names": {"zh": city.name, "en": city.name_en}, "lat": city.lat,
                "lon": city.lon, "country": city.address["country_code"].upper(),
                "state": city.address.get("state", "")})
        return json_answer(list(cities.values())[:limit])


if __name__ == "__main__":
    run(OpenWeather)
