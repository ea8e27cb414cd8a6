"""Two people change a trip while the server is killed again and again, on both databases.

Whatever it acknowledged is in the history exactly once, the chain of versions is unbroken, and the
trip holds in the end. A change whose answer was lost is sent again under its own id until it is
answered, as the app does.
"""
import json
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from http.client import HTTPException

from maria import MariaDb
from role_matrix_test import join, person, saved_trip
from server_site import BINARY, Site

KILLS = 3
MOST_S = 120
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id(dice):
    """A ULID; what it says about the time matters to nobody here."""
    return "01" + "".join(dice.choice(CROCKFORD) for _ in range(24))


class Served:
    """The server that runs now; whoever finds it gone waits for the next one."""

    def __init__(self):
        self.changed = threading.Condition()
        self.site = None

    def begin(self, site):
        with self.changed:
            self.site = site
            self.changed.notify_all()

    def after(self, gone):
        with self.changed:
            assert self.changed.wait_for(lambda: self.site is not gone, MOST_S), "no server comes back"
            return self.site


class Writer(threading.Thread):
    """Writes notes on one visit, each under an id of its own, and remembers what was acknowledged."""

    def __init__(self, served, trip, token, item, seed):
        super().__init__(daemon=True)
        self.served, self.path, self.token, self.item = served, f"/api/trips/{trip}/changes", token, item
        self.dice = random.Random(seed)
        self.acknowledged = []  # (change, version, note)
        self.odd = []
        self.is_over = threading.Event()

    def run(self):
        base = 1
        while not self.is_over.is_set():
            change, note = new_id(self.dice), f"{self.name} {len(self.acknowledged)}"
            body = {"base_version": base, "change_id": change, "keep_violations": True,
                    "commands": [{"type": "set_note", "item": self.item, "note": note}]}
            answer = self.sent(body)
            if answer.status != 200:
                self.odd.append(answer)
                return
            base = answer.json["version"]
            self.acknowledged.append((change, base, note))

    def sent(self, body):
        """The answer, however many servers die before there is one."""
        site = self.served.site
        while True:
            try:
                return site.request("POST", self.path, body, self.token)
            except (OSError, HTTPException):
                site = self.served.after(site)


def wait_for(holds):
    deadline = time.monotonic() + MOST_S
    while not holds():
        assert time.monotonic() < deadline, "nothing is acknowledged any more"
        time.sleep(0.01)


def kill_again_and_again(first, served, writers, settings):
    """Runs servers on the same data, one after the other; the last one goes on."""
    site, dice = first, random.Random(3)
    for _ in range(KILLS):
        goal = sum(len(each.acknowledged) for each in writers) + dice.randint(3, 8)
        wait_for(lambda: sum(len(each.acknowledged) for each in writers) >= goal or any(each.odd for each in writers))
        site.stop(signal.SIGKILL)
        site.__exit__()
        site = Site(settings, data=site.data).__enter__()
        served.begin(site)
    return site


def versions_of(site, trip, token):
    versions, cursor = [], ""
    while True:
        page = site.request("GET", f"/api/trips/{trip}/versions?limit=100{cursor}", token=token).json
        versions += page["versions"]
        if "next_cursor" not in page:
            return versions
        cursor = f"&cursor={page['next_cursor']}"


def note_in(plan, item):
    return next(visit.get("own_note") for day in plan["days"] for visit in day["visits"] if visit["id"] == item)


def check_history(site, trip, owner, writers, check):
    versions = versions_of(site, trip, owner)
    numbers = [each["number"] for each in versions]
    check(numbers == list(range(len(numbers), 0, -1)), f"a number is missing or there twice: {numbers}")
    check(all(each.get("parent", 0) == each["number"] - 1 for each in versions), "the chain of parents is broken")
    acknowledged = [each[1] for writer in writers for each in writer.acknowledged]
    check(len(set(acknowledged)) == len(acknowledged), "one version was acknowledged for two changes")
    check(sorted(acknowledged) == list(range(2, len(numbers) + 1)),
          f"acknowledged {sorted(acknowledged)}, there are {len(numbers)} versions")
    for writer in writers:
        for change, version, note in writer.acknowledged[::5] + writer.acknowledged[-1:]:
            kept = site.request("GET", f"/api/trips/{trip}/versions/{version}", token=owner).json
            check(note_in(kept["plan"], writer.item) == note, f"version {version} has not the note {note}")
        again = site.request("POST", writer.path, {
            "base_version": 1, "change_id": writer.acknowledged[0][0],
            "commands": [{"type": "set_note", "item": writer.item, "note": "sent again"}]}, writer.token)
        check(again.json["version"] == writer.acknowledged[0][1], f"sent again it is another change: {again}")
    check(len(versions_of(site, trip, owner)) == len(numbers), "what was sent again made a version")


def check_end(site, trip, owner, writers, check):
    plan = site.request("GET", f"/api/trips/{trip}", token=owner).json["plan"]
    for writer in writers:
        check(note_in(plan, writer.item) == writer.acknowledged[-1][2], f"the last note of {writer.name} is lost")
    path = site.data / "plan.json"
    path.write_text(json.dumps(plan))
    verified = subprocess.run([str(BINARY), "verify", str(path), "--data", str(site.data / "none")],
                              capture_output=True, text=True, timeout=120)
    check(verified.returncode == 0, f"the trip does not hold in the end: {verified.stdout[-600:]}{verified.stderr}")


def tell(settings, check):
    with tempfile.TemporaryDirectory() as data:
        served = Served()
        served.begin(site := Site(settings, data=data).__enter__())
        try:
            owner, _ = person(site)
            other, name = person(site)
            trip = saved_trip(site, owner)
            join(site, owner, trip, other, name, "editor")
            days = site.request("GET", f"/api/trips/{trip}", token=owner).json["plan"]["days"]
            writers = [Writer(served, trip, owner, days[0]["visits"][0]["id"], 1),
                       Writer(served, trip, other, days[-1]["visits"][-1]["id"], 2)]
            for writer in writers:
                writer.start()
            try:
                site = kill_again_and_again(site, served, writers, settings)
            finally:
                for writer in writers:
                    writer.is_over.set()
            for writer in writers:
                writer.join(MOST_S)
                check(not writer.odd and len(writer.acknowledged) > KILLS, f"{writer.name}: {writer.odd}")
            check_history(site, trip, owner, writers, check)
            check_end(site, trip, owner, writers, check)
        finally:
            served.site.__exit__()


def test_two_writers_lose_nothing_that_was_acknowledged_on_sqlite(site, check):
    tell([], check)


def test_two_writers_lose_nothing_that_was_acknowledged_on_mariadb(site, check):
    if not shutil.which("mariadbd"):
        return check.skip("two writers on MariaDB", "mariadbd is not installed")
    with MariaDb() as maria:
        tell([f"storage.dsn={maria.make_schema('writers')}"], check)
