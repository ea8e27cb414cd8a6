"""An operator's places reach travellers while the server goes on serving."""
import subprocess
import tempfile
import time
from pathlib import Path

from server_site import BINARY, ROOT


def import_places(site, name, rows):
    header = (ROOT / "data/places/fuzhou.csv").read_text().splitlines()[0]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text("\n".join([header, *rows]) + "\n")
        return subprocess.run([str(BINARY), "import", "places", str(file), "--data", str(site.data)],
                              capture_output=True, text=True, timeout=120)


def hill(name):
    return (f"test-hill,{name},Test Hill,,hill,26.0560,119.3980,,350111,,,60,90,120,ticket,,,,outdoor,,,,,,"
            "unknown,unknown,unknown,50,,,seen by us,2024-06-01,no")


def becomes(site, path, wanted, timeout_s=30):
    """The server looks for imports every second: asks until the answer is as wanted."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        answer = site.request("GET", path)
        if wanted(answer):
            return True
    return False


def test_a_running_server_takes_over_what_is_imported(site, check):
    check(site.request("GET", "/api/places/test-hill").status == 404, "nobody knows the hill yet")
    for name in ("新山", "改名山"):
        done = import_places(site, "operator.csv", [hill(name)])
        check(done.returncode == 0 and "imported" in done.stdout, f"{done}")
        check(becomes(site, "/api/places/test-hill", lambda answer: name in answer.body.decode()), f"{name} is served")
    check(site.process.poll() is None, "by the same process")


def test_a_refused_import_changes_nothing(site, check):
    before = site.request("GET", "/api/places/fuzhou-gushan").body
    refused = import_places(site, "fuzhou.csv", [hill("坏山").replace("26.0560", "北")])
    check(refused.returncode == 1 and "refused" in refused.stdout, f"{refused}")
    check(site.request("GET", "/api/places/fuzhou-gushan").body == before, "the old places stay")
