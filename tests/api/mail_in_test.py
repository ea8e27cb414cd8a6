"""Answers by e-mail: what a traveller writes to the address of support's letter stands in the talk."""
import email
import email.policy
import json
import subprocess
from email.message import EmailMessage

from notices_test import Page, once
from server_site import BINARY

MAILBOX = "support@travel.example"
SETTINGS = [f"support.mail_address={MAILBOX}"]
PDF = b"%PDF-1.4\nticket"


def traveller_with_address(site, address):
    token, _, password, _ = site.sign_up()
    changed = site.request("PATCH", "/api/account", {"email": address, "current_password": password}, token)
    assert changed.status == 200, changed
    return token


def asked(site, token):
    made = site.request("POST", "/api/support/tickets",
                        {"subject": "门票", "topic": "trip", "text": "怎么买？", "errors": []}, token)
    assert made.status == 201, made
    return made.json["id"]


def answered(site, agent, ticket, text="在景区入口购买。"):
    made = site.request("POST", f"/api/support/queue/{ticket}/replies",
                        {"text": text, "files": []}, agent)
    assert made.status == 200, made


def letters_to(site, address):
    """What lies in the outbox for an address, oldest first."""
    found = []
    for file in sorted((site.data / "outbox").glob("*.eml")):
        letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        if address in (to.addr_spec for to in letter["To"].addresses):
            found.append(letter)
    return found


def receive(site, letter, mailbox=MAILBOX):
    return subprocess.run([str(BINARY), "--data", str(site.data), "--set", f"support.mail_address={mailbox}",
                           "mail", "receive"], input=bytes(letter), capture_output=True, timeout=120)


def reply_to(letter, sender, text):
    reply = EmailMessage()
    reply["From"] = f"林 <{sender}>"
    reply["To"] = letter["Reply-To"]
    reply["Subject"] = "Re: " + letter["Subject"]
    reply["In-Reply-To"] = letter["Message-ID"]
    reply["Message-ID"] = f"<{abs(hash((sender, text)))}@mail.example>"
    quoted = "".join(f"> {line}\n" for line in letter.get_body(("plain",)).get_content().splitlines())
    reply.set_content(f"{text}\n\n在 2026年11月23日，行趣 <xingqu@localhost> 写道：\n\n{quoted}")
    return reply


def talk(site, token, ticket):
    return site.request("GET", f"/api/support/tickets/{ticket}", token=token).json


def test_a_letter_that_answers_support_stands_in_the_talk_with_its_file(site, check):
    address = "lin@mail.example"
    token, agent = traveller_with_address(site, address), site.sign_up(role="agent")[0]
    ticket = asked(site, token)
    answered(site, agent, ticket)
    told = once(lambda: letters_to(site, address), bool)
    check(len(told) == 1, told)
    local, domain = told[0]["Reply-To"].split("@")
    check(domain == "travel.example" and len(local) <= 64, told[0]["Reply-To"])
    check(local.startswith(f"support+{ticket.lower()}."), local)
    check(told[0]["References"] == f"<support-{ticket}@xingqu>", told[0]["References"])
    check("直接回复这封邮件" in told[0].get_body(("plain",)).get_content(), "it says how to answer")

    page = Page(site, agent)
    page.next()
    reply = reply_to(told[0], address, "谢谢！附上截图。")
    reply.add_attachment(PDF, maintype="application", subtype="octet-stream", filename="门票.pdf")
    reply.add_attachment(b"MZ\x90", maintype="application", subtype="octet-stream", filename="tool.exe")
    done = receive(site, reply)
    check(done.returncode == 0, done)
    heard = page.next()
    check(heard["event"] == "support" and json.loads(heard["data"]) == {"ticket": ticket}, f"pages hear it: {heard}")
    page.close()

    said = talk(site, token, ticket)
    check(said["state"] == "open", said["state"])
    last = said["messages"][-1]
    check(last["text"] == "谢谢！附上截图。" and not last["is_of_agent"], last)
    check("> 在景区入口购买。" in last["mail"]["original"], "all of it can be read")
    check("sender" not in last["mail"] or last["mail"]["sender"] is None, "it is the account's address")
    check(last["mail"]["refused"] == [{"why": "unknown_type", "name": "tool.exe"}], last["mail"])
    check([file["name"] for file in last["files"]] == ["门票.pdf"], last["files"])
    path = f"/api/support/queue/{ticket}/files/{last['files'][0]['id']}"
    check(site.request("GET", path, token=agent).body == PDF, "the agent reads the file")

    again = receive(site, reply)
    check(again.returncode == 0 and b"taken_before" in again.stderr, again)
    check(len(talk(site, token, ticket)["messages"]) == len(said["messages"]), "it is taken once")


def test_letters_that_are_none_of_ours_are_refused_and_programs_are_not_answered(site, check):
    address = "wu@mail.example"
    token, agent = traveller_with_address(site, address), site.sign_up(role="agent")[0]
    ticket = asked(site, token)
    answered(site, agent, ticket)
    told = once(lambda: letters_to(site, address), bool)[0]
    before = len(talk(site, token, ticket)["messages"])

    forged = reply_to(told, address, "hello")
    local, domain = told["Reply-To"].split("@")
    del forged["To"]
    forged["To"] = f"{local[:-1]}{'0' if local[-1] != '0' else '1'}@{domain}"
    check(receive(site, forged).returncode == 65, "a signature that we did not make")
    check(receive(site, b"no letter at all").returncode == 65, "no letter")
    away = reply_to(told, address, "I am away")
    away["Auto-Submitted"] = "auto-replied"
    check(receive(site, away).returncode == 0, "an automatic answer is forgotten")
    check(receive(site, reply_to(told, address, "x"), mailbox="").returncode == 75, "not set up: later")
    check(len(talk(site, token, ticket)["messages"]) == before, "nothing was said")

    elsewhere = receive(site, reply_to(told, "wu@work.example", "from work"))
    check(elsewhere.returncode == 0, elsewhere)
    check(talk(site, token, ticket)["messages"][-1]["mail"]["sender"] == "wu@work.example", "where it came from")
    queued = site.request("GET", f"/api/support/queue/{ticket}", token=agent).json
    check(queued["messages"][-1]["mail"]["sender"] == "w***@work.example", "masked for agents")

    site.request("POST", f"/api/support/tickets/{ticket}/close", token=token)
    closed = receive(site, reply_to(told, "wu@work.example", "one more thing"))
    check(closed.returncode == 0 and b"answered" in closed.stderr, closed)
    answer = letters_to(site, address)[-1]
    check("已经关闭" in answer.get_content(), "the account's address is told why")
    check(answer["Auto-Submitted"] is not None, "by a program")


def test_each_side_sees_how_far_the_other_has_read(site, check):
    token, agent, other = site.sign_up()[0], site.sign_up(role="agent")[0], site.sign_up()[0]
    ticket = asked(site, token)
    answered(site, agent, ticket)
    unread = lambda: [each["unread"] for each in site.request("GET", "/api/support/tickets", token=token).json["tickets"]]
    check(unread() == [1], unread())
    said = talk(site, token, ticket)
    check(said.get("read_to") is None, "support has not said so")
    page = Page(site, agent)
    page.next()
    path, last = f"/api/support/tickets/{ticket}/read", said["messages"][-1]["id"]
    check(site.request("PUT", path, {"message": last}, other).status == 404, "not somebody else")
    check(site.request("PUT", path, {"message": ticket}, token).json["errors"][0]["pointer"] == "/message", "no message")
    check(site.request("PUT", path, {"message": last}, token).status == 204, "marked")
    check(json.loads(page.next()["data"]) == {"ticket": ticket}, "the agent's page hears it")
    page.close()
    check(unread() == [0], unread())
    queue = f"/api/support/queue/{ticket}"
    queued = site.request("GET", queue, token=agent).json
    check(queued["read_to"] == last and queued["unread"] == 1, queued["read_to"])
    check(site.request("PUT", f"{queue}/read", {"message": said["messages"][0]["id"]}, agent).status == 204, "by the agent")
    check(site.request("GET", queue, token=agent).json["unread"] == 0, "nothing is left")
    check(talk(site, token, ticket)["read_to"] == said["messages"][0]["id"], "the traveller sees it")
