"""A kept trip as files, read by parsers that others wrote."""
import json
import subprocess
import tempfile
from pathlib import Path

from peer_python import PYTHON, peers_missing

READER = Path(__file__).parent / "peers/read_exports.py"
TYPES = {"ics": "text/calendar; charset=utf-8", "gpx": "application/gpx+xml",
         "kml": "application/vnd.google-earth.kml+xml", "geojson": "application/geo+json",
         "jsonld": "application/ld+json", "pdf": "application/pdf"}


def kept_trip(site, token):
    asked = {"destination": "福州", "startDate": "2027-04-12", "endDate": "2027-04-14", "budget": 9000,
             "accessibility": False, "kidFriendly": False, "petFriendly": False}
    made = site.request("POST", "/api/recommendations", asked, token)
    kept = site.request("POST", "/api/trips", {"recommendation_id": made.json["metadata"]["requestId"],
                                               "tier": "economy", "name": "春天, 三天"}, token)
    assert kept.status == 201, kept
    return kept.json


def visits_of(trip):
    return [(day["date"], visit) for day in trip["plan"]["days"] for visit in day["visits"]]


def read_all(folder):
    """What other programs' parsers find in the files of a folder."""
    return json.loads(subprocess.run([str(PYTHON), str(READER), str(folder)], capture_output=True, text=True,
                                     check=True, timeout=120).stdout)


def sights_of(seen):
    return [event["summary"] for event in seen["events"] if event["kind"] in ("SIGHT", "MEAL")]


def test_other_programs_read_the_exports(site, check):
    if missing := peers_missing():
        return check.skip("exports read by other parsers", missing)
    token, *_ = site.sign_up()
    trip = kept_trip(site, token)
    with tempfile.TemporaryDirectory() as folder:
        for ending, content_type in TYPES.items():
            answer = site.request("GET", f"/api/trips/{trip['id']}/trip.{ending}", token=token)
            check(answer.status == 200 and answer.headers["content-type"] == content_type, f"{ending}: {answer}")
            check(f"trip.{ending}" in answer.headers["content-disposition"], f"{answer.headers}")
            (Path(folder) / f"trip.{ending}").write_bytes(answer.body)
        seen = read_all(folder)
    names = [visit["place"]["name"]["zh"] for _, visit in visits_of(trip)]
    events = [event for event in seen["events"] if event["kind"] in ("SIGHT", "MEAL")]
    check([event["summary"] for event in events] == names, f"calendar: {[event['summary'] for event in events]}")
    check([event["start"] for event in events] ==
          [f"{date}T{visit['start']}:00+08:00" for date, visit in visits_of(trip)], f"starts: {events}")
    check(len({event["uid"] for event in seen["events"]}) == len(seen["events"]), "events have names of their own")
    check(sum(event["kind"] == "LODGING" for event in seen["events"]) == 2, "two nights")
    check([name for route in seen["routes"] for name in route] == names, f"routes: {seen['routes']}")
    check(seen["pages"] >= 2, f"{seen['pages']} pages")
    paper = "".join(seen["text"].split())
    missing = [name for name in names if "".join(name.split()) not in paper]
    check(not missing, f"not on paper: {missing}")


def read_exports(site, token, trip, calendar=""):
    """What other programs' parsers find in the exports of a trip, with its own calendar or that of a link."""
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("ics", "gpx", "pdf"):
            answer = site.request("GET", f"/api/trips/{trip['id']}/trip.{ending}", token=token)
            (Path(folder) / f"trip.{ending}").write_bytes(answer.body)
        if calendar:
            (Path(folder) / "trip.ics").write_bytes(site.request("GET", calendar).body)
        return read_all(folder)


def test_a_visit_past_midnight_ends_on_the_next_day(site, check):
    if missing := peers_missing():
        return check.skip("a visit past midnight, read by other parsers", missing)
    token, *_ = site.sign_up()
    trip = kept_trip(site, token)
    first = trip["plan"]["days"][0]
    late = first["visits"][-1]["id"]
    changed = site.request("POST", f"/api/trips/{trip['id']}/changes", {
        "base_version": 1, "change_id": "01JBF1Z6MM4Q0V5G8D0JX3TQ01", "keep_violations": True,
        "commands": [{"type": "start_at", "item": late, "start": "23:30"},
                     {"type": "resize", "item": late, "minutes": 75}]}, token)
    check(changed.status == 200, f"{changed}")
    seen = read_exports(site, token, trip)
    visits = [event for event in seen["events"] if event["kind"] in ("SIGHT", "MEAL")]
    check("2027-04-13T00:45:00+08:00" in [event["end"] for event in visits], f"calendar: {visits}")
    check("23:30–00:45(+1)" in "".join(seen["text"].split()), "on paper")


def test_a_trip_is_exported_for_its_people_alone(site, check):
    token, *_ = site.sign_up()
    stranger, *_ = site.sign_up()
    trip = kept_trip(site, token)
    for ending in TYPES:
        path = f"/api/trips/{trip['id']}/trip.{ending}"
        check(site.request("GET", path, token=stranger).status == 404, f"{ending} for a stranger")
        check(site.request("GET", path).status == 401, f"{ending} without signing in")


def changes_of(trip):
    """Commands that take visits to other days, swap them and leave one out."""
    days = [[visit["id"] for visit in day["visits"]] for day in trip["plan"]["days"]]
    dates = [day["date"] for day in trip["plan"]["days"]]
    yield {"type": "move", "item": days[0][-1], "day": dates[2]}
    yield {"type": "swap", "item": days[0][0], "with": days[1][0]}
    yield {"type": "to_tray", "item": days[1][-1]}
    yield {"type": "optimise", "day": dates[2]}


def test_a_changed_trip_has_one_order_wherever_it_is_read(site, check):
    if missing := peers_missing():
        return check.skip("one order, read by other parsers", missing)
    token, *_ = site.sign_up()
    trip = kept_trip(site, token)
    path = f"/api/trips/{trip['id']}"
    feed = site.request("POST", "/api/calendar-feeds", {"trip": trip["id"]}, token).json["path"]
    link = site.request("POST", f"{path}/shares", {"hides": ["prices"]}, token).json["token"]
    orders = set()
    for version, command in enumerate(changes_of(trip), start=1):
        changed = site.request("POST", f"{path}/changes", {
            "base_version": version, "change_id": f"01JBF1Z6MM4Q0V5G8D0JX3TQ{version:02}", "keep_violations": True,
            "commands": [command]}, token)
        check(changed.status == 200, f"{command}: {changed}")
        page = visits_of(site.request("GET", path, token=token).json)
        names = [visit["place"]["name"]["zh"] for _, visit in page]
        orders.add(tuple(names))
        shared = visits_of(site.request("GET", f"/api/shared/{link}").json)
        check([(date, visit["start"], visit["place"]["name"]["zh"]) for date, visit in shared] ==
              [(date, visit["start"], visit["place"]["name"]["zh"]) for date, visit in page], f"shared: {shared}")
    check(len(orders) > 2, f"the changes change the order: {orders}")
    own = read_exports(site, token, trip)
    followed = read_exports(site, token, trip, calendar=feed)
    check(sights_of(own) == names, f"calendar: {sights_of(own)} {names}")
    check(sights_of(followed) == names, f"calendar link: {sights_of(followed)} {names}")
    check([name for route in own["routes"] for name in route] == names, f"routes: {own['routes']}")
    paper = "".join(own["text"].split())
    numbered = [paper.find(f"{number}.{''.join(name.split())}") for number, name in enumerate(names, start=1)]
    check(-1 not in numbered and numbered == sorted(numbered), f"on paper: {numbered} {names}")
