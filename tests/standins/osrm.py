#!/usr/bin/env python3
"""OSRM 5: `table` and `route` of its HTTP API, for the profiles foot, bike and car.

The world is a plain without streets: every way is straight, 1.3 times as long as the crow flies.
What lies south of the equator is an island: no way leads there, and a table has null for it.
"""
import math
import re

from service import Service, run
from wire import Refused, json_answer

SPEEDS_M_S = {"foot": 1.25, "bike": 4.0, "car": 10.0}
DETOUR = 1.3
MOST_POINTS = 100  # --max-table-size as it comes
POINTS = r"(-?[0-9.]+,-?[0-9.]+(?:;-?[0-9.]+,-?[0-9.]+)*)"


def refuse(code, message):
    raise Refused(json_answer({"code": code, "message": message}, 400))


def metres(a, b):
    mean = math.radians((a[1] + b[1]) / 2)
    east, north = (b[0] - a[0]) * math.cos(mean), b[1] - a[1]
    return math.hypot(east, north) * 111_195 * DETOUR


def is_island(point):
    return point[1] < 0


def points_of(text):
    points = [tuple(map(float, point.split(","))) for point in text.split(";")]
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in points):
        refuse("InvalidValue", "Lng/Lat coordinates must be within world bounds.")
    return points


def polyline(points, digits):
    """Google's encoding of a line: differences, zigzag, five bits a letter."""
    text, before = "", (0, 0)
    for lon, lat in points:
        now = (round(lat * 10 ** digits), round(lon * 10 ** digits))
        for value in (now[0] - before[0], now[1] - before[1]):
            value = ~(value << 1) if value < 0 else value << 1
            while value >= 32:
                text += chr((value & 31 | 32) + 63)
                value >>= 5
            text += chr(value + 63)
        before = now
    return text


def waypoint(point):
    return {"hint": "", "distance": 0.0, "name": "", "location": list(point)}


class Osrm(Service):
    name = "osrm"
    quirks = {"nulls": "every second cell of a table is null"}
    routes = (("GET", rf"/table/v1/(\w+)/{POINTS}", "table"), ("GET", rf"/route/v1/(\w+)/{POINTS}", "route"))

    def failure_with_status(self, status, request):
        return json_answer({"code": "InternalError", "message": "Internal Error"}, status)

    def not_found(self, request):
        return json_answer({"code": "InvalidUrl", "message": "URL string malformed close to position 1"}, 400)

    def table(self, request, profile, text):
        points, speed = points_of(text), self._speed(profile)
        if len(points) > MOST_POINTS:
            refuse("TooBig", f"Too many table coordinates. Maximum is: {MOST_POINTS}")
        sources = self._chosen(request, "sources", points)
        targets = self._chosen(request, "destinations", points)
        wanted = request.query.get("annotations", "duration").split(",")
        rows = [[self._cell(request, a, b, 2 * i + j) for j, b in enumerate(targets)] for i, a in enumerate(sources)]
        body = {"code": "Ok", "sources": list(map(waypoint, sources)), "destinations": list(map(waypoint, targets))}
        if "duration" in wanted:
            body["durations"] = [[None if m is None else round(m / speed, 1) for m in row] for row in rows]
        if "distance" in wanted:
            body["distances"] = [[None if m is None else round(m, 1) for m in row] for row in rows]
        return json_answer(body)

    def route(self, request, profile, text):
        points, speed = points_of(text), self._speed(profile)
        if len(points) < 2:
            refuse("InvalidOptions", "Number of coordinates needs to be at least two.")
        if len(set(map(is_island, points))) > 1:
            refuse("NoRoute", "Impossible route between points")
        legs = [metres(a, b) for a, b in zip(points, points[1:])]
        digits = {"polyline": 5, "polyline6": 6}.get(request.query.get("geometries", "polyline"))
        if digits is None:
            refuse("InvalidValue", "Invalid geometries.")
        found = {"distance": round(sum(legs), 1), "duration": round(sum(legs) / speed, 1), "weight_name": "duration",
                 "weight": round(sum(legs) / speed, 1), "geometry": polyline(points, digits),
                 "legs": [{"distance": round(m, 1), "duration": round(m / speed, 1), "steps": [], "summary": "",
                           "weight": round(m / speed, 1)} for m in legs]}
        return json_answer({"code": "Ok", "routes": [found], "waypoints": list(map(waypoint, points))})

    @staticmethod
    def _speed(profile):
        if profile not in SPEEDS_M_S:
            refuse("InvalidUrl", f"Profile {profile} is not loaded.")
        return SPEEDS_M_S[profile]

    @staticmethod
    def _chosen(request, name, points):
        text = request.query.get(name, "all")
        if text == "all":
            return points
        if not re.fullmatch(r"\d+(;\d+)*", text) or any(int(i) >= len(points) for i in text.split(";")):
            refuse("InvalidOptions", f"Invalid {name}.")
        return [points[int(i)] for i in text.split(";")]

    @staticmethod
    def _cell(request, a, b, place):
        if is_island(a) != is_island(b) or ("nulls" in request.quirks and place % 2):
            return None
        return metres(a, b)


if __name__ == "__main__":
    run(Osrm)
