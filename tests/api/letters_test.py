"""Letters of notices, from what happens to what lies in a mailbox: over STARTTLS with a password, through
a mail server that refuses, cuts the line and is slow, read by a mail program that is not ours."""
import atexit
import base64
import email
import email.policy
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "standins"))
from certificate import write_certificate  # noqa: E402
from role_matrix_test import person, saved_trip  # noqa: E402
from running import StandIn  # noqa: E402
from server_site import once  # noqa: E402

folder = tempfile.TemporaryDirectory()
atexit.register(folder.cleanup)
certificate, key = write_certificate(folder.name)
port_file = Path(folder.name, "smtp")
server = StandIn("smtp", "--smtp-port-file", str(port_file), "--smtp-certificate", certificate, "--smtp-key", key,
                 "--user", "xingqu", "--password", "geheim")
server.__enter__()
atexit.register(server.__exit__)
SETTINGS = ["mail.transport=smtp", f"mail.smtp_url=smtp://localhost:{int(port_file.read_text())}",
            "mail.from=xingqu@example.cn", "mail.smtp_user=xingqu", "mail.smtp_password=geheim",
            f"providers.ca_file={certificate}"]
NAME = "安娜·阿里斯托芬内斯-冯·霍恩洛厄-朗根堡 the Eldest"


def invited(site, address, locale="zh-CN"):
    """Somebody with an address who is invited to a trip; answers their token."""
    owner, _ = person(site)
    trip = saved_trip(site, owner)
    token, name = person(site)
    changed = site.request("PATCH", "/api/account", {"email": address, "display_name": NAME, "locale": locale,
                                                      "current_password": "long enough pass"}, token)
    assert changed.status == 200, changed
    made = site.request("POST", f"/api/trips/{trip}/invitations", {"user_name": name, "role": "viewer"}, owner)
    assert made.status == 201, made
    return token


def letters_to(address, at_least=1):
    taken = once(lambda: [call for call in server.calls() if call["to"] == [address]],
                 lambda found: len(found) >= at_least)
    return [(call, base64.b64decode(call["letter_base64"])) for call in taken]


def notice_id(site, token):
    return site.request("GET", "/api/notices", token=token).json["notices"][0]["id"]


def dead_letters(site, operator):
    return site.request("GET", "/api/notices/dead-letters", token=operator).json


def test_a_letter_is_what_mail_programs_expect(site, check):
    token = invited(site, "anna@example.org")
    [(call, raw)] = letters_to("anna@example.org")
    check(call["encrypted"] and call["user"] == "xingqu", "over TLS, signed in")
    check(call["from"] == "xingqu@example.cn", call["from"])
    lines = raw.split(b"\r\n")
    check(max(map(len, lines)) <= 998 and b"\n" not in raw.replace(b"\r\n", b""), "whole lines")
    check(max(len(line) for line in lines if b"=?" in line) <= 76, "encoded words in lines of RFC 2047")
    check(raw.isascii() and not any(line.startswith(b".") for line in lines), "nothing that had to be escaped")

    letter = email.message_from_bytes(raw, policy=email.policy.default)
    check(not letter.defects and not any(part.defects for part in letter.walk()), "no defects")
    check(parseaddr(letter["From"]) == ("行趣 Xingqu", "xingqu@example.cn"), letter["From"])
    name, address = parseaddr(email.message_from_bytes(raw)["To"])  # as it stands on the wire
    check((str(make_header(decode_header(name))), address) == (NAME, "anna@example.org"), letter["To"])
    check("邀请" in letter["Subject"], letter["Subject"])
    age = datetime.now(timezone.utc) - parsedate_to_datetime(letter["Date"])
    check(abs(age) < timedelta(minutes=2), letter["Date"])
    check(letter["Message-ID"] == f"<{notice_id(site, token)}@example.cn>", letter["Message-ID"])
    check(letter["MIME-Version"] == "1.0" and letter["Auto-Submitted"] == "auto-generated", "an automatic letter")
    check(letter.get_content_type() == "multipart/alternative", letter.get_content_type())
    plain, rich = letter.iter_parts()
    check(plain.get_content_type() == "text/plain" and "在行趣中查看" in plain.get_content(), plain.get_content())
    check(rich.get_content_type() == "text/html" and 'lang="zh-CN"' in rich.get_content(), rich.get_content())
    check(plain.get_content().splitlines()[0] == letter["Subject"], "the same is said")


def test_one_post_ends_letters_of_the_kind(site, check):
    token = invited(site, "ben@example.org", "en")
    [(_, raw)] = letters_to("ben@example.org")
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    check("invit" in letter["Subject"], f"in English: {letter['Subject']}")
    check(letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click", letter["List-Unsubscribe-Post"])
    link = urlsplit(letter["List-Unsubscribe"].strip("<>"))
    answer = site.request("POST", f"{link.path}?{link.query}", headers={
        "Content-Type": "application/x-www-form-urlencoded"})
    check(answer.status == 204, answer)
    kinds = site.request("GET", "/api/notices/preferences", token=token).json["kinds"]
    chosen = next(each["channels"] for each in kinds if each["kind"] == "invitation")
    check("email" not in chosen and "push" in chosen, chosen)


def test_a_server_that_has_no_time_or_cuts_the_line_gets_it_again(site, check):
    faults = {"later@example.org": {"match": "RCPT TO:<later@", "reply": "451 4.7.1 Greylisted"},
              "cut@example.org": {"match": "LETTER", "drop": True},
              "slow@example.org": {"match": "MAIL", "delay_s": 2}}
    for address, fault in faults.items():
        server.fault(**fault)
        token = invited(site, address)
        letters = letters_to(address)
        check(len(letters) == 1, f"{address}: {len(letters)} letters")
        check(server.get("/_control").json["next"] == [], f"{address}: the fault was met")
        read = email.message_from_bytes(letters[0][1], policy=email.policy.default)
        check(read["Message-ID"] == f"<{notice_id(site, token)}@example.cn>", f"{address}: the same letter")


def test_a_letter_that_is_refused_for_good_waits_for_an_operator(site, check):
    operator, traveller = site.sign_up(role="operator")[0], site.sign_up()[0]
    server.control(unknown=["gone@example.org"])
    invited(site, "gone@example.org")
    found = once(lambda: dead_letters(site, operator), lambda listed: listed["total"])
    check(found["total"] == 1, found)
    letter = found["letters"][0]
    check((letter["channel"], letter["kind"], letter["recipient"], letter["attempts"])
          == ("email", "invitation", "g***@example.org", 1), letter)
    check("mail server" in letter["error"] and "gone@" not in letter["error"], letter["error"])
    path = f"/api/notices/dead-letters/{letter['id']}"
    check(site.request("POST", f"{path}/retry", token=traveller).status == 403, "operators alone")

    server.control(unknown=[])
    check(site.request("POST", f"{path}/retry", token=operator).status == 204, "tried again")
    check(len(letters_to("gone@example.org")) == 1, "and taken")
    check(site.request("DELETE", path, token=operator).status == 404, "there is nothing left to discard")
    after = dead_letters(site, operator)
    check(after["total"] == 0 and len(after["decisions"]) == 1, after)
    check(after["decisions"][0]["topic"] == "notice_letter" and not after["decisions"][0]["is_discarded"], after)
