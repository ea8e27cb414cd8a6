"""A trip that calendar programs read by a link, before and after it changes."""
import json
import subprocess
import tempfile
from pathlib import Path

from exports_test import kept_trip, visits_of
from peer_python import PYTHON, peers_missing

READER = Path(__file__).parent / "peers/read_calendar.py"


def read_by_a_peer(body):
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        file.write(body)
        file.flush()
        ran = subprocess.run([str(PYTHON), str(READER), file.name], stdout=subprocess.PIPE, text=True, check=True,
                             timeout=120)
    return json.loads(ran.stdout)


def shown(events):
    return {event["uid"]: event for event in events if event["kind"] in ("SIGHT", "MEAL")}


def test_a_calendar_program_follows_a_trip(site, check):
    if missing := peers_missing():
        return check.skip("a feed read by another parser", missing)
    token, *_ = site.sign_up()
    trip = kept_trip(site, token)
    feed = site.request("POST", "/api/calendar-feeds", {"trip": trip["id"]}, token)
    check(feed.status == 201, f"{feed}")
    first = site.request("GET", feed.json["path"])
    check(first.headers["content-type"] == "text/calendar; charset=utf-8", f"{first.headers}")
    before = read_by_a_peer(first.body)
    check(before["name"] == "春天, 三天" and before["zones"] == ["Etc/GMT-8"], f"{before['name']} {before['zones']}")
    starts = [f"{date}T{visit['start']}:00+08:00" for date, visit in visits_of(trip)]
    check([event["start"] for event in shown(before["events"]).values()] == starts, "starts by the clocks there")

    day, visit = visits_of(trip)[-1]
    changed = site.request("POST", f"/api/trips/{trip['id']}/changes", {
        "base_version": 1, "change_id": "01JBF1Z6MM4Q0V5G8D0JX3TQ7E", "keep_violations": True,
        "commands": [{"type": "to_tray", "item": visit["id"]}]}, token)
    check(changed.status == 200, f"{changed}")
    second = site.request("GET", feed.json["path"], headers={"If-None-Match": first.headers["etag"]})
    check(second.status == 200, f"a changed trip is sent again: {second.status}")
    after = read_by_a_peer(second.body)
    gone = set(shown(before["events"])) - set(shown(after["events"]))
    check(gone == {f"{trip['id']}.{visit['id']}@xingqu"}, f"one event has gone: {gone}")
    check({event["sequence"] for event in after["events"]} == {1}, "the sequence follows the version")
    again = site.request("GET", feed.json["path"], headers={"If-None-Match": second.headers["etag"]})
    check(again.status == 304 and not again.body, f"what has not changed is not sent: {again.status}")


def test_nobody_guesses_a_calendar(site, check):
    token, *_ = site.sign_up()
    feed = site.request("POST", "/api/calendar-feeds", {}, token).json
    for path in ("/api/calendars/x/trips.ics", feed["path"][:-9] + "x/trips.ics"):
        check(site.request("GET", path).status == 404, path)
    listed = site.request("GET", "/api/calendar-feeds", token=token)
    check(feed["path"].split("/")[3] not in listed.body.decode(), "a list does not tell the links again")
