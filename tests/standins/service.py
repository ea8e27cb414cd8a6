"""What every stand-in is: a process with one service on a loopback port, its script and its log.

    python3 tests/standins/NAME.py --port 0 --port-file F

Beside the paths of its service each answers POST /_control (script faults, move the clock),
GET /_control (what is left of the script) and GET /_calls (what was received). README.md.
"""
import argparse
import base64
import json
import os
import re
import signal
import ssl
import sys
import threading
import traceback
from collections import Counter
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from faults import OF_HTTP, BadFault, Line, Rule, answer_for, breaks_off
from wire import Answer, Refused, Request, head_of, json_answer

BODY_LIMIT = 8 << 20
FIRST_NOW = "2026-11-22T02:00:00Z"
WINDOWS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


class Clock:
    """Stands still until the test moves it, so that answers do not depend on when they are asked."""

    def __init__(self, text):
        self.set(text)

    def set(self, text):
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise ValueError("a time needs its offset")
        self.now = at.astimezone(timezone.utc)

    def advance(self, seconds):
        self.now += timedelta(seconds=seconds)

    @property
    def unix(self):
        return int(self.now.timestamp())


class Service:
    """One third party. A subclass says its routes, its failures and what a test may set."""

    name = "service"
    fault_members = OF_HTTP
    quirks = ()  # names of oddities that a fault may ask for; a handler finds them in the request
    routes = ()  # (method, regular expression for the whole path, name of the method that answers)

    def __init__(self, options):
        self.options = options
        self.clock = Clock(options.now)
        self.lock = threading.Condition()
        self.stopping = threading.Event()
        self.reset()
        for window in filter(None, options.quota.split(",")):
            self.set_quota({window.split("=")[0]: int(window.split("=")[1])})

    @classmethod
    def arguments(cls, parser):
        """Adds the options of the service."""

    def reset(self):
        self.rules, self.calls, self.released = [], [], set()
        self.quota, self.used = {}, Counter()

    # --- what a subclass answers

    def answer(self, request):
        """The answer of the service, its refusals included."""
        try:
            self._count_against_quota()
            for method, pattern, handler in self.routes:
                if method == request.method and (found := re.fullmatch(pattern, request.path)):
                    return getattr(self, handler)(request, *found.groups())
            return self.not_found(request)
        except Refused as refused:
            return refused.answer

    def not_found(self, request):
        return json_answer({"error": "not found"}, 404)

    def knows_failure(self, name):
        return False

    def failure(self, name, request):
        """The answer of a failure that the service has a name or a number for."""
        raise NotImplementedError

    def failure_with_status(self, status, request):
        """What the service says with this status."""
        return json_answer({"error": status}, status)

    def quota_exceeded(self, window):
        return self.failure_with_status(429, None)

    def controls(self):
        """What a test may set beside the common members: name → function of the value."""
        return {}

    def state(self):
        """What GET /_control says beside the common members."""
        return {}

    def setter(self, name, made_from):
        """A control that keeps what is made of the value as the member of this name."""
        return lambda given: setattr(self, name, made_from(given))

    # --- quota, on the clock of the stand-in

    def set_quota(self, windows):
        if unknown := set(windows) - set(WINDOWS):
            raise ValueError(f"no window {', '.join(sorted(unknown))}")
        self.quota, self.used = {**self.quota, **windows}, Counter()

    def _count_against_quota(self):
        with self.lock:
            turns = {name: (name, self.clock.unix // WINDOWS[name]) for name in self.quota}
            for name, turn in turns.items():
                if self.used[turn] >= self.quota[name]:
                    raise Refused(self.quota_exceeded(name))
            self.used.update(turns.values())

    # --- control

    def control(self, request):
        if request.method == "GET":
            with self.lock:
                return json_answer({"next": [rule.left() for rule in self.rules if rule.times],
                                    "now": self.clock.now.isoformat(), **self.state()})
        try:
            given = request.json()
            if not isinstance(given, dict):
                raise ValueError("an object is wanted")
            with self.lock:
                return json_answer(self._apply(given))
        except (BadFault, ValueError, TypeError, KeyError, AttributeError) as problem:
            return json_answer({"problem": f"{type(problem).__name__}: {problem}"}, 422)

    def _apply(self, given):
        common = {"reset": lambda _: self.reset(), "now": self.clock.set,
                  "advance_s": self.clock.advance, "quota": self.set_quota, "next": self._script,
                  "release": self._release}
        known = {**common, **self.controls()}
        if unknown := set(given) - set(known):
            raise ValueError(f"nothing here is called {', '.join(sorted(unknown))}")
        order = [name for name in known if name in given]  # a reset comes before what is set anew
        return {name: known[name](given[name]) for name in order}

    def _script(self, rules):
        self.rules += [Rule(rule, self) for rule in rules]

    def _release(self, names):
        self.released.update([names] if isinstance(names, str) else names)
        self.lock.notify_all()

    def fault_for(self, said):
        with self.lock:
            return next((rule.fault for rule in self.rules if rule.takes(said)), {})

    def wait(self, seconds):
        self.stopping.wait(seconds)

    def wait_for_release(self, name):
        with self.lock:
            self.lock.wait_for(lambda: name in self.released or self.stopping.is_set())

    # --- log

    def note(self, request):
        call = {"method": request.method, "target": request.target, "path": request.path,
                "query": request.query, "headers": request.headers,
                "body": request.body.decode("utf-8", "replace"),
                "body_base64": base64.b64encode(request.body).decode(), "status": None, "fault": {}}
        try:
            call["json"] = request.json()
        except ValueError:
            call["json"] = None
        return self.keep(call)

    def keep(self, call):
        with self.lock:
            self.calls.append({"number": len(self.calls) + 1, **call})
            self.lock.notify_all()
            return self.calls[-1]

    def list_calls(self, request):
        """GET /_calls; with at_least=N it waits until so many are there, DELETE forgets them."""
        if request.method == "DELETE":
            with self.lock:
                self.calls = []
            return Answer(204)
        wanted = int(request.query.get("at_least", 0))
        with self.lock:
            self.lock.wait_for(lambda: len(self.calls) >= wanted, timeout=30)
            return json_answer({"calls": self.calls})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 120
    service = None

    def serve(self):
        body = self._read_body()
        if body is None:
            return
        scheme = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        request = Request(self.command, self.path,
                          {name.lower(): value for name, value in self.headers.items()}, body,
                          f"{scheme}://{self.headers.get('Host', '')}")
        if request.path in ("/_control", "/_calls"):
            own = self.service.control if request.path == "/_control" else self.service.list_calls
            self._send(own(request), {})
        else:
            self._serve_service(request)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = serve

    def _serve_service(self, request):
        call = self.service.note(request)
        fault = call["fault"] = self.service.fault_for(f"{request.method} {request.target}")
        if "hold" in fault:
            self.service.wait_for_release(fault["hold"])
        self.service.wait(fault.get("delay_s", 0))
        if breaks_off(fault, self.connection):
            self.close_connection = True
            return
        try:
            answer = answer_for(fault, self.service, request)
        except Exception:  # a stand-in that breaks says so, and no client takes it for the service
            answer = Answer(599, traceback.format_exc().encode(), {"Content-Type": "text/plain"})
        call["status"] = answer.status
        self._send(answer, fault)

    def _read_body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            body = b""
            while (size := int(self.rfile.readline().split(b";")[0], 16)) and len(body) <= BODY_LIMIT:
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body
        length = int(self.headers.get("Content-Length") or 0)
        if length > BODY_LIMIT:
            self.close_connection = True
            self._send(Answer(413), {})
            return None
        return self.rfile.read(length)

    def _send(self, answer, fault):
        self.close_connection = self.close_connection or "truncate" in fault
        head = head_of(answer, self.date_time_string(self.service.clock.unix), self.close_connection)
        try:
            line = Line(self.connection, fault, self.service.wait)
            if not line.send(head, answer, self.command == "HEAD" or answer.status == 204):
                self.close_connection = True
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True  # the client gave up, which is its right

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError, ssl.SSLError)):
            super().handle_error(request, client_address)


def listen(service, options):
    """A server for the service (HTTP: its paths and the control endpoint); not yet running."""
    handler = type("Handler", (Handler,), {"service": service})
    server = Server(("127.0.0.1", options.port), handler)
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
        server.socket = context.wrap_socket(server.socket, server_side=True,
                                            do_handshake_on_connect=False)
    return server


def announce(port_file, port):
    """Writes the port so that a reader finds it whole or not at all."""
    if port_file:
        part = Path(f"{port_file}.tmp")
        part.write_text(f"{port}\n")
        part.rename(port_file)


def parser_for(service_class):
    parser = argparse.ArgumentParser(description=sys.modules[service_class.__module__].__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--port-file", help="the port is written here once the service listens")
    parser.add_argument("--now", default=FIRST_NOW, help=f"where the clock stands ({FIRST_NOW})")
    parser.add_argument("--quota", default="", help="e.g. second=2,minute=60,day=5000; none without")
    parser.add_argument("--certificate", help="PEM; with --key: TLS")
    parser.add_argument("--key", help="PEM")
    parser.add_argument("--until-stdin-closes", action="store_true",
                        help="end when standard input does, so that no test leaves a process behind")
    service_class.arguments(parser)
    return parser


def end_with_stdin():
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


def run(service_class, argv=None, beside=None):
    """Serves until SIGTERM. `beside(service, options)` starts what is not HTTP."""
    options = parser_for(service_class).parse_args(argv)
    service = service_class(options)
    server = listen(service, options)
    scheme = "https" if options.certificate else "http"
    service.origin = f"{scheme}://127.0.0.1:{server.server_port}"
    endings = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, endings)  # before there are threads
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    if options.until_stdin_closes:
        threading.Thread(target=end_with_stdin, daemon=True).start()
    if beside:
        beside(service, options)
    print(f"{service.name} {service.origin}", flush=True)
    announce(options.port_file, server.server_port)
    signal.sigwait(endings)
    service.stopping.set()
    with service.lock:
        service.lock.notify_all()
    sys.stdout.flush()
    os._exit(0)  # threads that hold an answer back are not waited for
