"""A real server on a free port with a data folder of its own, and a client that keeps nothing."""
import http.client
import json
import os
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("XINGQU_BINARY", ROOT / "build/release/xingqu"))


def once(ask, holds):
    """What `ask` answers as soon as it holds; the last answer after half a minute."""
    deadline = time.monotonic() + 30
    while not holds(answer := ask()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:600]!r}"


class Site:
    """with Site() as site: …  The server is stopped by its pid at the end."""

    def __init__(self, settings=(), data=None):
        self.settings = settings
        self.data = Path(data or tempfile.mkdtemp(prefix="xingqu-api-"))
        self.keeps_data = data is not None
        self.people = 0

    def __enter__(self):
        command = [str(BINARY), "serve", "--listen", "127.0.0.1:0", "--data", str(self.data),
                   "--set", "server.admin_listen=127.0.0.1:0", "--set", "server.requests_per_minute=0",
                   "--set", "server.token_requests_per_minute=0"]
        for setting in self.settings:
            command += ["--set", setting]
        self.log = open(self.data / "console.log", "w+")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log)
        self.port = self._announced(r"^https?://127\.0\.0\.1:(\d+)")
        self.admin_port = self._announced(r"^admin http://127\.0\.0\.1:(\d+)")
        return self

    def _announced(self, pattern, timeout_s=60):
        """The server says where it listens, line by line on standard output."""
        deadline = time.monotonic() + timeout_s
        self.announced = getattr(self, "announced", "")
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.announced, re.M):
                return int(found[1])
            if select.select([self.process.stdout], [], [], 0.2)[0]:
                told = os.read(self.process.stdout.fileno(), 4096)
                if not told:
                    break
                self.announced += told.decode()
        self.log.seek(0)
        raise RuntimeError(f"the server did not start: {self.announced}\n{self.log.read()[-3000:]}")

    def stop(self, how=signal.SIGTERM, timeout_s=40):
        self.process.send_signal(how)
        return self.process.wait(timeout_s)

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        self.log.close()
        if not self.keeps_data:
            shutil.rmtree(self.data, ignore_errors=True)

    def request(self, method, path, body=None, token=None, headers=None, port=None, timeout_s=60):
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=timeout_s)
        sent = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        if token:
            sent["Authorization"] = f"Bearer {token}"
        try:
            try:
                connection.request(method, path, body, sent)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before it had the whole body: the answer is there already (RFC 9112, 9.5)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def admin(self, path):
        return self.request("GET", path, port=self.admin_port)

    def sign_up(self, password="long enough pass", role=None):
        """A new person; answers (token, name, password, login answer)."""
        self.people += 1
        name = f"traveller{self.people}"
        made = self.request("POST", "/api/register", {"username": name, "password": password})
        assert made.status == 201, made
        if role:
            subprocess.run([str(BINARY), "--data", str(self.data), "user", "role", name, role],
                           check=True, stdout=subprocess.DEVNULL)
        login = self.request("POST", "/api/login", {"username": name, "password": password})
        assert login.status == 200, login
        return login.json["access_token"], name, password, login.json
