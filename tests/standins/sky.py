"""The weather that all stand-ins for weather services report: made up, and the same in each of them.

It depends on place and hour alone. A test lays spells of other weather over it:
[{"from": "2026-11-23T00:00:00Z", "until": "2026-11-24T00:00:00Z", "condition": 502, "temp": 12.5}].
Conditions are OpenWeather's ids; WMO has what Open-Meteo says for the same sky.
"""
import math
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

USUAL = (800, 801, 800, 802, 804, 500, 803, 800)
CHANGEABLE = {"condition", "temp", "wind_speed", "humidity", "rain", "snow"}

# id → (group, English, Chinese, icon without day or night, mm in an hour, share of the sky in clouds)
CONDITIONS = {
    211: ("Thunderstorm", "thunderstorm", "雷阵雨", "11", 4.0, 95),
    202: ("Thunderstorm", "thunderstorm with heavy rain", "雷阵雨伴有大雨", "11", 12.0, 100),
    300: ("Drizzle", "light intensity drizzle", "毛毛雨", "09", 0.2, 90),
    500: ("Rain", "light rain", "小雨", "10", 0.6, 85),
    501: ("Rain", "moderate rain", "中雨", "10", 2.5, 95),
    502: ("Rain", "heavy intensity rain", "大雨", "10", 8.0, 100),
    511: ("Rain", "freezing rain", "冻雨", "13", 1.0, 100),
    521: ("Rain", "shower rain", "阵雨", "09", 3.0, 80),
    522: ("Rain", "heavy intensity shower rain", "强阵雨", "09", 9.0, 95),
    600: ("Snow", "light snow", "小雪", "13", 0.5, 95),
    602: ("Snow", "heavy snow", "大雪", "13", 5.0, 100),
    741: ("Fog", "fog", "雾", "50", 0, 70),
    800: ("Clear", "clear sky", "晴", "01", 0, 0),
    801: ("Clouds", "few clouds", "少云", "02", 0, 20),
    802: ("Clouds", "scattered clouds", "多云", "03", 0, 40),
    803: ("Clouds", "broken clouds", "多云", "04", 0, 70),
    804: ("Clouds", "overcast clouds", "阴", "04", 0, 100),
}
WMO = {211: 95, 202: 99, 300: 51, 500: 61, 501: 63, 502: 65, 511: 66, 521: 81, 522: 82, 600: 71, 602: 75,
       741: 45, 800: 0, 801: 1, 802: 2, 803: 2, 804: 3}


@dataclass
class Hour:
    condition: int
    temp: float  # °C
    humidity: int
    wind_speed: float  # m/s
    rain: float  # mm in the hour
    snow: float

    @property
    def clouds(self):
        return CONDITIONS[self.condition][5]

    @property
    def gust(self):
        return round(self.wind_speed * 1.6, 2)

    @property
    def feels_like(self):
        return round(self.temp - 0.3 * self.wind_speed + (self.humidity - 50) / 25, 2)

    @property
    def dew_point(self):
        return round(self.temp - (100 - self.humidity) / 5, 2)

    @property
    def visibility(self):
        return 400 if self.condition == 741 else 10000

    @property
    def chance(self):
        """Of rain or snow, between 0 and 1."""
        return 0.9 if self.rain or self.snow else round(self.clouds / 250, 2)


class Sky:
    def __init__(self, spells=()):
        self.spells = [self._checked(spell) for spell in spells]

    @staticmethod
    def _checked(spell):
        changes = {name: value for name, value in spell.items() if name not in ("from", "until")}
        if set(changes) - CHANGEABLE or not changes or changes.get("condition", 800) not in CONDITIONS:
            raise ValueError(f"a spell changes {', '.join(sorted(CHANGEABLE))}; its condition is one of "
                             f"{sorted(CONDITIONS)}")
        return instant(spell["from"]), instant(spell["until"]), changes

    def at(self, lat, lon, unix):
        day, hour = unix // 86400, (unix + 3600 * lon / 15) % 86400 / 3600
        season = math.cos((day % 365 - 200) / 365 * 2 * math.pi) * (1 if lat >= 0 else -1)
        known = {
            "condition": USUAL[(day + int(lat) * 3 + int(lon)) % len(USUAL)],
            "temp": 27 - 0.35 * abs(lat) + 9 * season + 4 * math.sin((hour - 9) / 12 * math.pi),
            "humidity": 60 + (day + int(lat)) % 30, "wind_speed": 1.5 + (day + int(lon)) % 5}
        for start, end, changes in self.spells:
            if start <= unix < end:
                known |= changes
        fallen = CONDITIONS[known["condition"]][4]
        snows = CONDITIONS[known["condition"]][0] == "Snow"
        return Hour(condition=known["condition"], temp=round(known["temp"], 2), humidity=known["humidity"],
                    wind_speed=round(known["wind_speed"], 2),
                    rain=known.get("rain", 0 if snows else fallen),
                    snow=known.get("snow", fallen if snows else 0))

    def hours(self, lat, lon, unix, count):
        return [(unix + 3600 * n, self.at(lat, lon, unix + 3600 * n)) for n in range(count)]

    def day(self, lat, lon, start):
        """The hours of the day that starts then, and the hour whose weather stands for it."""
        hours = [hour for _, hour in self.hours(lat, lon, start, 24)]
        return hours, max(hours, key=lambda hour: (hour.rain + hour.snow, hour.clouds))


def instant(text):
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time needs its offset")
    return int(at.timestamp())


def zone(lat, lon):
    """(name, offset in seconds): China has one zone, elsewhere the sun decides."""
    if 18 <= lat <= 54 and 73 <= lon <= 135:
        return "Asia/Shanghai", 28800
    hours = round(lon / 15)
    return (f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"), hours * 3600


def midnight(unix, offset):
    """The start of the local day."""
    return (unix + offset) // 86400 * 86400 - offset


def sun(lat, start, offset):
    """(rise, set) of the local day that starts then, or None where the sun does neither."""
    day = (start + offset) // 86400 % 365
    tilt = 23.44 * math.cos((day - 172) / 365 * 2 * math.pi)
    cosine = -math.tan(math.radians(lat)) * math.tan(math.radians(tilt)) if abs(lat) < 90 else 2
    if abs(cosine) >= 1:
        return None
    half = int(math.degrees(math.acos(cosine)) / 15 * 3600)
    return start + 43200 - half, start + 43200 + half


def local_text(unix, offset, form):
    return datetime.fromtimestamp(unix, timezone(timedelta(seconds=offset))).strftime(form)
