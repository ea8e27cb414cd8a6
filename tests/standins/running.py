"""Starts a stand-in as the process it is, and talks to it with nothing but http.client."""
import contextlib
import http.client
import json
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

FOLDER = Path(__file__).resolve().parent


class StandIn:
    """with StandIn("ernie") as ernie: …  The process ends with the block, or with this one."""

    def __init__(self, name, *options):
        self.name, self.options = name, options

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="standin-")
        port_file = Path(self.folder.name, "port")
        self.process = subprocess.Popen(
            [sys.executable, str(FOLDER / f"{self.name}.py"), "--port", "0", "--port-file", str(port_file),
             "--until-stdin-closes", *self.options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.announced = self.process.stdout.readline().decode().strip()
        deadline = time.monotonic() + 30
        while not port_file.exists():  # the line comes first; the file is what other programs read
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} did not start")
        self.port = int(port_file.read_text())
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.code = self.process.wait(20)
        self.process.stdin.close()
        self.process.stdout.close()
        self.folder.cleanup()

    def open(self, method, path, body=None, headers=None, timeout_s=20, query=None):
        """(connection, response) before the body is read."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout_s)
        sent = dict(headers or {})
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
            sent.setdefault("Content-Type", "application/json")
        target = path + ("?" + urlencode(query) if query else "")
        try:
            connection.request(method, target, body.encode() if isinstance(body, str) else body, sent)
            return connection, connection.getresponse()
        except BaseException:
            connection.close()
            raise

    def ask(self, method, path, body=None, headers=None, timeout_s=20, query=None):
        connection, answer = self.open(method, path, body, headers, timeout_s, query)
        with contextlib.closing(connection):
            data = answer.read()
            found = SimpleNamespace(status=answer.status, headers=answer.headers, data=data,
                                    text=data.decode("utf-8", "replace"), json=None)
            if "json" in answer.headers.get("Content-Type", ""):
                with contextlib.suppress(ValueError):
                    found.json = json.loads(data)
            return found

    def get(self, path, headers=None, **query):
        return self.ask("GET", path, headers=headers, query=query)

    def control(self, **members):
        answer = self.ask("POST", "/_control", members)
        if answer.status != 200:
            raise AssertionError(answer.text)
        return answer.json

    def fault(self, match="", times=1, after=0, **fault):
        self.control(next=[{"match": match, "times": times, "after": after, "fault": fault}])

    def calls(self, at_least=0):
        return self.get("/_calls", at_least=at_least).json["calls"]


class Case(unittest.TestCase):
    """The tests of one stand-in share its process; each starts from its first state."""
    service = ""
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.standin = cls.enterClassContext(StandIn(cls.service, *cls.options))

    def setUp(self):
        self.standin.control(reset=True, now="2026-11-22T02:00:00Z")
        self.standin.ask("DELETE", "/_calls")

    def get(self, path, headers=None, **query):
        return self.standin.get(path, headers, **query)


def events(text):
    """The data of each event of a stream."""
    return [line[5:].strip() for line in text.splitlines() if line.startswith("data:")]
