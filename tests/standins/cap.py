#!/usr/bin/env python3
"""Warnings as CAP 1.2 documents under /alerts/NAME.xml, good ones and all the bad ones a reader meets.

/feeds/atom.xml and /feeds/rss.xml name documents: those of the control `named`, names or whole links. The control
`documents` puts others there, name → text; what was put there again has another revision. The first has an ETag, the
second a Last-Modified, and who names it is told when nothing changed.

cap.py --write FOLDER writes them as files and ends.
"""
import sys
from datetime import timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

from service import Service, run
from warnings_in_force import CHAIN, CHINA, COLOURS
from wire import Answer, html_answer, json_answer, xml_answer

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
SENDER = "warnings@stand-in.example"
MESSAGES = {"alert": "Alert", "update": "Update", "cancel": "Cancel"}
RAIN, RAISED, CALLED_OFF = CHAIN
SQUARE = "26.3,119.1 26.3,119.5 25.9,119.5 25.9,119.1 26.3,119.1"

# name → what is to be seen in it
MEANINGS = {
    "rain": "heavy rain in yellow", "rain_update": "raised to orange, refers to rain",
    "rain_cancel": "called off, refers to rain_update", "update_of_unknown": "an Update of something never seen",
    "exercise": "status Exercise, not for the public", "test_message": "status Test",
    "expired": "ran out a day before it is served", "no_expiry": "no expires at all",
    "circle": "its area is a circle", "two_languages": "one info in Chinese, one in English",
    "two_areas": "two areas, one by its code alone", "all_clear": "responseType AllClear",
    "z_time": "a time with Z, which CAP forbids", "open_polygon": "a polygon that does not close",
    "severity_unknown": "urgency, severity and certainty Unknown", "no_info": "an Alert without info",
    "with_doctype": "a DTD with an entity: to be refused", "entity_bomb": "entities of entities: to be refused",
    "wrong_namespace": "CAP 1.1", "cut": "breaks off", "not_xml": "JSON", "huge": "two megabytes of description",
}


def time_text(at):
    return at.astimezone(CHINA).strftime("%Y-%m-%dT%H:%M:%S+08:00")


def element(name, value):
    return f"<{name}>{escape(value)}</{name}>"


def named(name, value_name, value):
    return f"<{name}>{element('valueName', value_name)}{element('value', value)}</{name}>"


def info_of(warning, language="zh-CN", expires=True, response="Avoid", area=None, words=None, description=None):
    """The members in the order of the schema."""
    severity, urgency, certainty = words or (COLOURS[warning.colour][1], "Expected", "Likely")
    parts = [element("language", language), element("category", "Met"),
             element("event", warning.event if language == "zh-CN" else "Rainstorm"),
             element("responseType", response), element("urgency", urgency), element("severity", severity),
             element("certainty", certainty), element("effective", time_text(warning.issued))]
    if expires:
        parts.append(element("expires", time_text(warning.expires)))
    parts += [element("senderName", warning.sender),
              element("headline", warning.headline if language == "zh-CN" else "Rainstorm warning for Fuzhou"),
              element("description", description or warning.description), element("instruction", "减少外出。"),
              named("parameter", "cn-color", warning.colour), area or area_of(warning)]
    return f"<info>{''.join(parts)}</info>"


def area_of(warning, shape=f"<polygon>{SQUARE}</polygon>"):
    return (f"<area>{element('areaDesc', '福州市')}{shape}"
            f"{named('geocode', 'CN-ADCODE', warning.adcode)}</area>")


def document(warning, infos=None, status="Actual", references=None, sent=None, doctype="", identity=None):
    known = {other.id: other for other in CHAIN}
    if references is None:
        references = [f"{SENDER},{old},{time_text(known[old].issued)}" for old in warning.supersedes]
    parts = [element("identifier", identity or warning.id), element("sender", SENDER),
             element("sent", sent or time_text(warning.issued)), element("status", status),
             element("msgType", MESSAGES[warning.message]), element("scope", "Public")]
    if references:
        parts.append(element("references", " ".join(references)))
    parts += [info_of(warning)] if infos is None else infos
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}<alert xmlns="{NAMESPACE}">{"".join(parts)}</alert>\n'


def documents():
    """name → text, for each name of MEANINGS."""
    circle = area_of(RAIN, "<circle>26.08,119.3 25</circle>")
    by_code = f"<area>{element('areaDesc', '长乐区')}{named('geocode', 'CN-ADCODE', '350112')}</area>"
    entity = '<!DOCTYPE alert [<!ENTITY secret SYSTEM "file:///etc/hostname">]>\n'
    bomb = "<!DOCTYPE alert [<!ENTITY a0 \"ha\">" + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>\n"
    old = type(RAIN)(**{**vars(RAIN), "issued": RAIN.issued - timedelta(days=2),
                        "expires": RAIN.expires - timedelta(days=1, hours=12)})
    good = document(RAIN)
    return {
        "rain": good, "rain_update": document(RAISED), "rain_cancel": document(CALLED_OFF),
        "update_of_unknown": document(RAISED, references=[f"{SENDER},nobody,2026-11-21T08:00:00+08:00"],
                                      identity="orphan"),
        "exercise": document(RAIN, status="Exercise"), "test_message": document(RAIN, status="Test"),
        "expired": document(old), "no_expiry": document(RAIN, [info_of(RAIN, expires=False)]),
        "circle": document(RAIN, [info_of(RAIN, area=circle)]),
        "two_languages": document(RAIN, [info_of(RAIN), info_of(RAIN, language="en-US")]),
        "two_areas": document(RAIN, [info_of(RAIN, area=area_of(RAIN) + by_code)]),
        "all_clear": document(RAIN, [info_of(RAIN, response="AllClear")]),
        "z_time": document(RAIN, sent="2026-11-22T00:00:00Z"),
        "open_polygon": document(RAIN, [info_of(RAIN, area=area_of(
            RAIN, "<polygon>26.3,119.1 26.3,119.5 25.9,119.5</polygon>"))]),
        "severity_unknown": document(RAIN, [info_of(RAIN, words=("Unknown",) * 3)]),
        "no_info": document(RAIN, []),
        "with_doctype": document(RAIN, doctype=entity).replace("请注意防范。", "&secret;"),
        "entity_bomb": document(RAIN, doctype=bomb).replace("请注意防范。", "&a9;"),
        "wrong_namespace": good.replace("cap:1.2", "cap:1.1"), "cut": good[:len(good) // 2],
        "not_xml": '{"alert": "rain"}\n', "huge": document(RAIN, [info_of(RAIN, description="雨" * 700_000)]),
    }


def link_of(name):
    return name if "/" in name else f"/alerts/{name}.xml"


def atom(entries):
    """RFC 4287, with a page for people beside the document."""
    parts = [element("id", "urn:stand-in:warnings"), element("title", "Warnings")]
    for name, changed in entries:
        parts.append(f"<entry>{element('id', name)}{element('title', name)}{element('updated', changed.isoformat())}"
                     '<link href="/alerts/"/>'
                     f'<link type="application/cap+xml" href="{escape(link_of(name))}"/></entry>')
    return f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">{"".join(parts)}</feed>\n'


def rss(entries):
    items = [f"<item>{element('title', name)}{element('link', link_of(name))}"
             f"{element('pubDate', format_datetime(changed))}</item>" for name, changed in entries]
    return f'<?xml version="1.0"?>\n<rss version="2.0"><channel>{"".join(items)}</channel></rss>\n'


def unless_known(request, answer, validator, asked_by, value):
    """The answer with what tells its state from others, or 304 for who has this one already (RFC 9110)."""
    if request.headers.get(asked_by) == value:
        return Answer(304, b"", {validator: value})
    answer.headers[validator] = value
    return answer


class Cap(Service):
    name = "cap"
    routes = (("GET", "/alerts/", "list_documents"), ("GET", "/alerts/([a-z_]+)\\.xml", "show"),
              ("GET", "/feeds/atom\\.xml", "show_atom"), ("GET", "/feeds/rss\\.xml", "show_rss"))

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--write", metavar="FOLDER", help="write the documents there and end")

    def __init__(self, options):
        super().__init__(options)

    def reset(self):
        super().reset()
        self.documents = documents()
        self.name([])
        self.changed = {}

    def controls(self):
        return {"documents": self.put, "named": self.name}

    def name(self, names):
        self.named, self.named_at = list(names), self.clock.now

    def put(self, texts):
        self.documents.update(texts)
        self.changed.update(dict.fromkeys(texts, self.clock.now))
        return sorted(texts)

    def entries(self):
        return [(name, self.changed.get(name, RAIN.issued)) for name in self.named]

    def show_atom(self, request):
        answer = xml_answer(atom(self.entries()), content_type="application/atom+xml")
        tag = f'"{sha256(answer.body).hexdigest()[:16]}"'
        return unless_known(request, answer, "ETag", "if-none-match", tag)

    def show_rss(self, request):
        answer = xml_answer(rss(self.entries()), content_type="application/rss+xml")
        changed = format_datetime(max([self.named_at, *self.changed.values()]), usegmt=True)
        return unless_known(request, answer, "Last-Modified", "if-modified-since", changed)

    def failure_with_status(self, status, request):
        return html_answer(status)

    def not_found(self, request):
        return html_answer(404)

    def list_documents(self, request):
        return json_answer(MEANINGS)

    def show(self, request, name):
        if name not in self.documents:
            return html_answer(404)
        return xml_answer(self.documents[name], content_type="application/cap+xml")


def write(folder):
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        Path(folder, f"{name}.xml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(sys.argv[2])
    else:
        run(Cap)
