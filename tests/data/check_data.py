#!/usr/bin/env python3
"""What the bundled catalogue promises: enough places of each sort in each city, keys that are
unique over all files, coordinates inside the city, and honest provenance. (That every row is
well formed is the loader's business and is tested there.)"""
import csv
import math
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOOD = {"restaurant", "cafe", "tea_house", "food_street", "market"}
LODGING = {"hotel", "hostel", "guesthouse", "resort"}
HUBS = {"railway_station", "airport", "bus_station", "pier"}

# city: (least places, south, west, north, east)
CITIES = {
    "fuzhou": (120, 25.2, 118.4, 26.7, 120.0),
    "beijing": (40, 39.4, 115.4, 41.1, 117.6),
    "shanghai": (40, 30.6, 120.8, 31.9, 122.2),
    "hangzhou": (40, 29.2, 118.3, 30.6, 120.8),
    "chengdu": (40, 30.0, 102.9, 31.5, 104.9),
    "xiamen": (40, 24.3, 117.8, 25.0, 118.5),
}
# How many places must say "yes", so that a hard need still leaves a choice. city → need → least
SAYS_YES = {"sights": {"step_free": 12, "kid_friendly": 12, "pet_friendly": 6},
            "food": {"step_free": 6, "kid_friendly": 6, "pet_friendly": 4},
            "lodging": {"step_free": 3, "kid_friendly": 3, "pet_friendly": 2}}
# A place further than this from the centre of its district has a wrong position or a wrong adcode.
DISTRICT_KM = 60
# Positions and names must not come from those who sell maps.
MAP_VENDORS = ("map listing", "amap", "autonavi", "baidu", "gaode", "google", "tencent", "高德", "百度", "腾讯")
NAMED = {"fuzhou": ["鼓山", "三坊七巷", "达明美食街", "闽江公园", "青云山"]}


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, holds, what):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"failed: {what}")


def group_of(row):
    kinds = set(row["kinds"].split(";"))
    if kinds & LODGING:
        return "lodging"
    if kinds & FOOD and row["price_basis"] == "meal":
        return "food"
    if kinds & HUBS:
        return "hubs"
    return "services" if kinds & {"hospital", "police"} else "sights"


def check_city(report, city, rows, bounds):
    least, south, west, north, east = bounds
    report.check(len(rows) >= least, f"{city} has {len(rows)} places, fewer than {least}")
    outside = [r["key"] for r in rows if not (south <= float(r["lat"]) <= north and west <= float(r["lon"]) <= east)]
    report.check(not outside, f"{city}: outside the city: {outside}")
    groups = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(row)
    for group, needs in SAYS_YES.items():
        for need, least_yes in needs.items():
            count = sum(r[need] == "yes" for r in groups.get(group, []))
            report.check(count >= least_yes, f"{city}: {count} {group} with {need}=yes, fewer than {least_yes}")
    for stars in "12345":
        report.check(any(r["stars"] == stars for r in groups.get("lodging", [])), f"{city}: no {stars}-star lodging")
    report.check(len(groups.get("hubs", [])) >= 2, f"{city}: fewer than two stations and airports")
    names = {name for r in rows for name in [r["name_zh"], *r["aliases"].split(";")]}
    for name in NAMED.get(city, []):
        report.check(name in names, f"{city}: {name} is missing")


def km_between(a, b):
    lat_a, lon_a, lat_b, lon_b = (math.radians(float(r[axis])) for r in (a, b) for axis in ("lat", "lon"))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + across))


def check_districts(report, rows):
    with open(ROOT / "data/areas.csv", encoding="utf-8", newline="") as file:
        areas = {row["adcode"]: row for row in csv.DictReader(file)}
    unknown = [r["key"] for r in rows if r["adcode"] not in areas]
    report.check(not unknown, f"in no district: {unknown}")
    astray = [r["key"] for r in rows if (area := areas.get(r["adcode"])) and area["lat"]
              and km_between(r, area) > DISTRICT_KM]
    report.check(not astray, f"more than {DISTRICT_KM} km from the centre of their district: {astray}")


def check_provenance(report, rows):
    sold = [r["key"] for r in rows if any(word in r["source"].lower() for word in MAP_VENDORS)]
    report.check(not sold, f"taken from a map vendor: {sold}")
    today = date.today().isoformat()
    report.check(all(r["source"] for r in rows), "a row names no source")
    report.check(all("2000-01-01" <= r["as_of"] <= today for r in rows), "an as_of date is missing or in the future")
    report.check(all(r["verified"] in {"yes", "no"} for r in rows), "verified is neither yes nor no")
    recalled = [r["key"] for r in rows if r["source"] == "general knowledge" and r["verified"] == "yes"]
    report.check(not recalled, f"recalled and yet verified: {recalled}")


def main():
    report = Report()
    every = []
    for city, bounds in CITIES.items():
        with open(ROOT / f"data/places/{city}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        check_city(report, city, rows, bounds)
        every += rows
    keys = [r["key"] for r in every]
    report.check(len(keys) == len(set(keys)), f"keys used twice: {sorted({k for k in keys if keys.count(k) > 1})}")
    check_districts(report, every)
    check_provenance(report, every)
    found = {path.stem for path in (ROOT / "data/places").glob("*.csv")}
    report.check(found == set(CITIES), f"files without a promise: {sorted(found ^ set(CITIES))}")
    print(f"{report.passed} passed, {report.failed} failed")
    return int(report.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
