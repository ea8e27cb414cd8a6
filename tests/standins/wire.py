"""What a stand-in hears and says: a request, an answer, and the socket that may misbehave."""
import json
import socket
import struct
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Request:
    method: str
    target: str  # path and query as they came
    headers: dict  # names in lower case
    body: bytes = b""
    origin: str = ""  # scheme://host:port the client called
    quirks: set = field(default_factory=set)

    @property
    def path(self):
        return unquote(urlsplit(self.target).path)

    @property
    def query(self):
        """The first value of each parameter; a parameter without a value is "". """
        values = parse_qs(urlsplit(self.target).query, keep_blank_values=True)
        return {name: given[0] for name, given in values.items()}

    @property
    def content_type(self):
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    def json(self):
        """The body as JSON, ValueError when it is none (NaN and lone surrogates are none)."""
        def refuse(word):
            raise ValueError(word)
        found = json.loads(self.body.decode("utf-8"), parse_constant=refuse)
        json.dumps(found, ensure_ascii=False).encode("utf-8")
        return found

    def bearer(self):
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""


@dataclass
class Answer:
    """Either one body, or a stream of pieces that are sent as chunks one after the other."""
    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    pieces: list = None

    @property
    def is_stream(self):
        return self.pieces is not None


def json_answer(value, status=200, headers=None, content_type="application/json; charset=utf-8"):
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(status, body, {"Content-Type": content_type, **(headers or {})})


def xml_answer(text, status=200, content_type="text/xml; charset=utf-8"):
    return Answer(status, text.encode(), {"Content-Type": content_type})


def html_answer(status):
    """What a gateway in front of a service says when the service is gone."""
    title = f"{status} {phrase(status)}"
    page = f"<html>\r\n<head><title>{title}</title></head>\r\n<body><h1>{title}</h1></body>\r\n</html>\r\n"
    return Answer(status, page.encode(), {"Content-Type": "text/html"})


def event_stream(pieces, headers=None):
    return Answer(200, b"", {"Content-Type": "text/event-stream; charset=utf-8", **(headers or {})},
                  list(pieces))


def event(value):
    return b"data: " + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n\n"


def whole_number(text, low=0, high=10 ** 11):
    """The number that the text writes in plain digits, None for anything else or out of range."""
    if not text or len(text) > 12 or not (text.isascii() and text.isdigit()):
        return None
    return int(text) if low <= int(text) <= high else None


class Refused(Exception):
    """Thrown by a handler to answer at once."""

    def __init__(self, answer):
        super().__init__(answer.status)
        self.answer = answer


def phrase(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def head_of(answer, date, closes):
    """Status line and headers of an answer."""
    lines = [f"HTTP/1.1 {answer.status} {phrase(answer.status)}", f"Date: {date}"]
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    if answer.is_stream:
        lines.append("Transfer-Encoding: chunked")
    elif answer.status != 204:
        lines.append(f"Content-Length: {len(answer.body)}")
    if closes:
        lines.append("Connection: close")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def chunk(piece):
    return b"%x\r\n%s\r\n" % (len(piece), piece)


LAST_CHUNK = b"0\r\n\r\n"


def break_connection(connection):
    """The client sees "connection reset by peer" instead of an orderly end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def inside_characters(data):
    """Cuts UTF-8 text inside each character of more than one byte."""
    cuts = [i + 1 for i, byte in enumerate(data) if byte >= 0xC0]
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)]) if data[a:b]]
