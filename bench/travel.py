#!/usr/bin/env python3
"""A table of 100 × 100 travel times by car: along our own streets, by Valhalla and by estimate.

All three are asked about the same points in and around Liechtenstein, one after the other on one
thread. Valhalla is asked over HTTP in squares of 50, as our adapter asks it. CPU time is told
besides, because the machine may be shared.
"""
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/api"))
from valhalla import EXTRACT, Missing, Valhalla  # noqa: E402

SIDE = 50
ROUNDS = 5


def hundred_points():
    return [{"lat": 47.05 + 0.2 * (i * 0.6180339887 % 1), "lon": 9.48 + 0.08 * (i * 0.7548776662 % 1)}
            for i in range(1, 101)]


def ours():
    subprocess.run(["cmake", "--build", "build/release", "--target", "travel_bench"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    told = subprocess.run([ROOT / "build/release/server/travel/travel_bench", "--benchmark_format=json"],
                          env=os.environ | {"XINGQU_EXTRACT": str(EXTRACT)}, check=True, capture_output=True)
    return {one["name"]: one for one in json.loads(told.stdout)["benchmarks"]}


def cpu_ms(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def by_valhalla():
    points = hundred_points()
    squares = [points[i:i + SIDE] for i in range(0, len(points), SIDE)]
    with Valhalla() as engine:
        def table():
            for sources in squares:
                for targets in squares:
                    engine.ask("/sources_to_targets", {"sources": sources, "targets": targets, "costing": "auto",
                                                       "verbose": False})
        table()  # it reads its map when it is first asked
        begun = cpu_ms(engine.process.pid)
        took = []
        for _ in range(ROUNDS):
            start = time.monotonic()
            table()
            took.append((time.monotonic() - start) * 1000)
        return statistics.median(took), (cpu_ms(engine.process.pid) - begun) / ROUNDS


def main():
    if not EXTRACT.exists():
        return print(f"skipped: {EXTRACT.name} is not in ../shared/data")
    found = ours()
    streets, estimate = found["hundred_by_hundred_along_streets"], found["hundred_by_hundred_by_estimate"]
    rows = [("our streets", streets["real_time"], streets["cpu_time"]),
            ("estimate", estimate["real_time"], estimate["cpu_time"])]
    try:
        rows.append(("Valhalla over HTTP", *by_valhalla()))
    except Missing as why:
        print(f"skipped: {why}")
    print(f"100 × 100 by car, {streets['known']:.0f} of 9,900 pairs along streets")
    for name, wall, cpu in rows:
        print(f"  {name:<20}{wall:>9.1f} ms {cpu:>9.1f} ms CPU   {cpu / streets['cpu_time']:>7.2f} × ours")
    print(f"  import of the extract{found['one_import']['real_time']:>8.0f} ms "
          f"{found['one_import']['cpu_time']:>9.0f} ms CPU of ours, osmium's apart")


if __name__ == "__main__":
    main()
