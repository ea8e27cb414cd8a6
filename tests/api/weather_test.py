"""The weather of a running server whose forecasts come from stand-ins of OpenWeather and Open-Meteo."""
import atexit
import os
import re
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "standins"))
from running import StandIn  # noqa: E402

KEY = "canary-of-openweather"
os.environ["XINGQU_TEST_QWEATHER_KEY"] = "stand-in-key"
first = StandIn("openweather", "--key-id", KEY)
second = StandIn("open_meteo")
third = StandIn("qweather")
for service in (first, second, third):
    service.__enter__()
    atexit.register(service.__exit__)
key_file = tempfile.NamedTemporaryFile("w", suffix=".key")
key_file.write(KEY + "\n")
key_file.flush()
documents = tempfile.TemporaryDirectory(prefix="xingqu-cap-")


def write_document():
    """A CAP document that holds now."""
    now = datetime.now(timezone(timedelta(hours=8)))
    text = (Path(__file__).resolve().parents[1] / "data/cap/rain.xml").read_text()
    for name, at in (("effective", now), ("expires", now + timedelta(hours=5))):
        text = re.sub(f"<{name}>[^<]*", f"<{name}>{at.strftime('%Y-%m-%dT%H:%M:%S+08:00')}", text)
    Path(documents.name, "rain.xml").write_text(text)


write_document()

SETTINGS = ["weather.order=openweather,open_meteo", "providers.breaker_failures=8", "log.level=debug",
            f"weather.openweather_url=http://127.0.0.1:{first.port}",
            f"weather.open_meteo_url=http://127.0.0.1:{second.port}",
            "weather.warning_order=qweather", f"weather.qweather_url=http://127.0.0.1:{third.port}",
            "weather.qweather_key=${env:XINGQU_TEST_QWEATHER_KEY}", f"weather.cap_folder={documents.name}",
            f"weather.openweather_key=${{file:{key_file.name}}}"]
# Each a place of its own, because what was asked lately is not asked again.
FUZHOU, XIAMEN, CHENGDU, HANGZHOU, SHANGHAI, BEIJING = (
    "350100", "350200", "510100", "330100", "310000", "110000")
JINAN = "350111"  # a district of Fuzhou that nobody asked about before
FAULTS = [{"reset": True}, {"truncate": 100}, {"garbage": True}, {"error": "invalid_key"}, {"html": True},
          {"status": 500}, {"delay_s": 30}]
PLACES = ["350400", "350500", "350600", "350700", "350800", "350900", "440100"]
MORE_PLACES = ["440300", "440400", "440500", "440600", "440700", "420100"]
WIRE_TIME = "%Y-%m-%dT%H:%M:%SZ"
TRACE = "0af7651916cd43dd8448eb211c80319c"


def begin_anew(service):
    """No faults, no calls, and the clock of the server that asks."""
    service.control(reset=True, now=datetime.now(timezone.utc).strftime(WIRE_TIME))


def weather(site, adcode, **query):
    extra = "".join(f"&{name}={value}" for name, value in query.items())
    return site.request("GET", f"/api/weather?adcode={adcode}{extra}",
                        headers={"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"})


def test_the_first_of_the_order_is_asked_with_our_key_and_in_the_callers_trace(site, check):
    begin_anew(first)
    begin_anew(second)
    now = datetime.now(timezone.utc)
    first.control(sky=[{"from": (now - timedelta(days=2)).strftime(WIRE_TIME),
                        "until": (now + timedelta(days=3)).strftime(WIRE_TIME), "condition": 502}])
    answer = weather(site, FUZHOU, days=2)
    check(answer.status == 200, f"{answer}")
    today = answer.json["days"][0]
    check(today["basis"] == "forecast" and today["source"] == "openweather", f"{today}")
    check(today["sky"] == "heavy_rain" and today["sky_text"] == "大雨" and today["outdoors"] == "bad", f"{today}")
    check(today["rain_mm"] > 0 and today["celsius_min"] <= today["celsius_max"], f"{today}")
    call = first.calls(at_least=1)[0]
    check(KEY in call["target"], f"{call}")
    check("lat=26.06000&lon=119.31000" in call["target"] and "units=metric" in call["target"], f"{call}")
    sent = {name.lower(): value for name, value in dict(call["headers"]).items()}["traceparent"]
    check(TRACE in sent and "b7ad6b7169203331" not in sent, sent)
    check(not second.calls(), "nobody else was asked")


def test_what_was_asked_is_not_asked_again(site, check):
    before = len(first.calls())
    check(weather(site, FUZHOU).json["days"][0]["basis"] == "forecast", "from the cache")
    check(len(first.calls()) == before, "no further call")


def test_far_days_are_what_the_month_usually_is_and_ask_nobody(site, check):
    before = len(first.calls())
    far = (datetime.now(timezone.utc) + timedelta(days=60)).strftime("%Y-%m-%d")
    day = weather(site, XIAMEN, **{"from": far, "days": 1}).json["days"][0]
    check(day["basis"] == "normals" and day["source"] == "general knowledge" and day.get("sky") is None, f"{day}")
    check(len(first.calls()) == before, "nobody was asked")


def test_a_single_hour_is_told(site, check):
    at = (datetime.now(timezone.utc) - timedelta(hours=30)).strftime("%Y-%m-%dT%H:00:00Z")
    answer = site.request("GET", f"/api/weather/moment?adcode=510100&at={at}")
    check(answer.status == 200 and answer.json["at"] == at, f"{answer}")
    check(answer.json["humidity_percent"] > 0 and answer.json["source"] == "openweather", f"{answer}")
    check(site.request("GET", "/api/weather/moment?adcode=510100&at=1970-01-01T00:00:00Z").status == 422, "too old")


def test_the_next_answers_whatever_the_first_does(site, check):
    for fault, place in zip(FAULTS, PLACES):
        first.fault(times=9, **fault)  # a connection that was kept is opened anew before an attempt counts
        answer = weather(site, place)
        check(answer.status == 200 and answer.json["days"][0].get("source") == "open_meteo", f"{fault}: {answer}")
        begin_anew(first)


def test_a_retry_is_made_where_it_may_help(site, check):
    before = len(first.calls())
    first.fault(times=1, reset=True)
    check(weather(site, CHENGDU).json["days"][0]["source"] == "openweather", "the second attempt answers")
    check(len(first.calls(at_least=before + 2)) == before + 2, f"{first.calls()[before:]}")


def test_who_keeps_failing_is_left_alone_and_that_is_told(site, check):
    first.fault(times=1000, status=503)
    for place in MORE_PLACES:
        check(weather(site, place).json["days"][0]["source"] == "open_meteo", place)
    calls = len(first.calls())
    check(weather(site, HANGZHOU).json["days"][0]["source"] == "open_meteo", "the second still answers")
    check(len(first.calls()) == calls, "the first was not called")
    ready = site.admin("/readyz?verbose")
    text = ready.body.decode()
    check(ready.status == 200, f"{ready}")
    check("warn  openweather: left alone since " in text and "It answered 503." in text, text)
    check("ok    open_meteo: " in text, text)
    metrics = site.admin("/metrics").body.decode()
    for series in ('xingqu_provider_breaker{provider="openweather",state="open"} 1',
                   'xingqu_provider_calls_total{outcome="breaker_open",provider="openweather"} ',
                   'xingqu_provider_calls_total{outcome="2xx",provider="open_meteo"} ',
                   'xingqu_cache_lookups_total{cache="weather",outcome="hit"} '):
        check(series in metrics, series)


def test_when_nobody_answers_it_is_E303_with_what_is_known_all_the_same(site, check):
    second.fault(times=1000, status=503, retry_after=60)
    answer = weather(site, SHANGHAI)
    check(answer.status == 200, f"{answer}")
    trouble = answer.json["trouble"]
    check(trouble == {"code": "E-303", "message": "无法加载天气数据，请稍后重试或检查网络连接。", "action": "刷新"},
          f"{trouble}")
    check(answer.json["days"][0]["basis"] == "normals", f"{answer}")
    calls = len(second.calls())
    weather(site, BEIJING)
    check(len(second.calls()) == calls, "who asks for peace gets it")
    check("warn  open_meteo: asked us to come back after " in site.admin("/readyz?verbose").body.decode(), "told")
    check(site.admin("/readyz").status == 200, "still ready")


def test_no_key_and_no_position_is_in_the_log(site, check):
    written = "".join(path.read_text() for path in [*site.data.glob("logs/*.log"), site.data / "console.log"])
    check("/data/3.0/onecall?lat=***" in written, "calls are logged")
    check(KEY not in written, "the key is in the log")
    check("lat=26" not in written and "lon=119" not in written, "a position is in the log")


def test_a_warning_office_is_asked_and_a_document_of_the_operator_stands_beside_it(site, check):
    begin_anew(third)
    third.control(now=datetime.now(timezone.utc).strftime(WIRE_TIME), warnings=[{
        "id": "1", "event": "台风", "colour": "red", "message": "alert", "sender": "福州市气象台",
        "issued": (datetime.now(timezone.utc) - timedelta(hours=1)).strftime(WIRE_TIME),
        "expires": (datetime.now(timezone.utc) + timedelta(hours=6)).strftime(WIRE_TIME)}])
    answer = site.request("GET", f"/api/weather/warnings?adcode={JINAN}")
    check(answer.status == 200, f"{answer}")
    found = answer.json["warnings"]
    check([(each["source"], each["severity"]) for each in found] == [("qweather", "extreme"), ("cap", "moderate")],
          f"{found}")
    check(found[0]["hazard"] == "typhoon" and found[1]["hazard_text"] == "暴雨", f"{found}")
    check(site.request("GET", "/api/weather/warnings").status == 422, "without a place")
    near = site.request("GET", "/api/weather/warnings?lat=26.15&lon=119.28").json["warnings"]
    check(len(near) == 2, f"{near}")
    check(weather(site, JINAN).json["warnings"] == found, "beside the days as well")
    check("stand-in-key" not in (site.data / "console.log").read_text(), "its key is in the log")

