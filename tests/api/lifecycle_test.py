"""Start, stop, crash, save and restore of the real server."""
import re
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from server_site import BINARY, Site

SETTINGS = ["server.drain_wait_seconds=1"]
CANARY = "canary-" + "zq7" * 5


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)], capture_output=True, text=True, timeout=120)


def test_the_probes_answer_on_the_admin_listener_alone(site, check):
    check(site.admin("/livez").status == 200, "alive")
    ready = site.admin("/readyz?verbose")
    check(ready.status == 200 and "database" in ready.body.decode(), f"{ready}")
    for path in ("/livez", "/readyz", "/metrics"):
        outside = site.request("GET", path)
        check(outside.status == 404 or b"<html" in outside.body, f"{path} outside: {outside}")


def test_what_people_type_never_reaches_the_log(site, check):
    password = CANARY + " pass"
    site.request("POST", "/api/register", {"username": "logged", "password": password, "email": "c4nary@example.com"})
    login = site.request("POST", "/api/login", {"username": "logged", "password": password}).json
    site.request("POST", "/api/login", {"username": CANARY, "password": CANARY + "wrong"})
    site.request("GET", f"/reset-password?token={CANARY}")
    site.request("GET", "/api/account", token=login["access_token"])
    site.request("POST", "/api/password-resets/confirm", {"token": CANARY, "new_password": password})
    written = "".join(path.read_text() for path in [*site.data.glob("logs/*.log"), site.data / "console.log"])
    check("POST /api/login" in written, "requests are logged")
    for secret in (CANARY, "c4nary@", login["access_token"], login["refresh_token"]):
        check(secret not in written, f"{secret[:12]}… is in the log")
    line = re.compile(r"\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] \[(TRACE|DEBUG|INFO|WARN|ERROR)\]( \[[^\]]+\]){4} - .+")
    odd = [text for text in written.splitlines() if text and not line.fullmatch(text)]
    check(not odd, f"lines of another format: {odd[:3]}")


def test_a_backup_made_while_serving_is_a_whole_site(site, check):
    token, name, password, _ = site.sign_up()
    stop = threading.Event()

    def keep_writing():
        while not stop.is_set():
            site.request("PATCH", "/api/account", {"display_name": "写"}, token)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    with tempfile.TemporaryDirectory() as folder:
        saved = run("backup", "--data", site.data, "--to", folder)
        stop.set()
        writer.join()
        check(saved.returncode == 0, saved.stderr)
        restored = Path(folder) / "restored"
        check(run("restore", next(Path(folder).glob("backup-*")), "--data", restored).returncode == 0, "restored")
        with Site(SETTINGS, data=restored) as second:
            login = second.request("POST", "/api/login", {"username": name, "password": password})
            check(login.status == 200, f"the person is there: {login}")
            check(second.request("GET", "/api/account", token=token).status == 200, "and old tokens still hold")


def test_nothing_is_lost_when_it_is_killed(site, check):
    with tempfile.TemporaryDirectory() as data:
        with Site(SETTINGS, data=data) as first:
            _, name, password, _ = first.sign_up()
            first.stop(signal.SIGKILL)
        with Site(SETTINGS, data=data) as second:
            login = second.request("POST", "/api/login", {"username": name, "password": password})
            check(login.status == 200, f"after kill -9: {login}")


def test_sigterm_says_not_ready_finishes_and_ends_with_0(site, check):
    with Site(SETTINGS) as draining:
        token, *_ = draining.sign_up()
        draining.process.send_signal(signal.SIGTERM)
        seen = set()
        while 503 not in seen:
            try:
                seen.add(draining.admin("/readyz").status)
                check(draining.request("GET", "/api/account", token=token).status == 200, "still serves while it waits")
            except OSError:
                break
        check(503 in seen, f"not ready while draining: {seen}")
        check(draining.process.wait(30) == 0, "ends with 0")
        log = (draining.data / "logs/xingqu.log").read_text()
        check("draining" in log and log.rstrip().endswith("stopped"), "says so in the log")


def test_plan_and_verify_need_no_server(site, check):
    request = Path(__file__).resolve().parents[1] / "data/fuzhou_3_days.json"
    with tempfile.TemporaryDirectory() as folder:
        planned = run("plan", "--request", request, "--data", Path(folder) / "none")
        check(planned.returncode == 0, planned.stderr)
        plan = Path(folder) / "plan.json"
        plan.write_text(planned.stdout)
        verified = run("verify", plan, "--data", Path(folder) / "none")
        check(verified.returncode == 0, verified.stdout + verified.stderr)
        plan.write_text(planned.stdout.replace('"quantity":1', '"quantity":2', 1))
        tampered = run("verify", plan, "--data", Path(folder) / "none")
        check(tampered.returncode == 1, "a ledger that was tampered with does not hold")
