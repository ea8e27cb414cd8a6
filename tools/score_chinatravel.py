#!/usr/bin/env python3
"""Scores a folder of plans (UID.json) for the queries of a file, by the benchmark's documented
rules, and prints the score of the emptiest possible plans beside it.

score_chinatravel.py --database DIR --queries FILE.jsonl --plans DIR [--jobs N] [--failing]
"""
import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench/chinatravel"))

from concepts import concept_functions, holds  # noqa: E402
from empty_plan import empty_plan  # noqa: E402
from environment_checks import ALL_COLUMNS, MEALS, activities, check_environment  # noqa: E402
from sandbox import Sandbox, minutes_of  # noqa: E402
from schema import schema_fault  # noqa: E402
from strict_checks import CHECKS, check_strictly  # noqa: E402


@dataclass
class Score:
    """One plan. `preferences`: attractions, minutes per hop, meals, each clamped to [0, 1]."""
    uid: str
    is_delivered: bool
    environment: dict
    logic: list
    strict: dict = field(default_factory=dict)
    preferences: tuple = (0.0, 0.0, 0.0)

    @property
    def is_possible(self):
        return not any(self.environment.values())

    @property
    def passes(self):
        return self.is_delivered and self.is_possible and all(self.logic)


def clamp(value):
    return max(0.0, min(1.0, value))


def preferences_of(plan):
    days = len(plan["itinerary"])
    everything = activities(plan)
    sights = sum(activity["type"] == "attraction" for activity in everything)
    meals = sum(activity["type"] in MEALS for activity in everything)
    hops = [activity["transports"] for activity in everything if activity["transports"]]
    minutes = sum(minutes_of(leg["end_time"]) - minutes_of(leg["start_time"])
                  for hop in hops for leg in hop)
    ease = (120 - minutes / len(hops)) / 105 if hops else 0.0
    return clamp(sights / (4 * days)), clamp(ease), clamp(meals / (3 * days))


def score_plan(sandbox, functions, query, plan):
    delivered = schema_fault(plan) is None
    if not delivered:
        return Score(query["uid"], False, dict.fromkeys(ALL_COLUMNS, 1),
                     [False] * len(query["hard_logic_py"]))
    score = Score(query["uid"], True, check_environment(sandbox, query, plan),
                  [holds(constraint, plan, functions) for constraint in query["hard_logic_py"]])
    if score.is_possible:
        score.strict = check_strictly(sandbox, query, plan)
        score.preferences = preferences_of(plan)
    return score


def totals(scores):
    """The figures in per cent, by their names in the literature."""
    plans = len(scores)
    columns = set(ALL_COLUMNS).union(*(score.environment for score in scores))
    failed = sum(sum(score.environment.values()) for score in scores)
    constraints = sum(len(score.logic) for score in scores)
    met = sum(sum(score.logic) for score in scores)
    met_and_possible = sum(sum(score.logic) for score in scores if score.is_possible)
    passing = [score.preferences for score in scores if score.passes]
    means = [sum(values) / len(passing) for values in zip(*passing)] if passing else [0.0] * 3
    result = {
        "DR": sum(score.is_delivered for score in scores) / plans,
        "EPR micro": 1 - failed / (plans * len(columns)),
        "EPR macro": sum(score.is_possible for score in scores) / plans,
        "LPR micro": met / constraints,
        "LPR macro": sum(all(score.logic) for score in scores) / plans,
        "C-LPR": met_and_possible / constraints,
        "FPR": len(passing) / plans,
        "DAV": means[0], "ATT": means[1], "DDR": means[2],
    }
    weights = {"EPR micro": 0.10, "EPR macro": 0.10, "C-LPR": 0.25, "FPR": 0.40,
               "DAV": 0.05, "ATT": 0.05, "DDR": 0.05}
    result["overall"] = sum(weight * result[name] for name, weight in weights.items())
    return {name: 100 * value for name, value in result.items()}


def template_of(constraint):
    """The constraint without its literals, on one line."""
    text = re.sub(r"\"[^\"]*\"|'[^'a-zA-Z_]+'|'[^']*[^\x00-\x7f][^']*'", "…", constraint)
    text = re.sub(r"(?<![\w.])\d+(\.\d+)?", "N", re.sub(r"…(, ?…)+", "…", text))
    return " ".join(text.split())


class Scorer:
    """Scores in worker processes, each with the sandbox in memory."""

    def __init__(self, database, jobs):
        self.pool = Pool(jobs, Scorer._start, [database])

    def scores(self, queries, plans):
        return self.pool.map(Scorer._score, zip(queries, plans), chunksize=8)

    @staticmethod
    def _start(database):
        Scorer.sandbox = Sandbox(database)
        Scorer.functions = concept_functions(Scorer.sandbox)

    @staticmethod
    def _score(task):
        query, plan = task
        plan = empty_plan(Scorer.sandbox, query) if plan == "empty" else plan
        return score_plan(Scorer.sandbox, Scorer.functions, query, plan)


def read_plan(path):
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def print_table(scores, floor):
    ours, least = totals(scores), totals(floor)
    print(f"{'':12}{'plans':>8}{'empty':>8}")
    for name, value in ours.items():
        print(f"{name:12}{value:8.2f}{least[name]:8.2f}")


def print_faults(queries, scores, show_uids):
    columns = Counter(column for score in scores for column, hit in score.environment.items() if hit)
    print("\nEnvironment columns that failed:", dict(columns.most_common()) or "none")
    missed, where = Counter(), {}
    for query, score in zip(queries, scores):
        for constraint, met in zip(query["hard_logic_py"], score.logic):
            if not met:
                template = template_of(constraint)
                missed[template] += 1
                where.setdefault(template, []).append(query["uid"])
    print("The ten most frequent failing constraints:" + ("" if missed else " none"))
    for template, times in missed.most_common(10):
        print(f"{times:5} {template[:220]}" + (f"\n      {where[template]}" if show_uids else ""))
    judged = [score for score in scores if score.strict]
    print(f"\nStricter checks, plans with a fault of {len(judged)} possible ones:")
    for name in CHECKS:
        faulty = [score.uid for score in judged if score.strict[name]]
        print(f"  {name:22}{len(faulty):5}" + (f"  {faulty}" if show_uids and faulty else ""))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--queries", required=True, type=Path)
    parser.add_argument("--plans", required=True, type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--failing", action="store_true", help="name the queries that fail")
    options = parser.parse_args(arguments)
    lines = options.queries.read_text("utf-8").splitlines()
    queries = [json.loads(line) for line in lines if line.strip()]
    plans = [read_plan(options.plans / f"{query['uid']}.json") for query in queries]
    scorer = Scorer(options.database, options.jobs)
    scores = scorer.scores(queries, plans)
    print(f"{options.queries.name}: {len(queries)} queries")
    print_table(scores, scorer.scores(queries, ["empty"] * len(queries)))
    print_faults(queries, scores, options.failing)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
