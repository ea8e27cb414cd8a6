"""The weather warnings that the stand-ins for warning services know, and which of them hold now.

Without a word of the test there is a chain for 福州: heavy rain in yellow, four hours later raised to
orange, and ten hours later called off. The clock decides what of it is in force.
"""
from dataclasses import dataclass, fields
from datetime import datetime, timedelta, timezone

# event → (QWeather's code, English)
EVENTS = {"台风": ("1001", "Typhoon"), "暴雨": ("1003", "Rainstorm"), "寒潮": ("1005", "Cold Wave"),
          "大风": ("1006", "Gale"), "高温": ("1009", "Heat"), "雷电": ("1014", "Lightning"),
          "大雾": ("1017", "Heavy Fog"), "霾": ("1019", "Haze"), "雷雨大风": ("1020", "Thunder and Gale")}
# colour → (Chinese, severity in CAP, red, green, blue)
COLOURS = {"blue": ("蓝", "Minor", 30, 50, 205), "yellow": ("黄", "Moderate", 255, 235, 0),
           "orange": ("橙", "Severe", 255, 140, 0), "red": ("红", "Extreme", 230, 0, 0)}
VERBS = {"alert": "发布", "update": "更新", "cancel": "解除"}
CANCEL_SHOWN = timedelta(hours=1)
CHINA = timezone(timedelta(hours=8))


@dataclass
class Warning:
    id: str
    event: str
    colour: str
    issued: datetime
    expires: datetime
    message: str = "alert"
    supersedes: tuple = ()
    sender: str = "福州市气象台"
    adcode: str = "350100"
    lat: float = 26.08
    lon: float = 119.3
    reach_degrees: float = 0.5
    description: str = "请注意防范。"

    @property
    def headline(self):
        return f"{self.sender}{VERBS[self.message]}{self.event}{COLOURS[self.colour][0]}色预警信号"

    def concerns(self, lat, lon):
        return abs(lat - self.lat) <= self.reach_degrees and abs(lon - self.lon) <= self.reach_degrees


def instant(text):
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time needs its offset")
    return at


def warning_from(given):
    """A warning as a test writes it; ValueError for anything that no stand-in could show."""
    if unknown := set(given) - {field.name for field in fields(Warning)}:
        raise ValueError(f"a warning has no {', '.join(sorted(unknown))}")
    made = Warning(**{**given, "issued": instant(given["issued"]), "expires": instant(given["expires"]),
                      "supersedes": tuple(given.get("supersedes", ()))})
    if made.event not in EVENTS or made.colour not in COLOURS or made.message not in VERBS:
        raise ValueError(f"event is one of {', '.join(EVENTS)}, colour of {', '.join(COLOURS)}")
    return made


def warnings_from(given):
    return [warning_from(warning) for warning in given]


CHAIN = warnings_from((
    {"id": "fuzhou-rain-1", "event": "暴雨", "colour": "yellow", "issued": "2026-11-22T08:00:00+08:00",
     "expires": "2026-11-22T20:00:00+08:00"},
    {"id": "fuzhou-rain-2", "event": "暴雨", "colour": "orange", "issued": "2026-11-22T12:00:00+08:00",
     "expires": "2026-11-23T00:00:00+08:00", "message": "update", "supersedes": ["fuzhou-rain-1"]},
    {"id": "fuzhou-rain-3", "event": "暴雨", "colour": "orange", "issued": "2026-11-22T18:00:00+08:00",
     "expires": "2026-11-23T00:00:00+08:00", "message": "cancel", "supersedes": ["fuzhou-rain-2"]}))


def in_force(warnings, now):
    """Issued and not expired, not superseded; a cancellation is shown for an hour."""
    issued = [warning for warning in warnings if warning.issued <= now < warning.expires]
    gone = {identity for warning in issued for identity in warning.supersedes}
    return [warning for warning in issued if warning.id not in gone and not (
        warning.message == "cancel" and warning.issued + CANCEL_SHOWN <= now)]
