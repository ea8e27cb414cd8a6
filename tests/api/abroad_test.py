"""A trip abroad over the night in which summer time begins: its clocks in the calendar of another program."""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from calendar_feed_test import read_by_a_peer, shown
from exports_test import visits_of
from peer_python import peers_missing
from places_import_test import becomes, import_places

FRANCE = "925000"
ASKED = {"destination": "法国", "startDate": "2027-03-27", "endDate": "2027-03-29", "budget": 20000,
         "accessibility": False, "kidFriendly": False, "petFriendly": False}


def row(number, kind, price, basis, hours="09:00-22:00", more=",,,"):
    """A place of a town of ours on the left bank, by the columns of data/places; `more`: cuisines to sleeps."""
    key = f"paris-{kind}-{number}"
    lat, lon = 48.85 + 0.002 * (number % 4), 2.33 + 0.003 * number
    return (f"{key},{key},{key},,{kind},{lat:.4f},{lon:.4f},,{FRANCE},{hours},,60,90,120,{basis},{price},,,"
            f"indoor,{more},,unknown,unknown,unknown,50,,,ours,2026-11-01,no")


def a_town():
    return [*(row(n, "museum", 80, "ticket") for n in range(10)),
            *(row(n, "restaurant", 90, "meal", more="western,,,") for n in range(8)),
            *(row(n, "hotel", 600, "room_night", "24/7", ",,3,2") for n in range(3))]


def test_a_calendar_abroad_follows_summer_time(site, check):
    if missing := peers_missing():
        return check.skip("a calendar abroad read by another parser", missing)
    done = import_places(site, "paris.csv", a_town())
    assert done.returncode == 0, done
    assert becomes(site, "/api/places/paris-museum-0", lambda answer: answer.status == 200)
    token, *_ = site.sign_up()
    made = site.request("POST", "/api/recommendations", ASKED, token)
    assert made.status == 200, made
    kept = site.request("POST", "/api/trips", {"recommendation_id": made.json["metadata"]["requestId"],
                                               "tier": "economy", "name": "三月"}, token)
    assert kept.status == 201, kept
    visits = visits_of(kept.json)
    check({date for date, _ in visits} == {"2027-03-27", "2027-03-28", "2027-03-29"}, "there is something on each day")
    feed = site.request("POST", "/api/calendar-feeds", {"trip": kept.json["id"]}, token).json
    seen = read_by_a_peer(site.request("GET", feed["path"]).body)
    check(seen["zones"] == ["Europe/Paris"], f"{seen['zones']}")
    events = sorted(shown(seen["events"]).values(), key=lambda event: event["start"])
    there = [datetime.fromisoformat(f"{date}T{visit['start']}").replace(tzinfo=ZoneInfo("Europe/Paris"))
             for date, visit in visits]
    check([event["start"] for event in events] == [at.isoformat() for at in there], "starts by the clocks there")
    check([event["ahead_min"] for event in events] == [at.utcoffset() // timedelta(minutes=1) for at in there],
          "the calendar's own rules say the same")
    check({event["ahead_min"] for event in events} == {60, 120}, "before and after the change")
