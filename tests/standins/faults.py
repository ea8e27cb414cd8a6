"""Faults that a test scripts for the next calls of any stand-in.

A rule is {"match": part of "METHOD target", "after": calls to let pass, "times": calls to spoil,
"fault": {…}}; the first rule that matches and has calls left is used. The members of a fault that
fit together may be combined, e.g. {"delay_s": 2, "status": 503, "retry_after": 1}.
"""
import json

from wire import LAST_CHUNK, Answer, break_connection, chunk, html_answer, inside_characters


def _number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


def _count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _text(value):
    return isinstance(value, str)


def _true(value):
    return value is True


# What a service that speaks HTTP can suffer; reply is for lines of SMTP.
# member → (check, meaning); README.md shows the same table.
MEMBERS = {
    "delay_s": (_number, "this long before the first byte"),
    "hold": (_text, "no byte before the control endpoint releases this name"),
    "reset": (_true, "connection reset instead of an answer"),
    "drop": (_true, "connection closed in order instead of an answer"),
    "status": (lambda v: _count(v) and 200 <= v <= 599, "this status with the service's own body"),
    "error": (lambda v: _text(v) or _count(v), "a failure by the service's own name or number"),
    "quirk": (lambda v: _text(v) or (isinstance(v, list) and all(map(_text, v))),
              "the normal answer, odd in a way that the service is known for"),
    "html": (_true, "with status: the page of a gateway instead of the service's body"),
    "reply": (_text, "this line instead of the service's own"),
    "retry_after": (lambda v: _text(v) or _count(v), "this Retry-After, seconds or a date"),
    "headers": (lambda v: isinstance(v, dict) and all(map(_text, v.values())), "more headers"),
    "content_type": (_text, "another Content-Type"),
    "body": (_text, "this body"),
    "garbage": (_true, "the service's status and type, but broken JSON; in a stream, one broken event"),
    "truncate": (_count, "full Content-Length, but only so many bytes before the connection ends"),
    "bytes_per_s": (lambda v: _number(v) and v > 0, "the body drips"),
    "piece_every_s": (_number, "a pause before each event of a stream"),
    "split_characters": (_true, "each UTF-8 character of several bytes comes in two segments"),
    "cut_after": (_count, "a stream breaks off after so many events"),
    "end_after": (_count, "a stream ends in order after so many events, without its last one"),
    "silence": (lambda v: isinstance(v, dict) and set(v) == {"after", "s"} and _count(v["after"])
                and _number(v["s"]), "a stream says nothing for s seconds after so many events"),
}


OF_HTTP = set(MEMBERS) - {"reply"}
BROKEN_JSON = b'{"id":"1","result":"\xe4\xbd\xa0,]'


class BadFault(ValueError):
    """The script is wrong; the test that sent it must learn so at once."""


class Rule:
    def __init__(self, given, service):
        if not isinstance(given, dict) or not isinstance(given.get("fault"), dict):
            raise BadFault("a rule is an object with a fault")
        if unknown := set(given) - {"match", "after", "times", "fault"}:
            raise BadFault(f"a rule has no {', '.join(sorted(unknown))}")
        self.match = given.get("match", "")
        self.after = given.get("after", 0)
        self.times = given.get("times", 1)
        self.fault = given["fault"]
        if not (_text(self.match) and _count(self.after) and _count(self.times)):
            raise BadFault("match is a text, after and times are counts")
        for name, value in self.fault.items():
            if name not in service.fault_members or not MEMBERS[name][0](value):
                raise BadFault(f"no such fault: {json.dumps({name: value})}")
        if not self.fault:
            raise BadFault("an empty fault spoils nothing")
        if "error" in self.fault and not service.knows_failure(self.fault["error"]):
            raise BadFault(f"this service has no error {self.fault['error']}")
        if unknown := quirks_of(self.fault) - set(service.quirks):
            raise BadFault(f"this service has no quirk {', '.join(sorted(unknown))}")

    def takes(self, said):
        """said is what the client said: METHOD target, or a line of SMTP."""
        if self.times == 0 or self.match not in said:
            return False
        if self.after:
            self.after -= 1
            return False
        self.times -= 1
        return True

    def left(self):
        return {"match": self.match, "after": self.after, "times": self.times, "fault": self.fault}


def quirks_of(fault):
    given = fault.get("quirk", [])
    return {given} if isinstance(given, str) else set(given)


def spoiled(fault, answer):
    """The answer with everything changed that is not a matter of time or of the connection."""
    changed = Answer(answer.status, answer.body, dict(answer.headers), answer.pieces)
    if "body" in fault:
        changed.body, changed.pieces = fault["body"].encode(), None
    elif "garbage" in fault and changed.is_stream:
        changed.pieces = [*changed.pieces[:1], b"data: " + BROKEN_JSON + b"\n\n", *changed.pieces[1:]]
    elif "garbage" in fault:
        changed.body = BROKEN_JSON
    if "content_type" in fault:
        changed.headers["Content-Type"] = fault["content_type"]
    if "retry_after" in fault:
        changed.headers["Retry-After"] = str(fault["retry_after"])
    changed.headers.update(fault.get("headers", {}))
    if changed.is_stream and "end_after" in fault:
        changed.pieces = changed.pieces[:fault["end_after"]]
    return changed


def answer_for(fault, service, request):
    """What the service says under this fault, before the connection suffers."""
    request.quirks = quirks_of(fault)
    if "html" in fault:
        answer = html_answer(fault.get("status", 502))
    elif "error" in fault:
        answer = service.failure(fault["error"], request)
        answer.status = fault.get("status", answer.status)
    elif "status" in fault:
        answer = service.failure_with_status(fault["status"], request)
    else:
        answer = service.answer(request)
    return spoiled(fault, answer)


class Line:
    """Writes one answer to a connection, under the fault that a rule prescribes."""

    def __init__(self, connection, fault, wait):
        self.connection, self.fault, self.wait = connection, fault, wait

    def send(self, head, answer, without_body=False):
        """True when the connection may serve another request."""
        self.connection.sendall(head)
        if without_body:
            return True
        if answer.is_stream:
            return self._send_stream(answer.pieces)
        body = answer.body[:self.fault.get("truncate", len(answer.body))]
        self._send_slowly(body, as_chunks=False)
        return "truncate" not in self.fault

    def _send_stream(self, pieces):
        if "truncate" in self.fault:
            self._send_slowly(b"".join(pieces)[:self.fault["truncate"]], as_chunks=True)
            return False
        for number, piece in enumerate(pieces):
            if number == self.fault.get("cut_after"):
                return False
            if number == self.fault.get("silence", {}).get("after"):
                self.wait(self.fault["silence"]["s"])
            self.wait(self.fault.get("piece_every_s", 0))
            self._send_slowly(piece, as_chunks=True)
        if "cut_after" in self.fault:
            return False
        self.connection.sendall(LAST_CHUNK)
        return True

    def _send_slowly(self, data, as_chunks):
        if "bytes_per_s" in self.fault:
            parts, pause_s = [data[i:i + 1] for i in range(len(data))], 1 / self.fault["bytes_per_s"]
        elif "split_characters" in self.fault:
            parts, pause_s = inside_characters(data), 0.002
        else:
            parts, pause_s = [data] if data else [], 0
        for part in parts:
            self.connection.sendall(chunk(part) if as_chunks else part)
            if pause_s:
                self.wait(pause_s)


def breaks_off(fault, connection):
    """True when the fault is a broken connection instead of an answer, which it now is."""
    if "reset" in fault:
        break_connection(connection)
    return "reset" in fault or "drop" in fault
