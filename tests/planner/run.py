#!/usr/bin/env python3
"""The planner's benchmark program at small effort: instances of our own making in the three
published formats, and the published ones where they are at hand. Every solution is checked by
tools/check_toptw.py, which shares nothing with the planner.

run.py [DIR]    DIR: the published instances, ../shared/data/toptw if not given"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from check_toptw import best_known, best_of, check  # noqa: E402

BENCH = ROOT / "build/release/toptw_bench"
DATA = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data/toptw"
ITERATIONS = 1000


def toptw(dice, decimals):
    lines = ["4 9 30 1", "0 200", f" 0 {50:.{decimals}f} {50:.{decimals}f} 0 0 0 0 0 400"]
    for i in range(1, 31):
        x, y = (round(dice.uniform(0, 100), decimals) for _ in range(2))
        opens = dice.randint(0, 300)
        leftovers = " ".join("1" * dice.randint(1, 7))
        lines.append(f" {i} {x} {y} {dice.randint(1, 30)} {dice.randint(1, 50)} 1 2 {leftovers} "
                     f"{opens} {opens + dice.randint(10, 200)}")
    return "\n".join(lines) + "\n"


def mctopmtw(dice):
    lines = ["2 30 300 " + " ".join(str(dice.randint(0, 5)) for _ in range(10)), "0 50.0 50.0 0.0 0.0 0 400"]
    for i in range(2, 32):
        bounds = sorted(round(dice.uniform(0, 380), 1) for _ in range(5))
        types = " ".join(str(int(dice.random() < 0.2)) for _ in range(10))
        lines.append(f"{i} {dice.randint(0, 100)}.0 {dice.randint(0, 100)}.0 {dice.randint(1, 30)}.0 "
                     f"{dice.randint(1, 50)}.0 {' '.join(map(str, bounds))} {dice.randint(0, 1)} "
                     f"{dice.randint(0, 60)} {types}")
    return "\n".join(lines) + "\n"


def ttdp(dice):
    lines = ["20 2 5 30 9 9" + " 9" * 10, "0 50 50 0 0 510 1210"]
    for i in range(1, 31):
        hours = " ".join(dice.choice(["0 0", "0 1439", "540 990"]) for _ in range(7))
        lines.append(f"{i} {dice.uniform(0, 100):.2f} {dice.uniform(0, 100):.2f} {dice.randint(1, 90)} "
                     f"{dice.randint(1, 50)} 1 {hours} 0")
    return "\n".join(lines) + "\n"


class Count:
    def __init__(self):
        self.passed = self.failed = 0
        self.skipped = []

    def expect(self, holds, what):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"failed: {what}")


def solve(folder, form, *more, iterations=ITERATIONS):
    out = Path(folder) / f"{form}.jsonl"
    subprocess.run([BENCH, "--instances", folder, "--iterations", str(iterations), "--solutions",
                    out, *more], check=True)
    return [json.loads(line) for line in out.read_text().splitlines()]


def faults_of(runs, folder):
    return [f"{run['instance']} m={run['m']}: {fault}" for run in runs
            for fault in check(run, Path(folder))[1]]


def check_our_own(count):
    dice = random.Random(7)
    texts = {"toptw": [toptw(dice, 0), toptw(dice, 3)], "mctopmtw": [mctopmtw(dice) for _ in range(4)],
             "ttdp": [ttdp(dice) for _ in range(3)]}
    for form, instances in texts.items():
        with tempfile.TemporaryDirectory() as folder:
            for i, text in enumerate(instances):
                Path(folder, f"{'pr' if form == 'toptw' and i == 1 else 'x'}{i}.txt").write_text(text)
            runs = solve(folder, form)
            faults = faults_of(runs, folder)
            count.expect(not faults, f"{form}: {faults}")
            count.expect(len(runs) == len(instances) * (4 if form == "toptw" else 1), f"{form}: a line a run")
            count.expect(all(0 < run["score"] <= run["bound"] for run in runs), f"{form}: scores and bounds")
            again = solve(folder, form)
            count.expect([run["routes"] for run in runs] == [run["routes"] for run in again],
                         f"{form}: the same seed and iterations, the same routes")
            if form == "toptw":
                few = solve(folder, form, iterations=1)
                count.expect(sum(r["score"] for r in few) <= sum(r["score"] for r in runs), "effort pays")


def check_refusals(count):
    for words in (["--instances", "nowhere", "--iterations", "1"], ["--iterations", "1"],
                  ["--instances", ".", "--iterations", "many"], ["--instances"]):
        done = subprocess.run([BENCH, *words], capture_output=True, text=True)
        count.expect(done.returncode == 2 and "toptw_bench: " in done.stderr, f"refuses {words}")


# (set, folder, best values, largest mean gap in % after so few iterations)
PUBLISHED = [("toptw", "instances", "bks.csv", ["--only", "c101,c201,r104,rc107,pr02", "--routes", "1,3"], 3.0),
             ("mctopmtw", "mctopmtw", "mctopmtw/results_published.csv", [], 4.0), ("ttdp", "ttdp", None, [], None)]


def check_published(count):
    for form, folder, best, more, most in PUBLISHED:
        if not (DATA / folder).exists():
            count.skipped.append(f"skipped: {form}: no published instances in {DATA.name}/{folder} of ../shared/data")
            continue
        with tempfile.TemporaryDirectory() as out:
            solutions = Path(out) / "out.jsonl"
            subprocess.run([BENCH, "--instances", DATA / folder, "--iterations", str(ITERATIONS),
                            "--solutions", solutions, *more], check=True)
            runs = [json.loads(line) for line in solutions.read_text().splitlines()]
        faults = faults_of(runs, DATA / folder)
        count.expect(not faults, f"{form}: {faults}")
        if most is not None:
            known = best_known(DATA / best)
            gaps = [float(1 - check(run, DATA / folder)[0] / best_of(run, known)) * 100 for run in runs]
            print(f"{form}: mean gap {sum(gaps) / len(gaps):.2f} % after {ITERATIONS} iterations")
            count.expect(sum(gaps) / len(gaps) <= most, f"{form}: mean gap at most {most} %")


def main():
    count = Count()
    check_our_own(count)
    check_refusals(count)
    check_published(count)
    for reason in count.skipped:
        print(reason)
    print(f"{count.passed} passed, {count.failed} failed" + (f", {len(count.skipped)} skipped" if count.skipped else ""))
    return int(count.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
