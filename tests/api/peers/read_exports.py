"""read_exports.py FOLDER: what other programs' parsers find in trip.ics, trip.gpx and trip.pdf, as JSON."""
import json
import sys
from pathlib import Path

import gpxpy
import icalendar
import pypdf

folder = Path(sys.argv[1])
calendar = icalendar.Calendar.from_ical((folder / "trip.ics").read_bytes())
track = gpxpy.parse((folder / "trip.gpx").read_text())
pages = pypdf.PdfReader(folder / "trip.pdf").pages


def moment(event, name):
    return event[name].dt.isoformat()


print(json.dumps({
    "events": [{"uid": str(event["UID"]), "summary": str(event["SUMMARY"]), "start": moment(event, "DTSTART"),
                "end": moment(event, "DTEND"), "kind": event["CATEGORIES"].to_ical().decode()}
               for event in calendar.walk("VEVENT")],
    "routes": [[point.name for point in route.points if point.time] for route in track.routes],
    "pages": len(pages),
    "text": "".join(page.extract_text() for page in pages),
}))
