"""The objects of OpenWeather's answers, in the units and the language of the request."""
import math

from sky import CONDITIONS, instant, midnight, sun, zone, local_text

LEFT_OUT_WHEN_SPARSE = ("visibility", "wind_gust", "uvi", "rain", "snow", "sunrise", "sunset", "pop")


class Units:
    """Converts; without a known name the units are Kelvin and metres a second."""

    def __init__(self, name, language, quirks):
        self.name, self.language, self.quirks = name, language, quirks

    def temp(self, celsius):
        if self.name == "metric":
            return round(celsius, 2)
        return round(celsius * 9 / 5 + 32 if self.name == "imperial" else celsius + 273.15, 2)

    def speed(self, metres):
        return round(metres * 2.23694 if self.name == "imperial" else metres, 2)

    def weather(self, condition, is_day):
        if "weather_null" in self.quirks:
            return None
        group, english, chinese, icon, *_ = CONDITIONS[condition]
        text = chinese if self.language == "zh_cn" else english
        return [{"id": condition, "main": group, "description": text, "icon": icon + ("d" if is_day else "n")}]

    def thinned(self, found):
        if "sparse" in self.quirks:
            return {name: value for name, value in found.items() if name not in LEFT_OUT_WHEN_SPARSE}
        return found


def _common(hour, at, units, is_day):
    found = {
        "dt": at, "temp": units.temp(hour.temp), "feels_like": units.temp(hour.feels_like), "pressure": 1013,
        "humidity": hour.humidity, "dew_point": units.temp(hour.dew_point),
        "uvi": round((100 - hour.clouds) / 20, 2) if is_day else 0, "clouds": hour.clouds,
        "visibility": hour.visibility, "wind_speed": units.speed(hour.wind_speed), "wind_deg": 120,
        "wind_gust": units.speed(hour.gust), "weather": units.weather(hour.condition, is_day)}
    for name in ("rain", "snow"):
        if getattr(hour, name):
            found[name] = {"1h": getattr(hour, name)}
    return found


def _day(lat, lon, at):
    """(sunrise and sunset as members, whether it is day then)."""
    offset = zone(lat, lon)[1]
    times = sun(lat, midnight(at, offset), offset)
    if times is None:
        return {}, abs(lat) > 0 and math.cos((at // 86400 % 365 - 172) / 365 * 2 * math.pi) * lat > 0
    return {"sunrise": times[0], "sunset": times[1]}, times[0] <= at < times[1]


def current_object(sky, lat, lon, at, units):
    times, is_day = _day(lat, lon, at)
    return units.thinned({**_common(sky.at(lat, lon, at), at, units, is_day), **times})


def hourly_object(sky, lat, lon, at, units):
    hour = sky.at(lat, lon, at)
    return units.thinned({**_common(hour, at, units, _day(lat, lon, at)[1]), "pop": hour.chance})


def minute_objects(sky, lat, lon, start):
    return [{"dt": start + 60 * n, "precipitation": sky.at(lat, lon, start + 60 * n).rain} for n in range(60)]


def daily_object(sky, lat, lon, start, units):
    """rain and snow are numbers here, sums of the day."""
    hours, worst = sky.day(lat, lon, start)
    temps = [hour.temp for hour in hours]
    parts = {"morn": hours[7], "day": hours[13], "eve": hours[18], "night": hours[22]}
    found = {
        "dt": start + 43200, **_day(lat, lon, start + 43200)[0], "moonrise": start + 50000,
        "moonset": start + 80000, "moon_phase": round(start // 86400 % 29.53 / 29.53, 2),
        "summary": f"Expect a day of {CONDITIONS[worst.condition][1]}",
        "temp": {"min": units.temp(min(temps)), "max": units.temp(max(temps)),
                 **{name: units.temp(hour.temp) for name, hour in parts.items()}},
        "feels_like": {name: units.temp(hour.feels_like) for name, hour in parts.items()},
        "pressure": 1013, "humidity": worst.humidity, "dew_point": units.temp(worst.dew_point),
        "wind_speed": units.speed(worst.wind_speed), "wind_deg": 120, "wind_gust": units.speed(worst.gust),
        "weather": units.weather(worst.condition, True), "clouds": worst.clouds, "pop": worst.chance,
        "uvi": round((100 - worst.clouds) / 10, 2)}
    for name in ("rain", "snow"):
        if total := round(sum(getattr(hour, name) for hour in hours), 2):
            found[name] = total
    return units.thinned(found)


def now_object(sky, lat, lon, at, units, place):
    """/data/2.5/weather, where cod is a number."""
    hour = sky.at(lat, lon, at)
    times, is_day = _day(lat, lon, at)
    return units.thinned({
        "coord": {"lon": lon, "lat": lat}, "weather": units.weather(hour.condition, is_day), "base": "stations",
        "main": _main(hour, units), "visibility": hour.visibility, "wind": _wind(hour, units),
        "clouds": {"all": hour.clouds}, **_fallen(hour, "1h"), "dt": at,
        "sys": {"country": place.address["country_code"].upper() if place else "", **times},
        "timezone": zone(lat, lon)[1], "id": 1, "name": place.name_en if place else "", "cod": 200})


def forecast_object(sky, lat, lon, at, units, place, count):
    """/data/2.5/forecast, five days in steps of three hours, where cod is a text."""
    start = (at // 10800 + 1) * 10800
    rows = []
    for moment in range(start, start + 10800 * count, 10800):
        hour = sky.at(lat, lon, moment)
        is_day = _day(lat, lon, moment)[1]
        rows.append(units.thinned({
            "dt": moment, "main": {**_main(hour, units), "temp_kf": 0},
            "weather": units.weather(hour.condition, is_day), "clouds": {"all": hour.clouds},
            "wind": _wind(hour, units), "visibility": hour.visibility, "pop": hour.chance,
            **_fallen(hour, "3h", 3), "sys": {"pod": "d" if is_day else "n"},
            "dt_txt": local_text(moment, 0, "%Y-%m-%d %H:%M:%S")}))
    times = _day(lat, lon, at)[0]
    return {"cod": "200", "message": 0, "cnt": count, "list": rows, "city": {
        "id": 1, "name": place.name_en if place else "", "coord": {"lat": lat, "lon": lon},
        "country": place.address["country_code"].upper() if place else "", "population": 0,
        "timezone": zone(lat, lon)[1], **times}}


def _main(hour, units):
    return {"temp": units.temp(hour.temp), "feels_like": units.temp(hour.feels_like),
            "temp_min": units.temp(hour.temp - 1), "temp_max": units.temp(hour.temp + 1), "pressure": 1013,
            "sea_level": 1013, "grnd_level": 1009, "humidity": hour.humidity}


def _wind(hour, units):
    wind = {"speed": units.speed(hour.wind_speed), "deg": 120, "gust": units.speed(hour.gust)}
    if "sparse" in units.quirks:
        del wind["gust"]
    return wind


def _fallen(hour, span, hours=1):
    return {name: {span: round(getattr(hour, name) * hours, 2)} for name in ("rain", "snow")
            if getattr(hour, name)}


def alert_object(given):
    """A warning as One Call has it; times are given as text and kept as seconds."""
    return {"id": given.get("id", "urn:oid:stand-in.1"), "sender_name": given.get("sender_name", "福州市气象台"),
            "event": given["event"], "start": instant(given["start"]), "end": instant(given["end"]),
            "description": given.get("description", ""), "tags": given.get("tags", [])}
