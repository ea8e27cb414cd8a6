"""read_calendar.py FILE: what another program's parser finds in a calendar, as JSON."""
import json
import sys
from datetime import timedelta
from pathlib import Path

import icalendar

calendar = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
clocks = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


def ahead_min(start):
    """Of UTC, by the rules that stand in the calendar itself; None for a start without a zone (a night)."""
    clock = clocks.get(start.params.get("TZID"))
    return clock and start.dt.replace(tzinfo=clock).utcoffset() // timedelta(minutes=1)


print(json.dumps({
    "name": calendar["NAME"].replace("\\,", ","),
    "zones": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")],
    "events": [{"uid": str(event["UID"]), "summary": str(event["SUMMARY"]), "sequence": int(event["SEQUENCE"]),
                "start": event["DTSTART"].dt.isoformat(),
                "ahead_min": ahead_min(event["DTSTART"]),
                "kind": event["CATEGORIES"].to_ical().decode()} for event in calendar.walk("VEVENT")],
}))
