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
        seen = json.loads(subprocess.run([str(PYTHON), str(READER), folder], capture_output=True, text=True,
                                         check=True, timeout=120).stdout)
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


def test_a_trip_is_exported_for_its_people_alone(site, check):
    token, *_ = site.sign_up()
    stranger, *_ = site.sign_up()
    trip = kept_trip(site, token)
    for ending in TYPES:
        path = f"/api/trips/{trip['id']}/trip.{ending}"
        check(site.request("GET", path, token=stranger).status == 404, f"{ending} for a stranger")
        check(site.request("GET", path).status == 401, f"{ending} without signing in")
