"""Files of other programs become trips, written by a library that is not ours; hostile ones do no harm."""
import base64
import subprocess
import tempfile
from pathlib import Path

from exports_test import kept_trip, visits_of
from peer_python import PYTHON, peers_missing

WRITER = Path(__file__).parent / "peers/write_gpx.py"


def coded(content):
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def imported(site, token, content, **more):
    return site.request("POST", "/api/trips/import", {"file": coded(content), **more}, token)


def test_a_gpx_of_a_friend_becomes_a_trip(site, check):
    if missing := peers_missing():
        return check.skip("a GPX that another library wrote", missing)
    token, *_ = site.sign_up()
    with tempfile.NamedTemporaryFile(suffix=".gpx") as file:
        subprocess.run([str(PYTHON), str(WRITER), file.name], check=True, timeout=120)
        content = Path(file.name).read_bytes()
    preview = imported(site, token, content, is_preview=True)
    check(preview.status == 200 and "trip" not in preview.json, f"{preview}")
    check(site.request("GET", "/api/trips", token=token).json["trips"] == [], "a preview keeps nothing")
    made = imported(site, token, content)
    check(made.status == 201, f"{made}")
    fates = [(stop["name"], stop["match"], stop["fate"]) for stop in made.json["stops"]]
    check(fates == [("鼓山", "same", "visit"), ("三坊七巷", "same", "visit"), ("外婆家", "unknown", "left")], f"{fates}")
    check([left["what"] for left in made.json["left"]] == ["走过的路"], f"{made.json['left']}")
    trip = site.request("GET", f"/api/trips/{made.json['trip']}", token=token).json
    check({visit["place"]["name"]["zh"] for _, visit in visits_of(trip)} == {"鼓山", "三坊七巷"}, "both are visited")
    check(trip["name"] == "福州周末", trip["name"])


def test_a_trip_goes_out_and_comes_back_the_same(site, check):
    token, *_ = site.sign_up()
    trip = kept_trip(site, token)
    for ending in ("json", "ics", "gpx", "kml"):
        file = site.request("GET", f"/api/trips/{trip['id']}/trip.{ending}", token=token).body
        made = imported(site, token, file)
        if not check(made.status == 201, f"{ending}: {made}"):
            continue
        again = site.request("GET", f"/api/trips/{made.json['trip']}", token=token).json
        told = [(date, visit["place"]["key"]) for date, visit in visits_of(again)]
        check(told == [(date, visit["place"]["key"]) for date, visit in visits_of(trip)], f"{ending}: {told}")
        if ending == "json":
            check([visit["start"] for _, visit in visits_of(again)] == [visit["start"] for _, visit in visits_of(trip)],
                  "a trip of ours keeps its times to the minute")


def test_hostile_files_do_no_harm(site, check):
    token, *_ = site.sign_up()
    entities = "".join(f'<!ENTITY e{i} "{"&e%d;" % (i - 1) * 10}">' for i in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY e0 "ha">{entities}]><gpx><wpt lat="1" lon="1"><name>&e11;'
    files = [(bomb + "</name></wpt></gpx>").encode(),
             b'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><wpt lat="1" lon="1"><name>&x;</name></wpt></gpx>',
             b"<kml>" + b"<Folder>" * 100_000, b"PK\x03\x04", b"\xff" * 1000, b'{"format":' * 1000, b"name\n" + b'"' * 1001,
             b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" * 5000, b"\x00", b"a" * (2 << 20)]
    for content in files:
        answer = imported(site, token, content)
        check(answer.status == 422 and b"root:" not in answer.body, f"{content[:40]}: {answer.status}")
    check(site.request("GET", "/readyz").status == 200, "the server is well")
