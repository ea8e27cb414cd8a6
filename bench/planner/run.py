#!/usr/bin/env python3
"""The planner on published instances, beside other solvers, and on cities of growing size.

run.py [--data DIR] [--limits 100,1000] [--only ours|peers|scaling]    from the root of the repository, after a build

Prints Markdown tables. Every solution is checked by tools/check_toptw.py; times are CPU time of one
thread. Ours runs on all problems, the peers on every fourth instance with one to four routes.
"""
import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from check_toptw import best_known, best_of, check, family  # noqa: E402

OUT = ROOT / "build" / "bench-planner"
OURS = ROOT / "build/release/toptw_bench"
SCALING = ROOT / "build/release/bench/planner/planner_scaling"
PYTHON = ROOT / "build/bench-venv/bin/python"
PEERS = {"ortools": "OR-Tools routing", "pyvrp": "PyVRP"}
SETS = {"toptw": ("instances", "bks.csv"), "mctopmtw": ("mctopmtw", "mctopmtw/results_published.csv"),
        "ttdp": ("ttdp", None)}


def runs_of(file, folder, best):
    """[{name, m, score, ms, gap}]; ends the program when a solution is wrong."""
    runs = []
    for line in file.read_text().splitlines():
        run = json.loads(line)
        score, faults = check(run, folder)
        if faults:
            sys.exit(f"{file}: {run['instance']} m={run['m']}: {'; '.join(faults)}")
        known = best_of(run, best)
        gap = float((known - score) / known * 100) if known else None
        runs.append({"name": run["instance"], "m": run["m"], "score": score, "ms": run["ms"], "gap": gap,
                     "is_new": known is not None and score > known})
    return runs


def solve_ours(data, form, limit):
    folder, best = SETS[form]
    file = OUT / f"ours_{form}_{limit}.jsonl"
    subprocess.run([OURS, "--instances", data / folder, "--limit-ms", str(limit),
                    "--solutions", file], check=True)
    return runs_of(file, data / folder, best_known(data / best if best else None))


def solve_peer(data, solver, limit, problems):
    file = OUT / f"{solver}_{limit}.jsonl"
    subprocess.run([PYTHON, ROOT / "bench/planner/peers.py", "--solver", solver, "--instances", data / "instances",
                    "--problems", ",".join(f"{name}:{m}" for name, m in problems), "--limit-ms", str(limit),
                    "--solutions", file], check=True)
    return runs_of(file, data / "instances", best_known(data / "bks.csv"))


def mean(numbers):
    return sum(numbers) / len(numbers)


def print_gaps(title, by_limit):
    print(f"\n{title}\n")
    print("| CPU ms | problems | mean gap % | worst % | best known reached | beaten | CPU ms used, most |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for limit, runs in by_limit.items():
        gaps = [run["gap"] for run in runs]
        print(f"| {limit} | {len(runs)} | {mean(gaps):.3f} | {max(gaps):.2f} | {sum(gap <= 0 for gap in gaps)} "
              f"| {sum(run['is_new'] for run in runs)} | {max(run['ms'] for run in runs):.0f} |")
    families = defaultdict(dict)
    for limit, runs in by_limit.items():
        for run in runs:
            families[family(run["name"])].setdefault(limit, []).append(run["gap"])
    print("\nMean gap % by family: " + "; ".join(
        f"{name} " + "/".join(f"{mean(gaps):.2f}" for gaps in by.values()) for name, by in sorted(families.items())))
    worst = sorted(list(by_limit.values())[-1], key=lambda run: -run["gap"])[:10]
    print("\nTen worst at the longest limit: "
          + ", ".join(f"{run['name']} m={run['m']} {run['gap']:.2f} %" for run in worst))
    new = {f"{run['name']} m={run['m']} {run['score']:g}" for runs in by_limit.values() for run in runs if run["is_new"]}
    print("\nBetter than the best known: " + (", ".join(sorted(new)) or "none"))


def print_peers(data, limits, ours):
    instances = sorted(file.stem for file in (data / "instances").glob("*.txt"))[::4]
    problems = [(name, m) for name in instances for m in (1, 2, 3, 4)]
    print(f"\nSide by side on {len(problems)} problems (every fourth instance, one to four routes)\n")
    print("| CPU ms | solver | mean gap % | worst % | ahead of us | level | behind us | CPU ms used, mean |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|")
    for limit in limits:
        mine = {(run["name"], run["m"]): run for run in ours[limit] if (run["name"], run["m"]) in problems}
        rows = {"xingqu": list(mine.values())}
        rows |= {name: solve_peer(data, solver, limit, problems) for solver, name in PEERS.items()}
        for name, runs in rows.items():
            against = [run["score"] - mine[run["name"], run["m"]]["score"] for run in runs]
            wins = (sum(a > 0 for a in against), sum(a == 0 for a in against), sum(a < 0 for a in against))
            told = " | ".join(map(str, wins)) if name != "xingqu" else "– | – | –"
            print(f"| {limit} | {name} | {mean([run['gap'] for run in runs]):.2f} "
                  f"| {max(run['gap'] for run in runs):.2f} | {told} | {mean([run['ms'] for run in runs]):.0f} |")


def print_tourists(by_limit):
    print("\nTourist trips (`ttdp/`; no reference values, so total score)\n")
    print("| CPU ms | problems | one day | two days |\n|---:|---:|---:|---:|")
    for limit, runs in by_limit.items():
        total = {m: sum(run["score"] for run in runs if run["m"] == m) for m in (1, 2)}
        print(f"| {limit} | {len(runs)} | {total[1]} | {total[2]} |")


def print_scaling(stops, days, long_ms):
    print(f"\nCities of our own making: CPU ms to within 1 % of the objective after {long_ms / 1000:g} s, and memory\n")
    print("| candidates | " + " | ".join(f"{d} day{'s' if d > 1 else ''}" for d in days) + " | MB |")
    print("|---:|" + "---:|" * (len(days) + 1))
    for count in stops:
        told = [json.loads(subprocess.run([SCALING, "--stops", str(count), "--days", str(d), "--long-ms", str(long_ms)],
                                          check=True, capture_output=True, text=True).stdout) for d in days]
        print(f"| {count} | " + " | ".join(f"{each['ms']}" for each in told)
              + f" | {max(each['memory_mb'] for each in told)} |", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/toptw")
    arguments.add_argument("--limits", default="100,1000")
    arguments.add_argument("--only", choices=["ours", "peers", "scaling"])
    told = arguments.parse_args()
    limits = [int(limit) for limit in told.limits.split(",")]
    OUT.mkdir(parents=True, exist_ok=True)
    if told.only != "scaling":
        if not told.data.exists():
            sys.exit(f"no instances in {told.data}; name their folder with --data")
        ours = {limit: solve_ours(told.data, "toptw", limit) for limit in limits}
        print_gaps("Team orienteering with time windows (`instances/`, one to four routes)", ours)
        if told.only != "ours":
            print_peers(told.data, limits, ours)
        print_gaps("Several windows, fees, limits by type (`mctopmtw/`)",
                   {limit: solve_ours(told.data, "mctopmtw", limit) for limit in limits})
        print_tourists({limit: solve_ours(told.data, "ttdp", limit) for limit in limits})
    if told.only in (None, "scaling"):
        print_scaling([100, 300, 1000, 3000], [1, 3, 7, 14], 10_000)


if __name__ == "__main__":
    main()
