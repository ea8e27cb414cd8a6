"""Plans that know the weather: forecasts come from a stand-in of OpenWeather."""
import atexit
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "standins"))
from running import StandIn  # noqa: E402

KEY = "canary-of-openweather"
service = StandIn("openweather", "--key-id", KEY)
service.__enter__()
atexit.register(service.__exit__)
key_file = tempfile.NamedTemporaryFile("w", suffix=".key")
key_file.write(KEY + "\n")
key_file.flush()

SETTINGS = ["weather.order=openweather", f"weather.openweather_url=http://127.0.0.1:{service.port}",
            f"weather.openweather_key=${{file:{key_file.name}}}"]
WIRE_TIME = "%Y-%m-%dT%H:%M:%SZ"
CHINA = timezone(timedelta(hours=8))
THUNDER = 211


def in_days(number, hour=0):
    day = datetime.now(CHINA).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=number)
    return day


def sky(spells):
    """From and until in China's hours, and the condition."""
    return [{"from": start.astimezone(timezone.utc).strftime(WIRE_TIME),
             "until": end.astimezone(timezone.utc).strftime(WIRE_TIME), "condition": condition}
            for start, end, condition in spells]


def ask(site, token, destination, first, last):
    return site.request("POST", "/api/recommendations",
                        {"destination": destination, "startDate": in_days(first).strftime("%Y-%m-%d"),
                         "endDate": in_days(last).strftime("%Y-%m-%d"), "budget": 9000, "accessibility": False,
                         "kidFriendly": False, "petFriendly": False, "party": {"adults": 2}}, token)


def in_the_open(day):
    return [visit for visit in day["visits"] if visit["role"] == "sight" and visit["place"]["is_outdoor"]]


def begin(spells):
    service.control(reset=True, now=datetime.now(timezone.utc).strftime(WIRE_TIME))
    service.control(sky=sky(spells))


def test_plans_keep_clear_of_thunder_and_say_so(site, check):
    begin([(in_days(1, 13), in_days(1, 18), THUNDER)])
    token, *_ = site.sign_up()
    answer = ask(site, token, "福建省福州市鼓楼区", 1, 2)
    if not check(answer.status == 200, f"{answer}"):
        return
    for tier in answer.json["data"]:
        day = tier["days"][0]
        weather = day["weather"]
        check(weather["basis"] == "forecast" and weather["source"] == "openweather", f"{weather}")
        check(weather["attribution"] and weather["as_of"], f"{weather}")
        foul = [each for each in weather["foul"] if each["why"]["zh"].startswith("雷")]
        if not check(len(foul) == 1 and foul[0]["from"] <= "13:00" and foul[0]["until"] >= "18:00", f"{weather}"):
            continue
        check(foul[0]["from"] in weather["advice"]["zh"], f"{weather}")
        for visit in in_the_open(day):
            is_clear = visit["end"] <= foul[0]["from"] or visit["start"] >= foul[0]["until"]
            check(is_clear != ("foul_weather" in visit), f"{visit['place']['name']} {visit['start']}")
            check(is_clear or "alternative" in visit, f"{visit['place']['name']}")


def test_far_days_have_what_the_month_usually_is(site, check):
    begin([])
    token, *_ = site.sign_up()
    before = len(service.calls())
    for tier in ask(site, token, "福建省福州市", 60, 61).json["data"]:
        weather = tier["days"][0]["weather"]
        check(weather["basis"] == "normals" and weather["foul"] == [] and "advice" not in weather, f"{weather}")
    check(len(service.calls()) == before, "nobody was asked")


def test_a_service_that_hangs_does_not_hold_plans_up(site, check):
    begin([])
    service.fault(times=20, delay_s=30)
    token, *_ = site.sign_up()
    answer = ask(site, token, "福建省厦门市", 1, 2)
    if not check(answer.status == 200, f"{answer}"):
        return
    check(all(tier["days"][0]["weather"]["basis"] == "normals" for tier in answer.json["data"]), f"{answer}")
    check(service.calls(at_least=1), "it was asked")
