#!/usr/bin/env python3
"""Names the queries that nobody can meet, each with what the tables lack.

impossible_wishes.py --database DIR --queries FILE.jsonl

Only what the tables alone rule out is named: no row of that name or type, no hotel with that
feature and that number of beds, a place that is never open then, no ride of that kind, no ride
home after the first arrival. A query that is not named may still be impossible.
"""
import argparse
import json
import sys
from pathlib import Path

from sandbox import Sandbox, minutes_of
from wishes_from_logic import wishes_of

TYPE_COLUMNS = {"sight": "type", "restaurant": "cuisine", "hotel": "featurehoteltype"}
DAY = 24 * 60


def table_of(city, role):
    return {"sight": city.attractions, "restaurant": city.restaurants, "hotel": city.hotels}[role]


def _lacking(city, wish, beds):
    """The values of a wish for names or types that no row of the table has."""
    role = wish["role"]

    def is_row(row, value):
        own = row["name"] if wish["kind"] == "names" else row[TYPE_COLUMNS[role]]
        return own == value and (role != "hotel" or beds is None or int(row["numbed"]) == beds)

    rows = table_of(city, role).values()
    lacking = [value for value in wish["values"] if not any(is_row(row, value) for row in rows)]
    is_possible = wish["mode"] == "none" or not lacking \
        or (wish["mode"] == "any" and len(lacking) < len(wish["values"]))
    return [] if is_possible else lacking


def _is_never_open(city, wish):
    row = city.attractions.get(wish["place"]) or city.restaurants.get(wish["place"])
    if row is None:
        return True
    opens, closes = minutes_of(row["opentime"]), minutes_of(row["endtime"])
    closes += DAY if closes <= opens else 0
    clock = {key: minutes_of(wish[key]) for key in ("start_by", "end_from") if key in wish}
    return clock.get("start_by", DAY) < opens or clock.get("end_from", 0) > closes \
        or wish.get("stay_min", 0) > closes - opens


def _wish_reasons(city, wishes):
    beds = next((wish["number"] for wish in wishes if wish["kind"] == "beds"), None)
    for wish in wishes:
        if wish["kind"] in ("names", "types"):
            told = f" with {beds} beds to a room" if wish["role"] == "hotel" and beds else ""
            for value in _lacking(city, wish, beds):
                yield f"no {wish['role']} {value}{told}"
        elif wish["kind"] == "visit" and _is_never_open(city, wish):
            yield f"{wish['place']} is not open then"


def _rides(sandbox, query, wishes, is_there):
    """(begins, ends) of the rides that are allowed; those that arrive another day end later."""
    kinds = {"train", "airplane"}
    for wish in wishes:
        if wish["kind"] == "intercity":
            kinds &= set(wish["there" if is_there else "back"])
    ends = (query["start_city"], query["target_city"])
    for kind in kinds:
        for row in sandbox.connections(*(ends if is_there else ends[::-1]), kind):
            begins, arrives = minutes_of(row["BeginTime"]), minutes_of(row["EndTime"])
            yield begins, arrives + (DAY if arrives <= begins else 0)


def reasons(sandbox, query):
    """What makes the query impossible; nothing if the tables do not say."""
    wishes = wishes_of(query)
    city = sandbox.city(query["target_city"])
    found = list(_wish_reasons(city, wishes["all"]))
    for group in wishes["any"]:
        each = [list(_wish_reasons(city, wishes["all"] + branch)) for branch in group]
        if all(each):
            found += each[0]
    there = list(_rides(sandbox, query, wishes["all"], True))
    back = list(_rides(sandbox, query, wishes["all"], False))
    if not there or not back:
        found.append("no ride of that kind")
    elif wishes["days"] == 1 and min(ends for _, ends in there) > max(begins for begins, _ in back):
        found.append("the last ride home leaves before the first one arrives")
    return list(dict.fromkeys(found))


def main(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", required=True)
    parser.add_argument("--queries", required=True, type=Path)
    options = parser.parse_args(arguments)
    sandbox = Sandbox(options.database)
    queries = [json.loads(line) for line in options.queries.read_text("utf-8").splitlines()]
    impossible = {query["uid"]: reasons(sandbox, query) for query in queries}
    impossible = {uid: why for uid, why in impossible.items() if why}
    for uid, why in impossible.items():
        print(f"{uid}: {'; '.join(why)}")
    print(f"{len(impossible)} of {len(queries)} queries are impossible")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
