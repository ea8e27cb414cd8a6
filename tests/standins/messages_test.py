#!/usr/bin/env python3
"""Letters and push messages: what the mail server and the push service take, and what they refuse."""
import base64
import json
import smtplib
import ssl
import tempfile
import unittest
from email.message import EmailMessage
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

from certificate import write_certificate
from push_encryption import derived, from_base64, open_message, point_of, public_key, to_base64
from running import Case, StandIn

NOW = 1795312800  # 2026-11-22T02:00:00Z


def letter(text="您好：\n.\n..点\n", to="anna@example.org"):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "xingqu@example.cn", to, "重置您的行趣密码"
    made.set_content(text, cte="8bit")
    return made


class MailCase(unittest.TestCase):
    options = ()

    def setUp(self):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        self.certificate, key = write_certificate(folder)
        port_file = Path(folder, "smtp")
        options = [option.format(certificate=self.certificate, key=key) for option in self.options]
        self.standin = self.enterContext(StandIn("smtp", "--smtp-port-file", str(port_file), *options))
        self.port = int(port_file.read_text())

    def connect(self):
        return self.enterContext(smtplib.SMTP("127.0.0.1", self.port, timeout=20))

    def send(self, *letters):
        client = self.connect()
        for one in letters or (letter(),):
            client.send_message(one)

    def trust(self):
        return ssl.create_default_context(cafile=self.certificate)


class AMailServer(MailCase):
    def test_keeps_the_letter_as_it_came(self):
        self.send()
        kept = self.standin.calls()[0]
        self.assertEqual((kept["from"], kept["to"], kept["encrypted"]),
                         ("xingqu@example.cn", ["anna@example.org"], False))
        self.assertEqual(kept["headers"]["Subject"], "重置您的行趣密码")
        self.assertEqual(kept["text"].replace("\r\n", "\n"), "您好：\n.\n..点\n", "dots are taken out again")
        self.assertTrue(kept["parameters"].startswith("size="))

    def test_refuses_an_unknown_recipient_for_good(self):
        self.standin.control(unknown=["anna@example.org"])
        with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
            self.send()
        self.assertEqual(refused.exception.recipients["anna@example.org"][0], 550)
        self.assertEqual(self.standin.calls(), [])

    def test_wants_a_second_try_when_it_greylists(self):
        self.standin.control(greylist_s=60)
        with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
            self.send()
        self.assertEqual(refused.exception.recipients["anna@example.org"][0], 451)
        self.standin.control(advance_s=60)
        self.send()
        self.assertEqual(len(self.standin.calls()), 1)

    def test_says_what_the_test_scripts(self):
        for match, reply, expected in (
                ("CONNECT", "421 4.3.2 Try later", smtplib.SMTPConnectError),
                ("EHLO", "421 4.3.2 Try later", smtplib.SMTPServerDisconnected),
                ("MAIL", "452 4.3.1 Insufficient system storage", smtplib.SMTPSenderRefused),
                ("LETTER", "554 5.7.1 Spam", smtplib.SMTPDataError)):
            self.standin.fault(match, reply=reply)
            with self.assertRaises(expected, msg=match) as refused:
                self.send()
            if hasattr(refused.exception, "smtp_code"):
                self.assertEqual(refused.exception.smtp_code, int(reply[:3]))
        self.assertEqual(self.standin.calls(), [])
        self.assertEqual(self.standin.ask("POST", "/_control", {"next": [{"fault": {"status": 500}}]}).status, 422)

    def test_breaks_the_connection(self):
        for fault in ({"reset": True}, {"drop": True}):
            self.standin.fault("LETTER", **fault)
            with self.assertRaises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
                self.send()
        self.standin.fault("RCPT", delay_s=30)
        client = self.connect()
        client.ehlo()
        client.mail("a@example.org")
        client.sock.settimeout(0.2)
        with self.assertRaises((TimeoutError, smtplib.SMTPServerDisconnected)):
            client.rcpt("b@example.org")

    def test_wants_the_commands_in_order(self):
        client = self.connect()
        self.assertEqual(client.docmd("MAIL", "FROM:<a@example.org>")[0], 503)
        client.ehlo()
        self.assertEqual(client.docmd("RCPT", "TO:<a@example.org>")[0], 503)
        self.assertEqual(client.docmd("DATA")[0], 503)
        self.assertEqual(client.docmd("MAIL", "FROM: a@example.org")[0], 501)
        self.assertEqual(client.docmd("MAIL", "FROM:<a@example.org> SIZE=9999999")[0], 552)
        self.assertEqual(client.docmd("MAIL", "FROM:<a@example.org>")[0], 250)
        self.assertEqual(client.docmd("RCPT", "TO:<nobody>")[0], 501)
        self.assertEqual(client.docmd("TURN")[0], 502)
        self.assertEqual(client.docmd("EHLO", "")[0], 501)
        self.assertEqual(client.docmd("STARTTLS")[0], 454)
        lines = self.standin.get("/_control").json["sessions"][0]
        self.assertEqual(lines[1], ["MAIL FROM:<a@example.org>", "503 5.5.1 Error: send HELO/EHLO first"])

    def test_hangs_up_after_quit_and_after_a_line_too_long(self):
        for said, code in (("QUIT", 221), ("NOOP " + "x" * 1100, 500)):
            client = smtplib.SMTP("127.0.0.1", self.port, timeout=20)
            self.addCleanup(client.close)
            self.assertEqual(client.docmd(said)[0], code)
            with self.assertRaises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
                client.docmd("NOOP")

    def test_waits_for_its_release(self):
        self.standin.fault("RCPT", hold="later")
        client = self.connect()
        client.ehlo()
        client.mail("a@example.org")
        client.putcmd("RCPT", "TO:<b@example.org>")
        client.sock.settimeout(0.1)
        with self.assertRaises((TimeoutError, smtplib.SMTPServerDisconnected)):
            client.getreply()

    def test_has_a_limit_of_size_and_of_lines(self):
        with self.assertRaises(smtplib.SMTPDataError) as refused:
            client = self.connect()
            client.ehlo()
            client.esmtp_features.pop("size")
            client.send_message(letter("x" * 70 + "\n" * (1 << 20)))
        self.assertEqual(refused.exception.smtp_code, 552)
        client = self.connect()
        with self.assertRaises(smtplib.SMTPDataError) as refused:
            client.sendmail("a@example.org", ["b@example.org"], b"Subject: x\r\n\r\n" + b"y" * 1200 + b"\r\n")
        self.assertEqual(refused.exception.smtp_code, 554)


class AMailServerWithKeys(MailCase):
    options = ("--user", "xingqu", "--password", "secret", "--smtp-certificate", "{certificate}",
               "--smtp-key", "{key}")

    def test_takes_letters_from_its_user_over_tls(self):
        client = self.connect()
        client.ehlo()
        self.assertNotIn("auth", client.esmtp_features)
        self.assertEqual(client.docmd("MAIL", "FROM:<a@example.org>")[0], 530)
        self.assertEqual(client.docmd("AUTH", "PLAIN AHgAeQ==")[0], 538)
        client.starttls(context=self.trust())
        with self.assertRaises(smtplib.SMTPAuthenticationError):
            client.login("xingqu", "wrong")
        self.assertEqual(client.docmd("AUTH", "PLAIN ???")[0], 501)
        self.assertEqual(client.docmd("AUTH", "CRAM-MD5")[0], 504)
        self.assertEqual(client.docmd("AUTH", "PLAIN " + base64.b64encode(b"\0xingqu\0secret").decode())[0], 235)
        client.send_message(letter())
        kept = self.standin.calls()[0]
        self.assertEqual((kept["user"], kept["password"], kept["encrypted"]), ("xingqu", "secret", True))

    def test_knows_the_older_login_too(self):
        client = self.connect()
        client.ehlo()
        client.starttls(context=self.trust())
        client.ehlo()
        client.user, client.password = "xingqu", "secret"
        self.assertEqual(client.auth("LOGIN", client.auth_login)[0], 235)


class AMailServerOnPort465(MailCase):
    options = ("--implicit-tls", "--smtp-certificate", "{certificate}", "--smtp-key", "{key}")

    def test_speaks_tls_from_the_first_byte(self):
        client = self.enterContext(smtplib.SMTP_SSL("127.0.0.1", self.port, timeout=20, context=self.trust()))
        client.send_message(letter())
        self.assertIs(self.standin.calls()[0]["encrypted"], True)


def sealed(text, subscription, padding=b"\2"):
    """A body as a sender makes it."""
    keys = subscription["keys"]
    sender, salt = ec.derive_private_key(12345, ec.SECP256R1()), bytes(range(16))
    point, own = from_base64(keys["p256dh"]), point_of(sender.public_key())
    shared = sender.exchange(ec.ECDH(), public_key(point))
    secret = derived(from_base64(keys["auth"]), shared, b"WebPush: info\0" + point + own, 32)
    key = derived(salt, secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = derived(salt, secret, b"Content-Encoding: nonce\0", 12)
    return salt + (4096).to_bytes(4, "big") + b"\x41" + own + AESGCM(key).encrypt(nonce, text.encode() + padding, None)


class APushService(Case):
    service = "webpush"
    sender = ec.derive_private_key(777, ec.SECP256R1())

    def setUp(self):
        super().setUp()
        self.key = to_base64(point_of(self.sender.public_key()))
        self.subscription = self.subscribe("phone", application_server_key=self.key)

    def subscribe(self, identity, **more):
        return self.standin.control(subscribe={"id": identity, **more})["subscribe"]

    def vapid(self, signer=None, head=None, key=None, **claims):
        head = to_base64(json.dumps({"typ": "JWT", "alg": "ES256", **(head or {})}).encode())
        body = to_base64(json.dumps({"aud": f"http://127.0.0.1:{self.standin.port}", "exp": NOW + 43200,
                                     "sub": "mailto:admin@example.org", **claims}).encode())
        halves = decode_dss_signature((signer or self.sender).sign(f"{head}.{body}".encode(), ec.ECDSA(SHA256())))
        signature = b"".join(half.to_bytes(32, "big") for half in halves)
        return f"vapid t={head}.{body}.{to_base64(signature)}, k={key or self.key}"

    def push(self, text="暴雨黄色预警", body=None, identity="phone", **headers):
        usual = {"TTL": "600", "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
                 "Authorization": self.vapid()}
        sent = {**usual, **{name.replace("_", "-"): value for name, value in headers.items()}}
        body = sealed(text, self.subscription) if body is None else body
        return self.standin.ask("POST", f"/push/{identity}", body, {k: v for k, v in sent.items() if v is not None})

    def messages(self):
        return self.standin.get("/_control").json["messages"]

    def test_takes_a_message_and_opens_it(self):
        answer = self.push(Urgency="high", Topic="rain")
        self.assertEqual((answer.status, answer.headers["TTL"]), (201, "600"))
        message = self.messages()[0]
        self.assertEqual((message["text"], message["urgency"], message["topic"], message["problem"]),
                         ("暴雨黄色预警", "high", "rain", None))
        self.assertEqual(base64.b64decode(message["body_base64"]), sealed("暴雨黄色预警", self.subscription))

    def test_replaces_a_message_of_the_same_topic(self):
        for text, topic in (("一", "rain"), ("二", "rain"), ("三", None), ("四", None)):
            self.push(text, Topic=topic)
        self.assertEqual([message["text"] for message in self.messages()], ["二", "三", "四"])

    def test_tells_what_is_wrong_inside_only_to_the_test(self):
        other = self.subscribe("laptop")
        self.assertEqual(self.push(body=sealed("x", other)).status, 201)
        self.assertEqual(self.push(body=sealed("x", self.subscription, b"\1")).status, 201)
        self.assertEqual(self.push(body=b"x" * 50).status, 201)
        small = sealed("x", self.subscription)
        self.assertEqual(self.push(body=small[:16] + (20).to_bytes(4, "big") + small[20:]).status, 201)
        self.assertEqual(self.push(body=small[:16] + (17).to_bytes(4, "big") + small[20:]).status, 201)
        problems = [message["problem"] for message in self.messages()]
        self.assertEqual([message["text"] is None for message in self.messages()], [True] * 3 + [False, True])
        self.assertIn("cannot be decrypted", problems[0])
        self.assertIn("does not end with 2", problems[1])
        self.assertIn("no salt", problems[2])
        self.assertIn("record size", problems[4])

    def test_forgets_subscriptions(self):
        self.assertEqual(self.push(identity="nobody").status, 404)
        self.standin.control(unsubscribe="phone")
        self.assertEqual(self.push().status, 410)

    def test_checks_who_sends(self):
        self.assertEqual(self.push(Authorization=None).status, 401)
        self.assertEqual(self.push(Authorization="Bearer x").status, 400)
        stranger = ec.derive_private_key(778, ec.SECP256R1())
        for wrong in (self.vapid(aud="https://push.example"), self.vapid(exp=NOW), self.vapid(exp=NOW + 86401),
                      self.vapid(sub="admin"), self.vapid(head={"alg": "none"}), self.vapid(exp="soon"),
                      f"vapid t=W10.eyJleHAiOjF9.AAAA, k={self.key}", f"vapid t=a.b, k={self.key}", self.vapid(signer=stranger),
                      self.vapid(signer=stranger, key=to_base64(point_of(stranger.public_key())))):
            self.assertEqual(self.push(Authorization=wrong).status, 403, wrong)
        self.assertEqual(self.messages(), [])

    def test_checks_headers_and_size(self):
        for headers in ({"TTL": None}, {"TTL": "soon"}, {"Urgency": "urgent"}, {"Topic": "x" * 33},
                        {"Topic": "a b"}, {"Content_Encoding": "aesgcm"}, {"Content_Type": "text/plain"}):
            self.assertEqual(self.push(**headers).status, 400, headers)
        self.assertEqual(self.push(body=b"x" * 4097).status, 413)
        self.assertEqual(self.push("x" * 3993).status, 201)
        self.assertEqual(self.push("x" * 3994).status, 413)
        self.assertEqual(self.standin.get("/push/phone").status, 405)

    def test_is_busy_as_scripted(self):
        for status in (429, 503):
            self.standin.fault("/push/", status=status, retry_after=30)
            answer = self.push()
            self.assertEqual((answer.status, answer.headers["Retry-After"]), (status, "30"))

    def test_opens_the_example_of_rfc_8291(self):
        point = from_base64("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
        number = int.from_bytes(from_base64("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), "big")
        private = ec.derive_private_key(number, ec.SECP256R1())
        self.assertEqual(point_of(private.public_key()), point)
        body = from_base64("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAm"
                           "S6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxs"
                           "j_Qulcy4a-fN")
        self.assertEqual(open_message(body, private, from_base64("BTBZMqHH6r4Tts7J_aSIgg")),
                         b"When I grow up, I want to be a watermelon")


if __name__ == "__main__":
    unittest.main()
