#!/usr/bin/env python3
"""Plans the sandbox's queries and scores the plans.

run.py             both query sets, from wishes and from words, with all tables
run.py --check N   the first N queries of each set from wishes: every plan must be possible and hold
                   our own stricter checks; ends with "N passed, N failed[, N skipped]"

The data is in ../shared/data/chinatravel beside the repository, or where XINGQU_CHINATRAVEL says.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("XINGQU_CHINATRAVEL", ROOT.parent / "shared/data/chinatravel"))
BENCH = ROOT / "build/release/chinatravel_bench"
SETS = ["easy_300", "generated_1000"]
# Of the first queries from wishes; the sets hold some that the data cannot meet.
LEAST_FPR = 90

sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "bench/chinatravel")]

from impossible_wishes import reasons  # noqa: E402
from sandbox import Sandbox  # noqa: E402
from score_chinatravel import Scorer, print_faults, print_table, read_plan, totals  # noqa: E402
from wishes_from_logic import wishes_of  # noqa: E402


def queries_of(name, count):
    lines = (DATA / f"queries/{name}.jsonl").read_text("utf-8").splitlines()[:count]
    return [json.loads(line) for line in lines]


def write_lines(path, values):
    path.write_text("".join(json.dumps(v, ensure_ascii=False) + "\n" for v in values), "utf-8")


def plan(queries, source, folder, jobs):
    """The planner's plans, and what it printed."""
    write_lines(folder / "queries.jsonl", queries)
    write_lines(folder / "wishes.jsonl", map(wishes_of, queries))
    command = [BENCH, "--database", DATA / "database", "--queries", folder / "queries.jsonl",
               "--from", source, "--wishes", folder / "wishes.jsonl", "--plans", folder / "plans",
               "--limit-ms", "1000", "--jobs", str(jobs)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [read_plan(folder / f"plans/{query['uid']}.json") for query in queries], printed


def print_possible(scores, impossible):
    possible = [score for score in scores if score.uid not in impossible]
    print(f"\n{len(impossible)} queries cannot be met (impossible_wishes.py says why); FPR of the "
          f"other {len(possible)}: {totals(possible)['FPR']:.2f}")


def run_all(jobs):
    scorer = Scorer(DATA / "database", jobs)
    sandbox = Sandbox(DATA / "database")
    for name in SETS:
        queries = queries_of(name, None)
        impossible = {query["uid"] for query in queries if reasons(sandbox, query)}
        floor = scorer.scores(queries, ["empty"] * len(queries))
        for source in ("wishes", "words"):
            with tempfile.TemporaryDirectory() as folder:
                plans, printed = plan(queries, source, Path(folder), jobs)
            scores = scorer.scores(queries, plans)
            print(f"\n═══ {name} from {source}: {printed.splitlines()[-1]}")
            print_table(scores, floor)
            print_possible(scores, impossible)
            print_faults(queries, scores, show_uids=False)


def check(count, jobs):
    passed = failed = 0
    scorer = Scorer(DATA / "database", jobs)
    for name in SETS:
        queries = queries_of(name, count)
        with tempfile.TemporaryDirectory() as folder:
            plans, _ = plan(queries, "wishes", Path(folder), jobs)
        scores = scorer.scores(queries, plans)
        figures = totals(scores)
        expectations = {
            f"EPR macro {figures['EPR macro']:.1f} = 100": figures["EPR macro"] == 100,
            f"FPR {figures['FPR']:.1f} ≥ {LEAST_FPR}": figures["FPR"] >= LEAST_FPR,
            "no fault in the stricter checks": not any(sum(s.strict.values()) for s in scores)}
        for expectation, holds in expectations.items():
            passed += holds
            failed += not holds
            if not holds:
                print(f"failed: {name}: {expectation}")
    return passed, failed


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", type=int, metavar="N")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args(arguments)
    if not DATA.is_dir():
        print("skipped: the sandbox's data is not in ../shared/data/chinatravel")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    if options.check is None:
        run_all(options.jobs)
        return 0
    passed, failed = check(options.check, options.jobs)
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
