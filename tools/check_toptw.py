#!/usr/bin/env python3
"""Checks solutions of published orienteering instances from the instance files alone.

check_toptw.py --instances DIR [--best FILE.csv] SOLUTIONS.jsonl…

Recomputes distances, times, windows, fees and type limits of every route and the score, says what
is wrong, and prints the mean and the worst gap to the best known values (bks.csv or
results_published.csv) and the runs that beat one. Exits 1 if a run breaks a rule or misstates
its score. Knows nothing of the program that made the solutions.
"""
import argparse
import csv
import json
import sys
from decimal import Decimal
from math import isqrt
from pathlib import Path

FAR = 10**12


def rows_of(path):
    return [line.split() for line in path.read_text().splitlines() if line.split()]


def whole(text, scale):
    """A decimal number as a whole number of 1/scale, rounded to the nearest."""
    return int((Decimal(text) * scale).to_integral_value(rounding="ROUND_HALF_UP"))


def form_of(path, rows):
    """Told by the columns: in all sets but the first, the depot stands in the second line."""
    if len(rows) > 2 and len(rows[1]) < 7:
        return "toptw"
    forms = {22: "mctopmtw", 21: "ttdp"}
    if len(rows) < 3 or len(rows[2]) not in forms:
        sys.exit(f"{path} is not of a known format")
    return forms[len(rows[2])]


class Instance:
    """Times and distances in tenths (Solomon's) or hundredths (Cordeau's, tourist trips)."""

    def __init__(self, path):
        self.rows = rows_of(path)
        self.form = form = form_of(path, self.rows)
        is_cordeau = path.stem.split("-")[-1].startswith("pr")
        self.scale = 100 if form == "ttdp" or is_cordeau else 10
        self.head = self.rows[0]
        body = self.rows[2:] if form == "toptw" else self.rows[1:]
        self.at = {int(row[0]): row for row in body}
        self.closes = whole(body[0][-1], self.scale)
        self.opens = whole(body[0][-2], self.scale)

    def distance(self, a, b):
        """Euclid, rounded down; exact, coordinates have at most three decimals."""
        dx = whole(self.at[a][1], 1000) - whole(self.at[b][1], 1000)
        dy = whole(self.at[a][2], 1000) - whole(self.at[b][2], 1000)
        return isqrt((dx * dx + dy * dy) * self.scale**2 // 1000**2)

    def stay(self, vertex):
        return whole(self.at[vertex][3], self.scale)

    def score(self, vertex):
        return Decimal(self.at[vertex][4])

    def windows(self, vertex, tour):
        """[(earliest, latest) start] in the given tour, counted from 0."""
        row = [whole(each, self.scale) for each in self.at[vertex]]
        if self.form == "toptw":
            return [(row[-2], row[-1])]
        if self.form == "ttdp":
            day = (int(self.head[2]) + tour) % 7
            pair = (row[6 + 2 * day], row[7 + 2 * day])
            return [] if pair == (0, 0) else [pair]
        o1, o2, o3, o4, c4 = row[5:10]
        first = row[10] != 0 if tour % 2 == 0 else row[10] == 0
        return [(o1, o2), (o3, o4)] if first else [(o2, o3), (o4, c4)]

    def faults_of_route(self, route, tour):
        now, here = self.opens, 0
        for vertex in route:
            now += self.distance(here, vertex)
            starts = [max(now, opens) for opens, closes in self.windows(vertex, tour) if now <= closes]
            if not starts:
                yield f"tour {tour + 1} comes too late to {vertex}"
                return
            now = min(starts) + self.stay(vertex)
            here = vertex
        if now + self.distance(here, 0) > self.closes:
            yield f"tour {tour + 1} is back too late"

    def faults(self, routes):
        visits = [vertex for route in routes for vertex in route]
        unknown = [vertex for vertex in visits if vertex not in self.at or vertex == 0]
        if unknown:
            yield f"no such vertices: {unknown}"
            return
        if len(set(visits)) != len(visits):
            yield "a vertex twice"
        for tour, route in enumerate(routes):
            yield from self.faults_of_route(route, tour)
        if self.form != "toptw" and len(routes) != int(self.head[0 if self.form == "mctopmtw" else 1]):
            yield "another number of tours"
        if self.form == "mctopmtw":
            yield from self.faults_of_limits(visits)

    def faults_of_limits(self, visits):
        if sum(Decimal(self.at[vertex][11]) for vertex in visits) > Decimal(self.head[2]):
            yield "over the fee budget"
        for kind in range(10):
            if sum(int(self.at[vertex][12 + kind]) for vertex in visits) > int(self.head[3 + kind]):
                yield f"too many of type {kind + 1}"


def best_known(path):
    """{(instance, m): value}, from bks.csv or the published results of the multi-window set."""
    if path is None:
        return {}
    best = {}
    with path.open() as file:
        for row in csv.DictReader(file):
            name = row["instance"].removesuffix(".txt")
            value = row["bks"] if "bks" in row else row["benchmark"]
            best[name, int(row["m"])] = Decimal(value)
    return best


def best_of(run, best):
    """MCTOPMTW-2-pr05 is pr05 in the published results."""
    name = run["instance"]
    return best.get((name, run["m"])) or best.get((name.split("-")[-1], run["m"]))


def check(run, instances):
    """(recomputed score, faults)"""
    instance = Instance(instances / f"{run['instance']}.txt")
    routes = run["routes"]
    faults = list(instance.faults(routes))
    if len(routes) != run["m"]:
        faults.append(f"{len(routes)} routes, not {run['m']}")
    if faults and faults[0].startswith("no such"):
        return Decimal(0), faults
    score = sum((instance.score(vertex) for route in routes for vertex in route), Decimal(0))
    if abs(score - Decimal(str(run["score"]))) > Decimal("0.001"):
        faults.append(f"the score is {score}, not {run['score']}")
    return score, faults


def family(name):
    return name.split("-")[-1].rstrip("0123456789") + name.split("-")[-1].lstrip("abcdefghijklmnopqrstuvwxyz")[:1]


def print_gaps(gaps, ms):
    by_family = {}
    for (name, m), gap in gaps:
        by_family.setdefault(family(name), []).append(gap)
    print("| family | runs | mean gap % | worst % |\n|---|---:|---:|---:|")
    for name, each in sorted(by_family.items()):
        print(f"| {name} | {len(each)} | {sum(each) / len(each):.3f} | {max(each):.2f} |")
    all_gaps = [gap for _, gap in gaps]
    worst_key, worst = max(gaps, key=lambda pair: pair[1])
    print(f"| all | {len(all_gaps)} | {sum(all_gaps) / len(all_gaps):.3f} | {worst:.2f} |")
    print(f"mean gap {sum(all_gaps) / len(all_gaps):.3f} %, worst {worst:.2f} % ({worst_key[0]}, m = {worst_key[1]}), "
          f"{sum(gap <= 0 for gap in all_gaps)} of {len(all_gaps)} reach the best known, "
          f"{sum(ms) / len(ms):.0f} ms of CPU on average, {max(ms):.0f} at most")
    print("ten worst: " + ", ".join(f"{name} m={m} {gap:.2f}"
                                    for (name, m), gap in sorted(gaps, key=lambda pair: -pair[1])[:10]))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--instances", type=Path, required=True)
    arguments.add_argument("--best", type=Path)
    arguments.add_argument("solutions", type=Path, nargs="+")
    told = arguments.parse_args()
    best = best_known(told.best)
    gaps, ms, total, bad = [], [], Decimal(0), 0
    for file in told.solutions:
        for line in file.read_text().splitlines():
            run = json.loads(line)
            score, faults = check(run, told.instances)
            for fault in faults:
                print(f"{run['instance']} m={run['m']}: {fault}")
            bad += bool(faults)
            total += score
            ms.append(run["ms"])
            known = best_of(run, best)
            if known:
                gaps.append(((run["instance"], run["m"]), float((known - score) / known * 100)))
                if score > known and not faults:
                    print(f"new best: {run['instance']} m={run['m']} {score} > {known}")
    if gaps:
        print_gaps(gaps, ms)
    print(f"{len(ms)} runs, {bad} with faults, total score {total}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
