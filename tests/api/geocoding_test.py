"""Suggestions while typing on a running server whose geocoder is a stand-in."""
import atexit
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "standins"))
from running import StandIn  # noqa: E402

places = StandIn("locationiq")
suggestions = StandIn("locationiq")
for service in (places, suggestions):
    service.__enter__()
    atexit.register(service.__exit__)
os.environ["XINGQU_TEST_LOCATIONIQ_KEY"] = "pk.stand-in"
SETTINGS = ["geocoding.order=locationiq", "geocoding.locationiq_key=${env:XINGQU_TEST_LOCATIONIQ_KEY}",
            f"geocoding.locationiq_url=http://127.0.0.1:{places.port}", "providers.retries=0",
            f"geocoding.locationiq_suggest_url=http://127.0.0.1:{suggestions.port}"]


def typed(site, words):
    return site.request("GET", f"/api/geo/search?query={words}&as_typed=true",
                        headers={"Accept-Language": "en"}).json


def test_half_a_name_is_completed_by_its_own_host_where_we_have_nothing(site, check):
    found = typed(site, "Castle%20Com")
    check(found["source"] == "locationiq" and found["spots"][0]["name"] == "Castle Combe", f"{found}")
    check("OpenStreetMap" in found["attribution"], f"{found}")
    check(len(suggestions.calls()) == 1 and not places.calls(), "the host of suggestions was asked alone")
    ours = typed(site, "gushan")
    check(ours["source"] == "gazetteer" and len(suggestions.calls()) == 1, f"what we have costs no call: {ours}")


def test_a_host_that_is_dead_costs_an_empty_list_and_no_error(site, check):
    suggestions.fault("/autocomplete", times=9, drop=True)
    found = typed(site, "Zzyzx%20Roa")
    check(found == {"spots": [], "source": "gazetteer", "attribution": ""}, f"{found}")


def test_operators_see_both_hosts(site, check):
    text = site.admin("/readyz?verbose").body.decode()
    check("locationiq_suggest" in text and "pk.stand-in" not in text, text)
