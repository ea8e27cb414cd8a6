"""An office that publishes its warnings by CAP, followed by a running server from the first to the all-clear."""
import atexit
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from server_site import once

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "standins"))
from cap import SENDER, document, time_text  # noqa: E402
from running import StandIn  # noqa: E402
from warnings_in_force import CHAIN  # noqa: E402

office = StandIn("cap")
office.__enter__()
atexit.register(office.__exit__)
FEED = f"http://127.0.0.1:{office.port}/feeds/atom.xml"
SETTINGS = [f"weather.cap_feeds={FEED}", "weather.cap_feed_seconds=1", "providers.breaker_failures=1000",
            "providers.retries=0"]
RAIN, RAISED, CALLED_OFF = CHAIN
NOW = datetime.now(timezone.utc).replace(microsecond=0)
ISSUED = {warning.id: NOW - timedelta(minutes=3 - at) for at, warning in enumerate(CHAIN)}


def held_now(warning):
    """That warning of the chain, issued lately, for the days of the trip."""
    return document(replace(warning, issued=ISSUED[warning.id], expires=NOW + timedelta(days=4)),
                    references=[f"{SENDER},{old},{time_text(ISSUED[old])}" for old in warning.supersedes])


def publish(**documents):
    office.control(documents=documents, named=list(documents))


def kept_trip(site, token):
    day = lambda ahead: (NOW.astimezone(timezone(timedelta(hours=8))) + timedelta(days=ahead)).strftime("%Y-%m-%d")
    asked = {"destination": "福州", "startDate": day(1), "endDate": day(2), "budget": 6000,
             "accessibility": False, "kidFriendly": False, "petFriendly": False}
    made = site.request("POST", "/api/recommendations", asked, token)
    kept = site.request("POST", "/api/trips", {"recommendation_id": made.json["metadata"]["requestId"],
                                               "tier": "economy", "name": "雨天"}, token)
    assert kept.status == 201, kept
    return kept.json["id"]


def alerts_of(site, token, trip):
    return site.request("GET", f"/api/trips/{trip}/alerts", token=token).json["alerts"]


def test_a_warning_that_an_office_publishes_reaches_the_trips_in_its_area_until_it_is_called_off(site, check):
    token, *_ = site.sign_up()
    trip = kept_trip(site, token)
    check(alerts_of(site, token, trip) == [], "nothing yet")
    publish(rain=held_now(RAIN))
    told = once(lambda: alerts_of(site, token, trip), bool)
    check(len(told) == 1 and told[0]["event"]["severity"] == "moderate", f"{told}")
    first = told[0]["event"]["id"]

    publish(rain=held_now(RAIN), raised=held_now(RAISED))
    told = once(lambda: alerts_of(site, token, trip), lambda all: all[0]["event"]["severity"] == "severe")
    check([each["event"]["id"] for each in told] == [first], f"the same event, raised: {told}")
    notices = once(lambda: site.request("GET", "/api/notices", token=token).json["notices"], lambda all: len(all) > 1)
    check(["橙色" in each["title"]["zh"] for each in notices] == [True, False], f"told of both: {notices}")

    calls = len(office.calls())
    office.fault(times=3, status=503)
    office.calls(at_least=calls + 4)
    check(len(alerts_of(site, token, trip)) == 1, "silence calls nothing off")

    publish(called_off=held_now(CALLED_OFF))
    check(once(lambda: alerts_of(site, token, trip), lambda all: not all) == [], "called off")


def test_operators_see_how_the_office_fares(site, check):
    health = site.admin("/readyz?verbose").body.decode()
    check(f"cap_1: http://127.0.0.1:{office.port}" in health, health)
