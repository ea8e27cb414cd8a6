"""read_calendar.py FILE: what another program's parser finds in a calendar, as JSON."""
import json
import sys
from pathlib import Path

import icalendar

calendar = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
print(json.dumps({
    "name": calendar["NAME"].replace("\\,", ","),
    "zones": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")],
    "events": [{"uid": str(event["UID"]), "summary": str(event["SUMMARY"]), "sequence": int(event["SEQUENCE"]),
                "start": event["DTSTART"].dt.isoformat(),
                "kind": event["CATEGORIES"].to_ical().decode()} for event in calendar.walk("VEVENT")],
}))
