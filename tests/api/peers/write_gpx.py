"""write_gpx.py FILE: the places of a weekend, as another program writes them down."""
import sys
from pathlib import Path

import gpxpy.gpx

track = gpxpy.gpx.GPXTrack(name="走过的路")
track.segments.append(gpxpy.gpx.GPXTrackSegment([gpxpy.gpx.GPXTrackPoint(26.05, 119.38)]))
gpx = gpxpy.gpx.GPX()
gpx.name = "福州周末"
gpx.tracks.append(track)
gpx.waypoints += [gpxpy.gpx.GPXWaypoint(26.0586, 119.3906, name="鼓山"),
                  gpxpy.gpx.GPXWaypoint(26.0826, 119.2925, name="三坊七巷"),
                  gpxpy.gpx.GPXWaypoint(26.3, 119.9, name="外婆家")]
Path(sys.argv[1]).write_text(gpx.to_xml(), encoding="utf-8")
