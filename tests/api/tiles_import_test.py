"""Map tiles reach travellers while the server goes on serving."""
import gzip
import json
import subprocess
import time

from server_site import BINARY, ROOT

TOWN = ROOT / "server/tiles/tests/town.osm"
IN_TOWN = "/tiles/14/13621/6961.mvt"


def index_becomes(site, wanted, timeout_s=30):
    """The server looks for imports every second: asks until the index is as wanted."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if wanted(json.loads(site.request("GET", "/tiles/index.json").body)):
            return True
    return False


def test_a_running_server_takes_over_imported_tiles(site, check):
    check(index_becomes(site, lambda index: index["tiles"] == []), "there are none at first")
    check(site.request("GET", IN_TOWN).status == 404, "so there is no tile")
    done = subprocess.run([str(BINARY), "import", "tiles", str(TOWN), "--data", str(site.data)],
                          capture_output=True, text=True, timeout=120)
    check(done.returncode == 0 and "left out: 1 ways" in done.stdout, f"{done}")
    check(index_becomes(site, lambda index: index["as_of"] == "2026-06-02"), "the index names the day")
    tile = site.request("GET", IN_TOWN, headers={"Accept-Encoding": "gzip"})
    check(tile.status == 200 and "小镇博物馆".encode() in gzip.decompress(tile.body), "the town is drawn")
    check(site.request("GET", "/tiles/14/1/1.mvt").status == 204, "and nothing where nothing is")
    check(site.request("GET", "/tiles/14/99999/1.mvt").status == 404, "or outside of the pyramid")


def test_what_is_no_extract_is_refused(site, check):
    refused = subprocess.run([str(BINARY), "import", "tiles", str(ROOT / "README.md"), "--data", str(site.data)],
                             capture_output=True, text=True, timeout=120)
    check(refused.returncode == 1 and "no OpenStreetMap extract" in refused.stderr, f"{refused}")
