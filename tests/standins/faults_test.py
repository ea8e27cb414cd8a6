#!/usr/bin/env python3
"""What every stand-in shares: its process, its script of faults, its clock and its log."""
import http.client
import socket
import ssl
import tempfile
import unittest

from certificate import write_certificate
from running import Case, StandIn, events

CHAT = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/completions"
CLIENT = {"grant_type": "client_credentials", "client_id": "stand-in-key", "client_secret": "stand-in-secret"}


class FaultsCase(Case):
    service = "ernie"

    def setUp(self):
        super().setUp()
        token = self.standin.ask("POST", "/oauth/2.0/token", query=CLIENT).json["access_token"]
        self.path = f"{CHAT}?access_token={token}"

    def body(self, **more):
        return {"messages": [{"role": "user", "content": "去福州看三坊七巷"}], **more}

    def say(self, timeout_s=20, **more):
        return self.standin.ask("POST", self.path, self.body(**more), timeout_s=timeout_s)

    def open(self, timeout_s=20, **more):
        return self.standin.open("POST", self.path, self.body(**more), timeout_s=timeout_s)


class TheScriptOfFaults(FaultsCase):
    def test_spoils_only_what_matches_and_only_so_often(self):
        self.standin.fault("/chat/", times=2, after=1, status=503)
        statuses = [self.say().status for _ in range(4)]
        self.assertEqual(statuses, [200, 503, 503, 200])
        self.standin.fault("GET ", status=500)
        self.assertEqual(self.say().status, 200)
        left = self.get("/_control").json["next"]
        self.assertEqual([rule["times"] for rule in left], [1])

    def test_is_refused_when_it_would_spoil_nothing(self):
        for fault in ({"dealy_s": 2}, {"status": "503"}, {"reset": False}, {"error": 12345}, {}, {"status": 99}):
            answer = self.standin.ask("POST", "/_control", {"next": [{"fault": fault}]})
            self.assertEqual(answer.status, 422, fault)
        for wrong in ({"nxt": []}, {"next": ["drop"]}, {"next": [{"fault": "drop"}]}, [],
                      {"next": [{"fault": {"drop": True}, "tmes": 2}]}, {"next": [{"fault": {"drop": True}, "times": -1}]},
                      {"next": [{"fault": {"reply": "250 Ok"}}]}, {"now": "2026-11-22T00:00:00"}, {"quota": {"week": 1}}):
            self.assertEqual(self.standin.ask("POST", "/_control", wrong).status, 422, wrong)
        self.assertEqual(self.say().status, 200)

    def test_is_forgotten_by_a_reset(self):
        self.standin.fault("/chat/", times=9, status=503)
        self.standin.control(reset=True)
        self.assertEqual(self.say().json["error_code"], 110)  # the tokens are forgotten too


class AConnection(FaultsCase):
    def test_is_reset(self):
        self.standin.fault("/chat/", reset=True)
        with self.assertRaises(ConnectionResetError) as broken:
            self.say()
        self.assertNotIsInstance(broken.exception, http.client.RemoteDisconnected)  # that is an orderly end
        self.assertEqual(self.say().status, 200)

    def test_is_closed_without_an_answer(self):
        self.standin.fault("/chat/", drop=True)
        with self.assertRaises(http.client.RemoteDisconnected):
            self.say()

    def test_ends_before_the_length_that_was_promised(self):
        self.standin.fault("/chat/", truncate=12)
        with self.assertRaises(http.client.IncompleteRead) as broken:
            self.say()
        self.assertEqual(len(broken.exception.partial), 12)

    def test_waits_before_the_first_byte(self):
        self.standin.fault("/chat/", delay_s=30)
        with self.assertRaises(TimeoutError):
            self.say(timeout_s=0.2)

    def test_says_nothing_until_it_is_released(self):
        self.standin.fault("/chat/", hold="later")
        with self.assertRaises(TimeoutError):
            self.say(timeout_s=0.1)
        connection = http.client.HTTPConnection("127.0.0.1", self.standin.port, timeout=20)
        self.addCleanup(connection.close)
        self.standin.fault("/chat/", hold="sooner")
        connection.request("GET", self.path)
        self.assertEqual(len(self.standin.calls(at_least=3)), 3)
        self.standin.control(release="sooner")
        self.assertEqual(connection.getresponse().status, 200)

    def test_drips(self):
        self.standin.fault("/chat/", bytes_per_s=0.1)
        connection, answer = self.open()
        self.addCleanup(connection.close)
        self.assertEqual(answer.read(1), b"{")
        connection.sock.settimeout(0.1)
        with self.assertRaises(TimeoutError):
            answer.read(1)

    def test_tears_characters_apart(self):
        self.standin.fault("/chat/", split_characters=True)
        connection, answer = self.open(stream=True)
        self.addCleanup(connection.close)
        chunks = []
        while piece := answer.read1():
            chunks.append(piece)
        torn = [piece for piece in chunks if piece[-1] >= 0xC0]
        self.assertTrue(torn, "some segment ends with the first byte of a character")
        self.assertIn("三坊七巷", b"".join(chunks).decode())


class AnAnswer(FaultsCase):
    def test_has_another_status_and_says_when_to_come_back(self):
        self.standin.fault("/chat/", status=429, retry_after=7)
        answer = self.say()
        self.assertEqual((answer.status, answer.headers["Retry-After"]), (429, "7"))
        self.standin.fault("/chat/", status=503, retry_after="Sun, 22 Nov 2026 02:01:00 GMT")
        self.assertIn("GMT", self.say().headers["Retry-After"])

    def test_is_the_page_of_a_gateway(self):
        self.standin.fault("/chat/", html=True)
        answer = self.say()
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (502, "text/html"))
        self.assertIn("<h1>502 Bad Gateway</h1>", answer.text)

    def test_is_broken_json_with_a_fine_status(self):
        self.standin.fault("/chat/", garbage=True)
        answer = self.say()
        self.assertEqual((answer.status, answer.json), (200, None))
        self.assertTrue(answer.text.startswith("{"))

    def test_has_another_type_another_body_and_more_headers(self):
        self.standin.fault("/chat/", content_type="text/plain", body="busy", headers={"X-Queue": "9"})
        answer = self.say()
        self.assertEqual((answer.headers["Content-Type"], answer.text), ("text/plain", "busy"))
        self.assertEqual(answer.headers["X-Queue"], "9")


class AStream(FaultsCase):
    def test_breaks_off(self):
        self.standin.fault("/chat/", cut_after=1)
        with self.assertRaises(http.client.IncompleteRead) as broken:
            self.say(stream=True)
        self.assertEqual(len(events(broken.exception.partial.decode())), 1)
        self.standin.fault("/chat/", cut_after=99)
        with self.assertRaises(http.client.IncompleteRead) as broken:
            self.say(stream=True)
        self.assertIn('"is_end":true', broken.exception.partial.decode())

    def test_ends_in_order_without_its_last_event(self):
        self.standin.fault("/chat/", end_after=1)
        heard = events(self.say(stream=True).text)
        self.assertEqual(len(heard), 1)
        self.assertIn('"is_end":false', heard[0])

    def test_falls_silent(self):
        self.standin.fault("/chat/", silence={"after": 1, "s": 30})
        connection, answer = self.open(stream=True)
        self.addCleanup(connection.close)
        self.assertIn(b"sentence_id", answer.read1())
        connection.sock.settimeout(0.1)
        with self.assertRaises(TimeoutError):
            answer.read1()

    def test_has_one_broken_event(self):
        self.standin.fault("/chat/", garbage=True)
        heard = events(self.say(stream=True).text)
        self.assertEqual([part.endswith("}") for part in heard], [True, False, True])

    def test_is_cut_inside_an_event(self):
        self.standin.fault("/chat/", truncate=30)
        with self.assertRaises(http.client.IncompleteRead) as broken:
            self.say(stream=True)
        self.assertEqual(len(broken.exception.partial), 30)


class TheLog(FaultsCase):
    def test_has_what_came_secrets_included(self):
        self.say(user_id="u1")
        call = self.standin.calls()[-1]
        self.assertEqual((call["method"], call["path"], call["status"]), ("POST", CHAT, 200))
        self.assertTrue(call["query"]["access_token"].startswith("24."))
        self.assertEqual(call["headers"]["content-type"], "application/json")
        self.assertEqual(call["json"]["user_id"], "u1")

    def test_says_which_fault_was_used(self):
        self.standin.fault("/chat/", status=503)
        self.say()
        self.assertEqual(self.standin.calls()[-1]["fault"], {"status": 503})

    def test_is_forgotten_on_demand(self):
        self.standin.ask("DELETE", "/_calls")
        self.assertEqual(self.standin.calls(), [])

    def test_takes_a_body_that_comes_in_chunks(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.standin.port, timeout=20)
        self.addCleanup(connection.close)
        parts = [b'{"messages":[{"role":"user",', '"content":"你好"}]}'.encode()]
        connection.request("POST", self.path, iter(parts), {"Content-Type": "application/json"},
                           encode_chunked=True)
        self.assertIn("收到：你好", connection.getresponse().read().decode())


class ARequest(FaultsCase):
    def test_of_a_head_has_no_body_and_leaves_the_connection_usable(self):
        with socket.create_connection(("127.0.0.1", self.standin.port), timeout=20) as connection:
            connection.sendall(b"HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
                               b"GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            heard = connection.makefile("rb").read()
        self.assertEqual((heard.count(b"HTTP/1.1 200 OK"), heard.count(b'{"error_code":3')), (2, 1))

    def test_has_a_limit_of_size(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.standin.port, timeout=20)
        self.addCleanup(connection.close)
        connection.putrequest("POST", self.path)
        connection.putheader("Content-Length", str((8 << 20) + 1))
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413)

    def test_that_breaks_the_stand_in_is_answered_as_no_service_would(self):
        self.standin.control(script=[{"when": {"matches": "去(.+)"}, "say": "$2"}])
        answer = self.say()
        self.assertEqual(answer.status, 599)
        self.assertIn("IndexError", answer.text)


class TheProcess(unittest.TestCase):
    def test_announces_its_port_and_ends_when_told(self):
        with StandIn("ernie") as standin:
            self.assertEqual(standin.announced, f"ernie http://127.0.0.1:{standin.port}")
        self.assertEqual(standin.code, 0)

    def test_ends_with_the_standard_input_of_who_started_it(self):
        standin = StandIn("ernie").__enter__()
        self.addCleanup(standin.__exit__)
        standin.process.stdin.close()
        self.assertEqual(standin.process.wait(20), 0)

    def test_speaks_tls_with_a_certificate_of_the_test(self):
        with tempfile.TemporaryDirectory() as folder:
            certificate, key = write_certificate(folder)
            with StandIn("ernie", "--certificate", certificate, "--key", key) as standin:
                self.assertEqual(standin.announced, f"ernie https://127.0.0.1:{standin.port}")
                trusting = ssl.create_default_context(cafile=certificate)
                connection = http.client.HTTPSConnection("127.0.0.1", standin.port, timeout=20, context=trusting)
                self.addCleanup(connection.close)
                connection.request("GET", "/_calls")
                self.assertEqual(connection.getresponse().status, 200)
                doubting = http.client.HTTPSConnection("127.0.0.1", standin.port, timeout=20)
                self.addCleanup(doubting.close)
                with self.assertRaises(ssl.SSLCertVerificationError):
                    doubting.request("GET", "/_calls")

    def test_counts_calls_against_a_quota_on_its_own_clock(self):
        with StandIn("ernie", "--quota", "second=1,minute=2") as standin:
            codes = []
            for step in (0, 0, 1, 1, 60):
                standin.control(advance_s=step)
                codes.append((standin.get("/nowhere").json or {}).get("error_code"))
        self.assertEqual(codes, [3, 18, 3, 336501, 3])


if __name__ == "__main__":
    unittest.main()
