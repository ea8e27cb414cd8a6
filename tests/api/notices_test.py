"""Notices of a running server: pages that listen, the inbox, and a browser behind a push service."""
import atexit
import http.client
import json
import sys
from datetime import datetime, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "standins"))
from running import StandIn  # noqa: E402
from server_site import once  # noqa: E402

service = StandIn("webpush")
service.__enter__()
atexit.register(service.__exit__)
SETTINGS = [f"push.services=http://127.0.0.1:{service.port}", "live.pages_per_person=3",
            "sms.transport=folder"]


class Page:
    """Listens, an event at a time."""

    def __init__(self, site, token, last_id=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
        if last_id:
            headers["Last-Event-ID"] = last_id
        self.connection.request("GET", "/api/live", headers=headers)
        self.answer = self.connection.getresponse()

    def next(self):
        """The fields of the next event, as the server wrote them."""
        fields = {}
        while True:
            line = self.answer.readline().decode().rstrip("\n")
            if not line and fields:
                return fields
            if ": " in line:
                name, value = line.split(": ", 1)
                fields[name] = value

    def close(self):
        self.answer.close()
        self.connection.close()


def try_notices(site, token):
    return site.request("POST", "/api/notices/trial", token=token)


def test_a_page_hears_a_notice_at_once_and_one_that_comes_back_what_it_missed(site, check):
    token = site.sign_up()[0]
    page = Page(site, token)
    check(page.answer.getheader("Content-Type") == "text/event-stream", page.answer.getheaders())
    check(page.next() == {"event": "notices_read", "data": '{"unread":0}'}, "how much is unread")
    check(try_notices(site, token).status == 204, "tried")
    heard = page.next()
    check(heard["event"] == "notice" and json.loads(heard["data"])["kind"] == "trial", heard)
    page.close()

    try_notices(site, token)
    again = Page(site, token, heard["id"])
    check(again.next() == {"event": "notices_read", "data": '{"unread":2}'}, "what is left")
    check(again.next()["id"] > heard["id"], "what was missed")
    listed = site.request("GET", "/api/notices", token=token).json
    marked = site.request("POST", "/api/notices/read", {"until": listed["notices"][0]["id"]}, token)
    check(marked.json == {"unread": 0}, marked)
    check(again.next() == {"event": "notices_read", "data": '{"unread":0}'}, "other pages know")
    again.close()


def test_a_person_listens_in_so_many_pages_and_no_more(site, check):
    token = site.sign_up()[0]
    pages = [Page(site, token) for _ in range(3)]
    refused = site.request("GET", "/api/live", token=token, headers={"Accept-Language": "en"})
    check(refused.status == 429 and int(refused.headers["retry-after"]) > 0, refused)
    check(refused.json["detail"] == "Too many pages of yours listen already.", refused)
    other = Page(site, site.sign_up()[0])
    check(other.answer.status == 200, "another person may")
    for page in (*pages, other):
        page.close()


def test_an_account_that_is_deleted_hears_no_more(site, check):
    token, _, password, _ = site.sign_up()
    page = Page(site, token)
    page.next()
    gone = site.request("DELETE", "/api/account", {"password": password}, token)
    check(gone.status in (200, 204), gone)
    check(page.answer.readline() == b"", "the end")
    page.close()


def test_a_browser_that_agreed_reads_the_notice_and_is_forgotten_when_it_withdraws(site, check):
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    service.control(reset=True, now=now)
    token = site.sign_up()[0]
    key = site.request("GET", "/api/notices/preferences", token=token).json["push_key"]
    browser = service.control(subscribe={"id": "phone", "application_server_key": key})["subscribe"]
    wanted = {"endpoint": browser["endpoint"], "keys": browser["keys"], "device": "Chrome · Android"}
    made = site.request("POST", "/api/notices/subscriptions", wanted, token)
    check(made.status == 201, made)

    try_notices(site, token)
    state = once(lambda: service.ask("GET", "/_control").json, lambda state: state["messages"])
    message = state["messages"][0]
    check(message["problem"] is None, message)
    check(json.loads(message["text"])["title"]["zh"] == "试发的通知", message)

    service.control(unsubscribe="phone")
    try_notices(site, token)
    left = once(lambda: site.request("GET", "/api/notices/subscriptions", token=token).json["subscriptions"],
                lambda listed: not listed)
    check(left == [], left)

    wanted["endpoint"] = "http://169.254.169.254/latest"
    check(site.request("POST", "/api/notices/subscriptions", wanted, token).status == 422, "elsewhere")


def code_in(site, number):
    """The newest code that the sandbox keeps for a number."""
    written = [json.loads(file.read_text()) for file in sorted((site.data / "outbox").glob("*.sms.json"))]
    return [each["word"] for each in written if each["purpose"] == "code" and each["number"] == number][-1]


def test_a_phone_is_told_once_its_code_came_back(site, check):
    token = site.sign_up()[0]

    def preferences():
        return site.request("GET", "/api/notices/preferences", token=token).json

    check("sms" not in preferences()["offered"] and "phone" not in preferences(), preferences())
    wrong = site.request("PUT", "/api/notices/phone", {"number": "12345"}, token)
    check(wrong.status == 422 and wrong.json["errors"][0]["pointer"] == "/number", wrong)
    check(site.request("PUT", "/api/notices/phone", {"number": "138 0013 8000"}, token).status == 204, "a code")
    again = site.request("PUT", "/api/notices/phone", {"number": "138 0013 8000"}, token)
    check(again.status == 429 and int(again.headers["retry-after"]) <= 60, again)
    check(preferences()["phone"] == {"number": "+86 138****8000", "is_confirmed": False}, preferences())
    code = code_in(site, "+8613800138000")
    other = f"{(int(code) + 1) % 1_000_000:06}"
    refused = site.request("POST", "/api/notices/phone/confirmation", {"code": other}, token)
    check(refused.status == 422 and refused.json["errors"][0]["pointer"] == "/code", refused)
    confirmed = site.request("POST", "/api/notices/phone/confirmation", {"code": code}, token)
    check(confirmed.status == 200 and confirmed.json["is_confirmed"], confirmed)
    check("sms" in preferences()["offered"], preferences())
    check(site.request("DELETE", "/api/notices/phone", token=token).status == 204, "removed")
    check("sms" not in preferences()["offered"], preferences())
    check(site.request("DELETE", "/api/notices/phone", token=token).status == 404, "there is none")
