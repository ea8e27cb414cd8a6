#!/usr/bin/env python3
"""Open-Meteo: the forecast without a key, the archive, and its search for places."""
import re

import atlas
from service import Service, run
from sky import WMO, Sky, instant, local_text, midnight, sun, zone
from wire import Refused, json_answer, whole_number

LIMITS = {"second": "Minutely", "minute": "Minutely", "hour": "Hourly", "day": "Daily"}
WAITS = {"Minutely": "in one minute", "Hourly": "in the next hour", "Daily": "tomorrow"}
REASONS = {f"{name.lower()}_limit": (429, f"{name} API request limit exceeded. Please try again {wait}.")
           for name, wait in WAITS.items()}
REASONS["overloaded"] = (503, "The service is temporarily overloaded. Please try again later.")

# variable → (unit, value of an hour)
HOURLY = {
    "temperature_2m": ("°C", lambda h: h.temp), "apparent_temperature": ("°C", lambda h: h.feels_like),
    "relative_humidity_2m": ("%", lambda h: h.humidity), "dew_point_2m": ("°C", lambda h: h.dew_point),
    "precipitation_probability": ("%", lambda h: round(h.chance * 100)),
    "precipitation": ("mm", lambda h: round(h.rain + h.snow, 2)), "rain": ("mm", lambda h: h.rain),
    "snowfall": ("cm", lambda h: round(h.snow * 0.7, 2)), "weather_code": ("wmo code", lambda h: WMO[h.condition]),
    "cloud_cover": ("%", lambda h: h.clouds), "visibility": ("m", lambda h: h.visibility),
    "wind_speed_10m": ("km/h", lambda h: round(h.wind_speed * 3.6, 1)), "wind_direction_10m": ("°", lambda h: 120),
    "wind_gusts_10m": ("km/h", lambda h: round(h.gust * 3.6, 1)),
    "uv_index": ("", lambda h: round((100 - h.clouds) / 20, 2)),
}
# variable → (unit, value of the day's hours and the hour that stands for it)
DAILY = {
    "weather_code": ("wmo code", lambda hours, worst: WMO[worst.condition]),
    "temperature_2m_max": ("°C", lambda hours, worst: max(h.temp for h in hours)),
    "temperature_2m_min": ("°C", lambda hours, worst: min(h.temp for h in hours)),
    "apparent_temperature_max": ("°C", lambda hours, worst: max(h.feels_like for h in hours)),
    "apparent_temperature_min": ("°C", lambda hours, worst: min(h.feels_like for h in hours)),
    "uv_index_max": ("", lambda hours, worst: round((100 - min(h.clouds for h in hours)) / 10, 2)),
    "precipitation_sum": ("mm", lambda hours, worst: round(sum(h.rain + h.snow for h in hours), 2)),
    "precipitation_hours": ("h", lambda hours, worst: float(sum(1 for h in hours if h.rain + h.snow))),
    "precipitation_probability_max": ("%", lambda hours, worst: round(max(h.chance for h in hours) * 100)),
    "wind_speed_10m_max": ("km/h", lambda hours, worst: round(max(h.wind_speed for h in hours) * 3.6, 1)),
    "wind_gusts_10m_max": ("km/h", lambda hours, worst: round(max(h.gust for h in hours) * 3.6, 1)),
    "wind_direction_10m_dominant": ("°", lambda hours, worst: 120),
}
CHOICES = {"temperature_unit": ("celsius", "fahrenheit"), "wind_speed_unit": ("kmh", "ms", "mph", "kn"),
           "precipitation_unit": ("mm", "inch"), "timeformat": ("iso8601", "unixtime"),
           "cell_selection": ("land", "sea", "nearest")}
FACTORS = {"ms": ("km/h", "m/s", lambda v: v / 3.6), "mph": ("km/h", "mp/h", lambda v: v / 1.60934),
           "kn": ("km/h", "kn", lambda v: v / 1.852), "fahrenheit": ("°C", "°F", lambda v: v * 9 / 5 + 32),
           "inch": ("mm", "inch", lambda v: v / 25.4)}


class OpenMeteo(Service):
    name = "open_meteo"
    quirks = {"nulls": "every second entry of a column is null"}
    routes = (("GET", "/v1/forecast", "forecast"), ("GET", "/v1/archive", "archive"), ("GET", "/v1/search", "search"))

    def reset(self):
        super().reset()
        self.sky = Sky()

    def controls(self):
        return {"sky": self.setter("sky", Sky)}

    def knows_failure(self, name):
        return name in REASONS

    def failure(self, name, request):
        status, reason = REASONS[name]
        return json_answer({"error": True, "reason": reason}, status)

    def failure_with_status(self, status, request):
        reason = next((text for known, text in REASONS.values() if known == status), "Internal Server Error")
        return json_answer({"error": True, "reason": reason}, status)

    def quota_exceeded(self, window):
        return self.failure(f"{LIMITS[window].lower()}_limit", None)

    def not_found(self, request):
        return json_answer({"error": True, "reason": "Not Found"}, 404)

    # --- answers

    def forecast(self, request):
        days = self._number(request, "forecast_days", 7, 0, 16)
        past = self._number(request, "past_days", 0, 0, 92)
        return self._for_places(request, (past, days))

    def archive(self, request):
        if not request.query.get("start_date") or not request.query.get("end_date"):
            refuse("Parameter 'start_date' and 'end_date' must be set")
        return self._for_places(request, None)

    def _for_places(self, request, span):
        lats, lons = ([self._coordinate(text, *words) for text in request.query.get(words[0].lower(), "").split(",")]
                      for words in (("Latitude", 90), ("Longitude", 180)))
        if len(lats) != len(lons):
            refuse("Parameter 'latitude' and 'longitude' must have the same number of elements")
        found = [self._place(request, lat, lon, span) for lat, lon in zip(lats, lons)]
        return json_answer(found[0] if len(found) == 1 else
                           [{**place, **({"location_id": n} if n else {})} for n, place in enumerate(found)])

    def _place(self, request, lat, lon, span):
        name, offset = self._zone(request, lat, lon)
        writer = Columns(request, self.sky, lat, lon, offset)
        first, count = self._days(request, offset, span)
        body = {"latitude": round(lat, 1), "longitude": round(lon, 1), "generationtime_ms": 0.1,
                "utc_offset_seconds": offset, "timezone": name,
                "timezone_abbreviation": f"GMT{offset // 3600:+d}", "elevation": 9.0}
        if "current" in request.query:
            body |= writer.current(listed(request, "current"), self.clock.unix // 900 * 900)
        if "hourly" in request.query:
            body |= writer.hourly(listed(request, "hourly"), first, count * 24)
        if "daily" in request.query:
            if "timezone" not in request.query:
                refuse("Timezone is required")
            body |= writer.daily(listed(request, "daily"), first, count)
        return body

    def _zone(self, request, lat, lon):
        wanted = request.query.get("timezone", "GMT")
        if wanted in ("GMT", "UTC"):
            return "GMT", 0
        if wanted not in ("auto", zone(lat, lon)[0]):
            refuse(f"Invalid timezone {wanted}")  # it knows the zone of the place and no other
        return zone(lat, lon)

    def _days(self, request, offset, span):
        """(start of the first local day, number of days)."""
        today = midnight(self.clock.unix, offset)
        if "start_date" not in request.query and span:
            past, days = span
            return today - past * 86400, past + days
        try:
            start, end = (instant(request.query[name] + "T00:00:00Z") for name in ("start_date", "end_date"))
        except (KeyError, ValueError):
            refuse("Invalid date")
        if end < start:
            refuse("End-date must be larger or equals than start-date")
        if span and not -92 * 86400 <= start - today <= end - today <= 16 * 86400:
            refuse("Parameter 'start_date' is out of allowed range")
        return start - offset, (end - start) // 86400 + 1

    @staticmethod
    def _coordinate(text, word, limit):
        if not re.fullmatch(r"-?\d+(\.\d+)?", text):
            refuse(f"Value of '{word.lower()}' is missing or no number")
        if abs(float(text)) > limit:
            refuse(f"{word} must be in range of -{limit} to {limit}°. Given: {float(text)}.")
        return float(text)

    @staticmethod
    def _number(request, name, usual, low, high):
        text = request.query.get(name, str(usual))
        found = whole_number(text, low, high)
        if found is None:
            refuse(f"Parameter '{name}' is out of allowed range from {low} to {high}. Given {text}.")
        return found

    def search(self, request):
        count = self._number(request, "count", 10, 1, 100)
        words, chinese = request.query.get("name", ""), request.query.get("language", "en").startswith("zh")
        if not words:
            refuse("Parameter name must be set")
        found = [{"id": place.number, "name": place.name if chinese else place.name_en, "latitude": place.lat,
                  "longitude": place.lon, "country_code": place.address["country_code"].upper(),
                  "timezone": zone(place.lat, place.lon)[0], "admin1": place.address.get("state", "")}
                 for place in (atlas.search(words) if len(words) > 1 else [])][:count]
        return json_answer({**({"results": found} if found else {}), "generationtime_ms": 0.1})


class Columns:
    """Writes values as columns, in the units that the request chose."""

    def __init__(self, request, sky, lat, lon, offset):
        self.request, self.sky, self.lat, self.lon, self.offset = request, sky, lat, lon, offset
        for name, known in CHOICES.items():
            if request.query.get(name, known[0]) not in known:
                refuse(f"Cannot initialize {name} from invalid String value {request.query[name]}.")

    def _converted(self, unit, value):
        for choice in ("temperature_unit", "wind_speed_unit", "precipitation_unit"):
            old, new, convert = FACTORS.get(self.request.query.get(choice, ""), (None, None, None))
            if unit == old:
                return new, None if value is None else round(convert(value), 2)
        return unit, value

    def _time(self, unix, form):
        if self.request.query.get("timeformat") == "unixtime":
            return unix
        return local_text(unix, self.offset, form)

    def _time_unit(self):
        return self.request.query.get("timeformat", "iso8601")

    def _table(self, kind, times, columns):
        """columns: name → (unit, values)."""
        units, rows = {"time": self._time_unit()}, {"time": times}
        for name, (unit, values) in columns.items():
            units[name] = self._converted(unit, None)[0]
            rows[name] = [None if "nulls" in self.request.quirks and n % 2 else self._converted(unit, value)[1]
                          for n, value in enumerate(values)]
        return {f"{kind}_units": units, kind: rows}

    def current(self, names, at):
        units, row = {"time": self._time_unit(), "interval": "seconds"}, {"time": self._time(at, "%Y-%m-%dT%H:%M"),
                                                                          "interval": 900}
        hour = self.sky.at(self.lat, self.lon, at)
        for name in names:
            unit, value = ("", lambda _: 1) if name == "is_day" else known(HOURLY, name)
            units[name], row[name] = self._converted(unit, value(hour))
        return {"current_units": units, "current": row}

    def hourly(self, names, start, count):
        hours = self.sky.hours(self.lat, self.lon, start, count)
        times = [self._time(at, "%Y-%m-%dT%H:%M") for at, _ in hours]
        return self._table("hourly", times, {
            name: (known(HOURLY, name)[0], [known(HOURLY, name)[1](hour) for _, hour in hours]) for name in names})

    def daily(self, names, start, count):
        starts = [start + 86400 * n for n in range(count)]
        columns = {}
        for name in names:
            if name in ("sunrise", "sunset"):
                suns = [sun(self.lat, day, self.offset) for day in starts]
                columns[name] = (self._time_unit(), [times and self._time(
                    times[name == "sunset"], "%Y-%m-%dT%H:%M") for times in suns])
            else:
                unit, value = known(DAILY, name)
                columns[name] = (unit, [value(*self.sky.day(self.lat, self.lon, day)) for day in starts])
        return self._table("daily", [self._time(day, "%Y-%m-%d") for day in starts], columns)


def listed(request, name):
    return [word for word in request.query[name].split(",") if word]


def known(variables, name):
    if name not in variables:
        refuse(f"Data corrupted at path ''. Cannot initialize variable from invalid String value {name}.")
    return variables[name]


def refuse(reason):
    raise Refused(json_answer({"error": True, "reason": reason}, 400))


if __name__ == "__main__":
    run(OpenMeteo)
