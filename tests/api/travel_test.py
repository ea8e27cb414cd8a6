"""Ways on the map: estimated without data, along imported streets, and by a real Valhalla."""
import re
import subprocess
import tempfile
import time
from pathlib import Path

from server_site import BINARY, Site
from valhalla import EXTRACT, Missing, Valhalla

VILLAGE = """<?xml version="1.0"?><osm version="0.6">
 <node id="1" version="1" timestamp="2026-01-02T00:00:00Z" lat="26.000" lon="119.000"/>
 <node id="2" version="1" timestamp="2026-01-02T00:00:00Z" lat="26.000" lon="119.010"/>
 <node id="3" version="1" timestamp="2026-01-02T00:00:00Z" lat="26.010" lon="119.010"/>
 <way id="9" version="1" timestamp="2026-01-02T00:00:00Z"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
  <tag k="highway" v="residential"/></way></osm>"""
ACROSS = "/api/travel/route?from=26.0,119.0&to=26.01,119.01"


def route_becomes(site, source, timeout_s=30):
    """The server looks for imports every second: asks until the way comes from that source."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        answer = site.request("GET", ACROSS).json
        if answer["source"] == source:
            return answer
    return answer


def test_a_way_is_estimated_until_streets_are_imported(site, check):
    guess = site.request("GET", ACROSS).json
    check(guess["source"] == "estimate" and guess["coordinates"] == [], f"{guess}")
    village = site.data / "village.osm"
    village.write_text(VILLAGE)
    done = subprocess.run([str(BINARY), "import", "streets", str(village), "--data", str(site.data)],
                          capture_output=True, text=True, timeout=120)
    check(done.returncode == 0 and "village, 2026-01-02: 1 ways" in done.stdout, f"{done}")
    way = route_becomes(site, "streets")
    check(way["as_of"] == "2026-01-02" and "OpenStreetMap" in way["attribution"], f"{way}")
    check(way["coordinates"] == [[119.0, 26.0], [119.01, 26.0], [119.01, 26.01]], f"{way}")
    check(abs(way["metres"] - 2111) < 10 and way["minutes"] == 29, f"{way}")


def test_what_is_no_question_is_refused(site, check):
    for wrong in ("", "?from=26,119", "?from=26,119&to=26", "?from=26,119&to=26,x", "?from=126,119&to=26,119",
                  "?from=26,119&to=26,119.1&mode=camel", "?from=26,119&to=26,119.1&area=12"):
        answer = site.request("GET", "/api/travel/route" + wrong)
        check(answer.status == 422, f"{wrong}: {answer}")
    far = site.request("GET", "/api/travel/route?from=26,119&to=27,119&mode=walk",
                       headers={"Accept-Language": "en"})
    check(far.status == 404 and "Nobody goes so far" in far.json["detail"], f"{far}")
    for odd in ("?from=26,119&to=26,119&mode=taxi", "?from=90,180&to=-90,-180&mode=taxi", "?from=0,0&to=0,0&mode=metro"):
        check(site.request("GET", "/api/travel/route" + odd).status in (200, 404), odd)


def test_a_streets_file_that_is_damaged_is_left_out(site, check):
    (site.data / "streets").mkdir(exist_ok=True)
    (site.data / "streets/bad.streets").write_bytes(b"XQSTREE1 and nothing else")
    check(route_becomes(site, "streets")["source"] == "streets", "the others still answer")
    check(site.request("GET", ACROSS).status == 200, "and nothing breaks")


def test_a_real_valhalla_draws_the_way_and_may_go_away(_, check):
    try:
        with Valhalla() as engine:
            with Site(["travel.order=valhalla", f"travel.valhalla_url={engine.url}"]) as site:
                compare_with(engine, site, check)
                subprocess.run([str(BINARY), "import", "streets", str(EXTRACT), "--data", str(site.data)], check=True,
                               capture_output=True, timeout=120)
                engine.stop()
                gone = site.request("GET", "/api/travel/route?from=47.14,9.52&to=47.16,9.51&mode=walk")
                check(gone.status == 200 and gone.json["source"] in ("streets", "estimate"), f"{gone}")
    except Missing as why:
        print(f"skipped: {why}", flush=True)


WISH = {"destination": "列支敦士登", "startDate": "2027/06/11", "endDate": "2027/06/12", "budget": 20000,
        "accessibility": False, "kidFriendly": False, "petFriendly": False}


def ways_of_plans(site, token, wanted, timeout_s=120):
    """The sources of all ways of three plans, once there is one of those that are wanted."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        answer = site.request("POST", "/api/recommendations", WISH, token=token)
        found = set(re.findall(r'"source":"(estimate|streets|engine|timetable)"', answer.body.decode()))
        if answer.status == 200 and wanted in found:
            return found
        time.sleep(0.2)
    return found


def test_plans_go_by_what_a_real_valhalla_says_and_by_our_streets_without_it(_, check):
    try:
        with Valhalla() as engine, tempfile.TemporaryDirectory() as data:
            town = Path(data) / "vaduz.osm.pbf"
            subprocess.run(["osmium", "extract", "-b", "9.50,47.125,9.53,47.16", "-o", str(town), str(EXTRACT)],
                           check=True, capture_output=True, timeout=120)
            for command in (["osm", str(town), "--area", "列支敦士登"], ["streets", str(town)]):
                done = subprocess.run([str(BINARY), "import", *command, "--data", data], capture_output=True, text=True,
                                      timeout=120)
                check(done.returncode == 0, f"{done}")
            check("places of 列支敦士登 worked out anew" in done.stdout, f"{done}")
            with Site(["travel.order=valhalla", f"travel.valhalla_url={engine.url}"], data=data) as site:
                token, name, password, _ = site.sign_up()
                check("engine" in ways_of_plans(site, token, "engine"), "its table is in the plans")
            engine.stop()
            with Site(data=data) as site:
                login = site.request("POST", "/api/login", {"username": name, "password": password})
                check("streets" in ways_of_plans(site, login.json["access_token"], "streets"), "nobody is asked any more")
    except Missing as why:
        check.skip("Valhalla in plans", why)


def compare_with(engine, site, check):
    for mode, costing, overhead_min in (("walk", "pedestrian", 0), ("bike", "bicycle", 3), ("taxi", "auto", 5)):
        ours = site.request("GET", f"/api/travel/route?from=47.14,9.52&to=47.16,9.51&mode={mode}").json
        trip = engine.ask("/route", {"locations": [{"lat": 47.14, "lon": 9.52}, {"lat": 47.16, "lon": 9.51}],
                                     "costing": costing})["trip"]
        check(ours["source"] == "engine", f"{mode}: {ours}")
        check(abs(ours["metres"] - trip["summary"]["length"] * 1000) < 200, f"{mode}: {ours['metres']} {trip['summary']}")
        check(abs(ours["minutes"] - overhead_min - trip["summary"]["time"] / 60) < 3, f"{mode}: {ours['minutes']}")
        check(len(ours["coordinates"]) > 20, f"{mode}: the line has its bends")
    lost = site.request("GET", "/api/travel/route?from=26,119&to=26,119.01&mode=walk").json
    check(lost["source"] == "estimate", "off Valhalla's map the estimate answers")
