#!/usr/bin/env python3
"""Warnings from QWeather, from the page of the meteorological centre, and as CAP documents."""
import base64
import gzip
import json
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cap import MEANINGS, NAMESPACE, SENDER, documents
from running import Case, StandIn

NOW = 1795312800  # 2026-11-22T02:00:00Z
HERE = "/weatheralert/v1/current/26.08/119.30"
HEAT = {"id": "heat-1", "event": "高温", "colour": "red", "issued": "2026-11-22T00:00:00Z",
        "expires": "2026-11-23T00:00:00Z", "lat": 39.9, "lon": 116.4, "sender": "北京市气象台", "adcode": "110000"}


def packed(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


class QWeather(Case):
    service = "qweather"

    def ask(self, path=HERE, key="stand-in-key", **query):
        answer = self.get(path, {"X-QW-Api-Key": key}, **query)
        if answer.headers.get("Content-Encoding") == "gzip":
            answer.json = json.loads(gzip.decompress(answer.data))
        return answer

    def alerts(self, **query):
        return self.ask(**query).json["alerts"]

    def test_shows_a_warning_until_it_is_raised_and_called_off(self):
        seen = []
        for now in ("2026-11-22T02:00:00Z", "2026-11-22T05:00:00Z", "2026-11-22T10:30:00Z", "2026-11-22T11:00:00Z"):
            self.standin.control(now=now)
            seen.append([(a["messageType"]["code"], a["color"]["code"], a["messageType"].get("supersedes"))
                         for a in self.alerts()])
        self.assertEqual(seen, [[("alert", "yellow", None)], [("update", "orange", ["fuzhou-rain-1"])],
                                [("cancel", "orange", ["fuzhou-rain-2"])], []])

    def test_is_gzipped_with_times_without_seconds(self):
        answer = self.ask(localTime="true")
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        alert = answer.json["alerts"][0]
        self.assertEqual((alert["issuedTime"], alert["severity"]), ("2026-11-22T08:00+08:00", "moderate"))
        self.assertEqual(alert["headline"], "福州市气象台发布暴雨黄色预警信号")
        self.assertIsNone(alert["urgency"])
        self.assertEqual(self.alerts()[0]["issuedTime"], "2026-11-22T00:00Z")
        self.assertEqual(self.alerts(lang="en")[0]["eventType"], {"name": "Rainstorm", "code": "1003"})
        self.assertIs(self.ask("/weatheralert/v1/current/0/0").json["metadata"]["zeroResult"], True)

    def test_has_the_warnings_of_the_test(self):
        self.standin.control(warnings=[HEAT])
        self.assertEqual(self.alerts(), [])
        there = self.ask("/weatheralert/v1/current/39.90/116.40").json["alerts"]
        self.assertEqual([alert["severity"] for alert in there], ["extreme"])
        for wrong in ({"event": "陨石"}, {"issued": "2026-11-22T00:00:00"}, {"wind": 9}):
            self.assertEqual(self.standin.ask("POST", "/_control", {"warnings": [{**HEAT, **wrong}]}).status, 422)

    def test_has_quirks(self):
        self.standin.fault(quirk="nulls")
        self.assertIsNone(self.alerts()[0]["color"])
        self.standin.fault(quirk="unknown_event")
        self.assertEqual(self.alerts()[0]["eventType"]["code"], "9999")
        self.standin.fault(quirk="not_gzipped")
        self.assertNotIn("Content-Encoding", self.ask().headers)

    def test_refuses_as_a_problem(self):
        for answer, status, parameters in (
                (self.ask(key="x"), 401, None), (self.ask("/weatheralert/v1/current/26.081/119.30"), 400, ["latitude"]),
                (self.ask("/weatheralert/v1/current/26/181"), 400, ["longitude"]),
                (self.ask(localTime="yes"), 400, ["localTime"]), (self.ask("/v7/warning/now"), 404, None)):
            self.assertEqual((answer.status, answer.json["error"]["status"]), (status, status))
            self.assertEqual(answer.json["error"].get("invalidParams"), parameters)
            if status != 404:
                self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        head, claims = {"alg": "EdDSA", "kid": "stand-in-kid"}, {"sub": "stand-in-project", "iat": NOW, "exp": NOW + 9}
        token = f"{packed(head)}.{packed(claims)}.AAAA"
        self.assertEqual(self.get(HERE, {"Authorization": f"Bearer {token}"}).status, 401, "there is no public key")
        for name, status in (("no_credit", 403), ("too_many_requests", 429), ("unauthorized", 401)):
            self.standin.fault(error=name)
            self.assertEqual(self.ask().status, status)


class ATokenForQWeather(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.key = Ed25519PrivateKey.generate()
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        file = Path(folder, "public.pem")
        file.write_bytes(cls.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        cls.standin = cls.enterClassContext(StandIn("qweather", "--public-key", str(file)))

    def status(self, key=None, head=None, **claims):
        head = packed({"alg": "EdDSA", "kid": "stand-in-kid", **(head or {})})
        body = packed({"sub": "stand-in-project", "iat": NOW - 30, "exp": NOW + 900, **claims})
        signature = (key or self.key).sign(f"{head}.{body}".encode())
        token = f"{head}.{body}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"
        return self.standin.get(HERE, {"Authorization": f"Bearer {token}"}).status

    def test_is_admitted_when_everything_in_it_is_right(self):
        self.assertEqual(self.status(), 200)
        wrong = [self.status(head={"kid": "other"}), self.status(head={"alg": "none"}), self.status(sub="other"),
                 self.status(exp=NOW), self.status(iat=NOW + 1), self.status(exp=NOW + 86400),
                 self.status(key=Ed25519PrivateKey.generate())]
        self.assertEqual(wrong, [401] * 7)
        for token in ("a.b", f"W10.{packed({'iat': 1, 'exp': 2})}.AAAA", f"{packed({})}.W10.AAAA", "é.é.é"):
            answer = self.standin.get(HERE, {"Authorization": f"Bearer {token}".encode("latin-1")})
            self.assertEqual(answer.status, 401, token)


class ThePublicPage(Case):
    service = "nmc"

    def ask(self, agent="Mozilla/5.0", **query):
        return self.get("/rest/findAlarm", {"User-Agent": agent}, **query)

    def rows(self, **query):
        return self.ask(**query).json["data"]["page"]["list"]

    def test_has_slash_dates_and_says_all_else_in_the_title(self):
        row = self.rows(pageNo=1, pageSize=30)[0]
        self.assertEqual((row["issuetime"], row["title"]), ("2026/11/22 08:00", "福州市气象台发布暴雨黄色预警信号"))
        self.assertTrue(row["alertid"].startswith("350100"))
        self.assertIn('id="alarmtext"', self.get(row["url"]).text)
        self.standin.control(now="2026-11-22T10:30:00Z")
        self.assertIn("解除", self.rows()[0]["title"])
        self.assertEqual(self.rows(signaltype="大风"), [])
        self.assertEqual(self.ask(pageSize="x").json["code"], -1)

    def test_has_quirks_and_wants_a_browser(self):
        self.standin.fault(quirk="unknown_type")
        self.assertIn("陨石雨紫色", self.rows()[1]["title"])
        self.standin.fault(quirk="level_words")
        self.assertTrue(self.rows()[0]["title"].endswith("预警[Ⅲ级/较重]"))
        self.assertEqual(self.ask(agent="curl/8").status, 403)


class ACapDocument(Case):
    service = "cap"
    TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d")
    ORDER = ["language", "category", "event", "responseType", "urgency", "severity", "certainty", "effective",
             "expires", "senderName", "headline", "description", "instruction", "parameter", "area"]
    NOT_WELL_FORMED = {"cut", "not_xml"}
    WITH_DTD = {"with_doctype", "entity_bomb"}

    def parsed(self, name):
        answer = self.get(f"/alerts/{name}.xml")
        self.assertEqual(answer.headers["Content-Type"], "application/cap+xml")
        return xml.fromstring(answer.text)

    def text(self, root, path):
        return root.findtext("/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/")))

    def test_is_there_for_each_meaning(self):
        self.assertEqual(set(documents()), set(MEANINGS))
        self.assertEqual(self.get("/alerts/").json, MEANINGS)
        self.assertEqual(self.get("/alerts/nothing.xml").status, 404)

    def test_keeps_the_order_of_the_schema(self):
        for name in set(MEANINGS) - self.NOT_WELL_FORMED - self.WITH_DTD:
            for info in self.parsed(name).iter(f"{{{NAMESPACE}}}info"):
                order = [self.ORDER.index(member.tag.split("}")[1]) for member in info]
                self.assertEqual(order, sorted(order), name)

    def test_belongs_to_a_chain(self):
        update, cancel = self.parsed("rain_update"), self.parsed("rain_cancel")
        self.assertEqual(self.text(update, "references"), f"{SENDER},fuzhou-rain-1,2026-11-22T08:00:00+08:00")
        self.assertEqual((self.text(cancel, "msgType"), self.text(cancel, "references").split(",")[1]),
                         ("Cancel", "fuzhou-rain-2"))
        self.assertIn("nobody", self.text(self.parsed("update_of_unknown"), "references"))

    def test_may_be_bad(self):
        for name in self.NOT_WELL_FORMED:
            with self.assertRaises(xml.ParseError):
                self.parsed(name)
        for name in self.WITH_DTD:
            self.assertIn("<!DOCTYPE", self.get(f"/alerts/{name}.xml").text)
        self.assertRegex(self.text(self.parsed("rain"), "sent"), self.TIME)
        self.assertNotRegex(self.text(self.parsed("z_time"), "sent"), self.TIME)
        ring = self.text(self.parsed("open_polygon"), "info/area/polygon").split()
        self.assertNotEqual(ring[0], ring[-1])
        self.assertGreater(len(self.get("/alerts/huge.xml").data), 2_000_000)
        self.assertEqual(self.text(self.parsed("exercise"), "status"), "Exercise")

    def test_is_named_in_feeds(self):
        self.standin.control(named=["rain", "expired"])
        entry = xml.fromstring(self.get("/feeds/atom.xml").text).find("{*}entry")
        links = {link.get("type"): link.get("href") for link in entry.iterfind("{*}link")}
        self.assertEqual(links["application/cap+xml"], "/alerts/rain.xml")
        before = entry.findtext("{*}updated")
        self.standin.control(documents={"rain": "<alert/>"})
        self.assertEqual(self.get("/alerts/rain.xml").text, "<alert/>")
        self.assertNotEqual(xml.fromstring(self.get("/feeds/atom.xml").text).findtext("{*}entry/{*}updated"), before)
        items = xml.fromstring(self.get("/feeds/rss.xml").text).findall("channel/item")
        self.assertEqual([item.findtext("link") for item in items], ["/alerts/rain.xml", "/alerts/expired.xml"])

    def test_feeds_are_sent_to_who_has_another_state(self):
        for feed, validator, asked_by in (("/feeds/atom.xml", "ETag", "If-None-Match"),
                                          ("/feeds/rss.xml", "Last-Modified", "If-Modified-Since")):
            self.standin.control(named=[])
            known = {asked_by: self.get(feed).headers[validator]}
            again = self.get(feed, known)
            self.assertEqual((again.status, again.data), (304, b""))
            self.standin.control(advance_s=1)
            self.standin.control(named=["rain"])
            self.assertEqual(self.get(feed, known).status, 200)

    def test_can_be_written_as_files(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(__file__).with_name("cap.py")
            subprocess.run([sys.executable, str(program), "--write", folder], check=True)
            self.assertEqual({file.stem for file in Path(folder).glob("*.xml")}, set(MEANINGS))


if __name__ == "__main__":
    unittest.main()
