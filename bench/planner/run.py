#!/usr/bin/env python3
"""The planner on published instances, beside other solvers, and on cities of growing size.

run.py [--data DIR] [--limits 100,1000] [--only ours|peers|scaling] [--every N] [--report FILE]

Run it from the root of the repository after a build (`make bench-planner`). It prints Markdown and
writes the same to the report, which can be pasted into bench/README.md. Every solution is checked
by tools/check_toptw.py; times are CPU time of one thread. `--every N` takes each Nth instance only,
to see in a few minutes that all parts work.
"""
import argparse
import datetime
import json
import platform
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from check_toptw import best_known, best_of, check, family  # noqa: E402

OUT = ROOT / "build" / "bench-planner"
OURS = ROOT / "build/release/toptw_bench"
SCALING = ROOT / "build/release/bench/planner/planner_scaling"
PYTHON = ROOT / "build/bench-venv/bin/python"
PEERS = {"ortools": "OR-Tools routing", "pyvrp": "PyVRP", "vroom": "VROOM"}
PACKAGES = {"ortools": "ortools", "pyvrp": "pyvrp", "vroom": "pyvroom"}
SETS = {"toptw": ("instances", "bks.csv"),
        "mctopmtw": ("mctopmtw", "mctopmtw/results_published.csv"), "ttdp": ("ttdp", None)}
ROUTES = (1, 2, 3, 4)


class Report:
    """Says everything twice, here and in a file, and how long each part took."""

    def __init__(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = path.open("w", encoding="utf-8")
        self.began = self.part_began = time.monotonic()

    def say(self, text):
        print(text, flush=True)
        print(text, file=self.file, flush=True)

    def table(self, title, head, rows):
        rules = "".join("---|" if name == "solver" else "---:|" for name in head)
        self.say(f"\n{title}\n\n| {' | '.join(head)} |\n|{rules}")
        for row in rows:
            self.say(f"| {' | '.join(map(str, row))} |")

    def part_ends(self, name):
        now = time.monotonic()
        print(f"[{name}: {now - self.part_began:.0f} s, {now - self.began:.0f} s in all]",
              file=sys.stderr, flush=True)
        self.part_began = now


def said_by(*command):
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "unknown"


def heading():
    processor = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo")
                      if line.startswith("model name")), platform.machine())
    cores = said_by("nproc")
    commit = said_by("git", "rev-parse", "--short", "HEAD")
    return (f"{datetime.date.today()}, commit {commit}, one of {cores} cores ({processor}), "
            f"{said_by('c++', '--version').splitlines()[0]}, seed 1; CPU time of one thread.")


def runs_of(file, folder, best):
    """[{name, m, score, ms, gap, is_new}]; ends the program when a solution is wrong."""
    runs = []
    for line in file.read_text().splitlines():
        run = json.loads(line)
        score, faults = check(run, folder)
        if faults:
            sys.exit(f"{file}: {run['instance']} m={run['m']}: {'; '.join(faults)}")
        known = best_of(run, best)
        gap = float((known - score) / known * 100) if known else None
        runs.append({"name": run["instance"], "m": run["m"], "score": score, "ms": run["ms"],
                     "gap": gap, "is_new": known is not None and score > known})
    return runs


class Benchmark:
    def __init__(self, data, every):
        self.data = data
        self.every = every

    def instances(self, form):
        files = sorted((self.data / SETS[form][0]).glob("*.txt"))
        return [file.stem for file in files if file.stem != "FORMAT"][::self.every]

    def best(self, form):
        file = SETS[form][1]
        return best_known(self.data / file if file else None)

    def solve_ours(self, form, limit):
        folder = self.data / SETS[form][0]
        file = OUT / f"ours_{form}_{limit}.jsonl"
        some = ["--only", ",".join(self.instances(form))] if self.every > 1 else []
        subprocess.run([OURS, "--instances", folder, "--limit-ms", str(limit),
                        "--solutions", file, *some], check=True)
        return runs_of(file, folder, self.best(form))

    def solve_peer(self, solver, limit):
        problems = ",".join(f"{name}:{m}" for name in self.instances("toptw") for m in ROUTES)
        folder = self.data / SETS["toptw"][0]
        file = OUT / f"{solver}_{limit}.jsonl"
        subprocess.run([PYTHON, ROOT / "bench/planner/peers.py", "--solver", solver,
                        "--instances", folder, "--problems", problems, "--limit-ms", str(limit),
                        "--solutions", file], check=True)
        return runs_of(file, folder, self.best("toptw"))


def mean(numbers):
    return sum(numbers) / len(numbers)


def say_gaps(report, title, by_limit):
    rows = []
    for limit, runs in by_limit.items():
        gaps = [run["gap"] for run in runs]
        rows.append([limit, len(runs), f"{mean(gaps):.3f}", f"{max(gaps):.2f}",
                     sum(gap <= 0 for gap in gaps), sum(run["is_new"] for run in runs),
                     f"{max(run['ms'] for run in runs):.0f}"])
    report.table(title, ["CPU ms", "problems", "mean gap %", "worst %", "best known reached",
                         "beaten", "CPU ms used, most"], rows)
    families = defaultdict(lambda: defaultdict(list))
    for limit, runs in by_limit.items():
        for run in runs:
            families[family(run["name"])][limit].append(run["gap"])
    told = (f"{name} {'/'.join(f'{mean(gaps):.2f}' for gaps in by.values())}"
            for name, by in sorted(families.items()))
    report.say(f"\nMean gap % by family, at {'/'.join(map(str, by_limit))} ms: {'; '.join(told)}")
    for limit, runs in by_limit.items():
        worst = sorted(runs, key=lambda run: -run["gap"])[:10]
        names = ", ".join(f"{run['name']} m={run['m']} {run['gap']:.2f} %" for run in worst)
        report.say(f"\nTen worst at {limit} ms: {names}")
    new = {f"{run['name']} m={run['m']} {run['score']:g}"
           for runs in by_limit.values() for run in runs if run["is_new"]}
    report.say("\nBetter than the best known: " + (", ".join(sorted(new)) or "none"))


def version_of(solver):
    return said_by(PYTHON, "-c", "from importlib.metadata import version; "
                                 f"print(version('{PACKAGES[solver]}'))")


def say_peers(report, benchmark, ours):
    names = {solver: f"{name} {version_of(solver)}" for solver, name in PEERS.items()}
    rows = []
    for limit, runs in ours.items():
        mine = {(run["name"], run["m"]): run["score"] for run in runs}
        by_solver = {"xingqu": runs}
        for solver, name in names.items():
            by_solver[name] = benchmark.solve_peer(solver, limit)
            report.part_ends(f"{name}, {limit} ms")
        for name, theirs in by_solver.items():
            against = [run["score"] - mine[run["name"], run["m"]] for run in theirs]
            wins = [sum(a > 0 for a in against), sum(a == 0 for a in against),
                    sum(a < 0 for a in against)]
            gaps = [run["gap"] for run in theirs]
            rows.append([limit, name, f"{mean(gaps):.2f}", f"{max(gaps):.2f}",
                         *(wins if name != "xingqu" else ["–"] * 3),
                         f"{mean([run['ms'] for run in theirs]):.0f}"])
    report.table(f"Side by side on {len(mine)} problems",
                 ["CPU ms", "solver", "mean gap %", "worst %", "ahead of us", "level",
                  "behind us", "CPU ms used, mean"], rows)


def say_tourists(report, by_limit):
    days = sorted({run["m"] for runs in by_limit.values() for run in runs})
    rows = []
    for limit, runs in by_limit.items():
        totals = [sum(run["score"] for run in runs if run["m"] == m) for m in days]
        rows.append([limit, len(runs), *totals, sum(totals)])
    report.table("Tourist trips (`ttdp/`; no reference values, so total score)",
                 ["CPU ms", "problems", *(f"days: {m}" for m in days), "all"], rows)


def say_scaling(report, stops, days, long_ms):
    rows = []
    for count in stops:
        row = [count]
        for each in days:
            told = json.loads(said_by(SCALING, "--stops", str(count), "--days", str(each),
                                      "--long-ms", str(long_ms)))
            row.append(f"{told['ms']} ({told['memory_mb']} MB)")
        rows.append(row)
    report.table("Cities of our own making: CPU ms to within 1 % of the objective after "
                 f"{long_ms / 1000:g} s, and memory",
                 ["candidates", *(f"{d} day{'s' if d > 1 else ''}" for d in days)], rows)


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/toptw")
    arguments.add_argument("--limits", default="100,1000")
    arguments.add_argument("--only", choices=["ours", "peers", "scaling"])
    arguments.add_argument("--every", type=int, default=1)
    arguments.add_argument("--report", type=Path, default=OUT / "report.md")
    told = arguments.parse_args()
    limits = [int(limit) for limit in told.limits.split(",")]
    OUT.mkdir(parents=True, exist_ok=True)
    report = Report(told.report)
    report.say(heading())
    if told.only != "scaling":
        if not told.data.exists():
            sys.exit(f"no instances in {told.data}; name their folder with --data")
        benchmark = Benchmark(told.data, told.every)

        def solved(form):
            runs = {limit: benchmark.solve_ours(form, limit) for limit in limits}
            report.part_ends(form)
            return runs

        ours = solved("toptw")
        say_gaps(report, "Team orienteering with time windows (`instances/`, one to four routes)",
                 ours)
        if told.only != "peers":
            say_gaps(report, "Several windows, fees, limits by type (`mctopmtw/`)",
                     solved("mctopmtw"))
            say_tourists(report, solved("ttdp"))
        if told.only != "ours":
            say_peers(report, benchmark, ours)
    if told.only in (None, "scaling"):
        quick = told.every > 1
        say_scaling(report, [100, 300] if quick else [100, 300, 1000, 3000],
                    [1, 3] if quick else [1, 3, 7, 14], 2_000 if quick else 10_000)
        report.part_ends("scaling")


if __name__ == "__main__":
    main()
