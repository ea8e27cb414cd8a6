#!/usr/bin/env python3
"""How many of three meals a day the timetable leaves time for, by how early the party leaves home.

meal_ceiling.py --database DIR --queries FILE.jsonl

For each query the best ride there and the best ride back of the kinds it allows, the restaurant
that is reached soonest from the station by taxi, breakfast in the hotel on all mornings but the
first, whatever it costs: no plan has more meals. Rides there that arrive on another day do not
count.
"""
import argparse
import json
import sys
from functools import lru_cache
from pathlib import Path

from sandbox import Sandbox, clock_of, minutes_of
from strict_checks import BUFFERS
from wishes_from_logic import wishes_of

# First and last start, and how long one eats at least.
MEALS = ((375, 535), (660, 835), (1020, 1170))
LEAST = 45
LEAVES_BED = 390
HOURS = [0, 180, 240, 300, 330, 360, 390, 420]


class Ceiling:
    def __init__(self, sandbox):
        self.sandbox = sandbox

    @lru_cache(maxsize=None)
    def restaurants(self, city, station):
        """(minutes by taxi, opens, closes) of those near the station."""
        place = self.sandbox.city(city)
        rows = []
        for name, row in place.restaurants.items():
            legs = place.goto(station, name, "00:00", "taxi")
            opens, closes = minutes_of(row["opentime"]), minutes_of(row["endtime"])
            rows.append((minutes_of(legs[-1]["end_time"]), opens,
                         closes + (24 * 60 if closes <= opens else 0)))
        return sorted(rows)[:60]

    def meals(self, city, arrival, departure, spans=MEALS):
        """Meals between setting out from one station and being at another; either may be None."""
        count = 0
        for first, last in spans:
            def fits(row, bound):
                way, opens, closes = row
                start = max(first, opens)
                if arrival is not None:
                    start = max(start, arrival[0] + way)
                return start <= min(last, closes - LEAST) and start + LEAST + way <= bound
            station = arrival[1] if arrival else departure[1]
            bound = departure[0] if departure else 48 * 60
            count += any(fits(row, bound) for row in self.restaurants(city, station))
        return count

    def meals_of_last_day(self, city, departure):
        """Breakfast is in the hotel, so only if one need not leave before it is served."""
        return self.meals(city, None, departure, MEALS[1:]) + (departure[0] >= LEAVES_BED)

    def rides(self, start, city, kinds, is_there):
        """(leaves, at, station): free to set out there, or to be at the station by."""
        ends = (start, city) if is_there else (city, start)
        points = self.sandbox.city(city).points
        for kind in kinds:
            for row in self.sandbox.connections(*ends, kind):
                begins, arrives = minutes_of(row["BeginTime"]), minutes_of(row["EndTime"])
                station = row["To" if is_there else "From"]
                if station not in points or (is_there and arrives <= begins):
                    continue
                at = arrives + BUFFERS[kind][0] if is_there else begins - BUFFERS[kind][1]
                yield begins, at, station

    @lru_cache(maxsize=None)
    def share(self, start, city, days, kinds, earliest):
        """The most meals of three a day; where no ride is so late any one will do."""
        every = list(self.rides(start, city, kinds[0], True))
        late = [ride for ride in every if ride[0] >= earliest] or every
        # At each station the first arrival and the last departure leave the most time.
        first_at, last_at = {}, {}
        for _, at, station in late:
            first_at[station] = min(at, first_at.get(station, at))
        for _, at, station in self.rides(start, city, kinds[1], False):
            last_at[station] = max(at, last_at.get(station, at))
        there = [(at, station) for station, at in first_at.items()]
        back = [(at, station) for station, at in last_at.items()]
        if days == 1:
            most = max((self.meals(city, out, home) for out in there for home in back), default=0)
        else:
            first = max((self.meals(city, out, None) for out in there), default=0)
            last = max((self.meals_of_last_day(city, home) for home in back), default=0)
            most = first + last + 3 * (days - 2)
        return most / (3 * days)


def kinds_of(query):
    """The kinds of ride there and back that the query's constraints leave."""
    there, back = set(BUFFERS), set(BUFFERS)
    for wish in wishes_of(query)["all"]:
        if wish["kind"] == "intercity":
            there &= set(wish["there"])
            back &= set(wish["back"])
    return tuple(sorted(there)), tuple(sorted(back))


def main(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", required=True)
    parser.add_argument("--queries", required=True, type=Path)
    options = parser.parse_args(arguments)
    ceiling = Ceiling(Sandbox(options.database))
    queries = [json.loads(line) for line in options.queries.read_text("utf-8").splitlines()]
    print("| earliest ride there | most meals, % of three a day |\n|---|---:|")
    for earliest in HOURS:
        shares = [ceiling.share(query["start_city"], query["target_city"], query["days"],
                                kinds_of(query), earliest) for query in queries]
        print(f"| {clock_of(earliest)} | {100 * sum(shares) / len(shares):.1f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
