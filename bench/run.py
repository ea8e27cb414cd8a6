#!/usr/bin/env python3
"""What this machine says: the server against a peer on the same database, and the planner.

The endpoint is GET /api/recommendations/{id} with a bearer token and a stored answer of 10 kB:
行趣 on MariaDB, the same in Fastify + mysql2 on the same MariaDB (one process per core), and
行趣 on its SQLite default. Rounds are interleaved and the median is told, because the load
generator shares the machine. Then POST /api/recommendations under a paced load, latency counted
from when a request should have left, map tiles, and milliseconds per recommendation for 1 to 10 days.
"""
import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/api"))
from maria import MariaDb  # noqa: E402
from server_site import BINARY, Site  # noqa: E402

from paced import paced_load  # noqa: E402

ANSWER_BYTES = 10_000
RECOMMENDATIONS = [f"01ARZ3NDEKTSV4RRFFQ{number:07}" for number in range(1000)]
QUIET = ["log.access=no", "log.console=no", "log.folder=-", "accounts.access_minutes=600"]


def stored_answer():
    """10 kB of JSON like a real one: nested, half of it Chinese."""
    visits = []
    while True:
        answer = json.dumps({"status": 200, "message": "旅游路线推荐成功", "data": visits}, ensure_ascii=False)
        if len(answer.encode()) >= ANSWER_BYTES:
            return answer
        number = len(visits)
        visits.append({"place": {"key": f"fuzhou-{number}", "name": {"zh": "三坊七巷", "en": "Three Lanes"},
                                 "lat": 26.0853, "lon": 119.2919}, "start": "09:00", "end": "10:30",
                       "price": {"low_minor": number * 100, "high_minor": number * 120, "known": True}})


def jwt(claims, secret):
    def part(raw):
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    head = part(b'{"alg":"HS256","typ":"JWT"}') + "." + part(json.dumps(claims).encode())
    return head + "." + part(hmac.new(secret.encode(), head.encode(), hashlib.sha256).digest())


def claims_of(token):
    body = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


class Served:
    """One server under test: where it is, whom it knows, which processes it is."""

    def __init__(self, name, port, token, pids):
        self.name, self.port, self.token, self.pids = name, port, token, pids

    def memory_mb(self):
        total = 0
        for pid in self.pids():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total / 1024

    def load(self, connections, seconds, script=ROOT / "bench/any_of.lua", asked=RECOMMENDATIONS):
        told = subprocess.run(
            ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "--latency",
             "-H", f"Authorization: Bearer {self.token}", "-s", str(script),
             f"http://127.0.0.1:{self.port}", "--", *asked],
            capture_output=True, text=True, check=True).stdout
        errors = sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", told)))
        refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
        return {"rps": float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]),
                "p50": milliseconds(re.search(r"50%\s+([\d.]+)(\w+)", told)),
                "p99": milliseconds(re.search(r"99%\s+([\d.]+)(\w+)", told)),
                "errors": errors + int(refused[1] if refused else 0), "mb": self.memory_mb()}


def milliseconds(found):
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]]


def prepare(site, run_sql):
    """A person with the stored answer in the site's database."""
    token, *_ = site.sign_up()
    user = claims_of(token)["sub"]
    answer = stored_answer().replace("'", "''")
    for begin in range(0, len(RECOMMENDATIONS), 100):
        run_sql("INSERT INTO recommendations (id, user_id, answer, created_at_us) VALUES " + ", ".join(
            f"('{key}', '{user}', '{answer}', 1)" for key in RECOMMENDATIONS[begin:begin + 100]))
    got = site.request("GET", f"/api/recommendations/{RECOMMENDATIONS[-1]}", token=token)
    assert got.status == 200 and len(got.body) >= ANSWER_BYTES, got
    return token


def run_sqlite(file):
    def run(sql):
        import sqlite3
        with sqlite3.connect(file) as connection:
            connection.execute(sql)
    return run


def start_peer(database, schema, port, secret):
    environment = {**os.environ, "PORT": str(port), "WORKERS": str(os.cpu_count()), "SECRET": secret,
                   "DATABASE_SOCKET": str(database.socket), "DATABASE": schema, "NODE_ENV": "production"}
    peer = subprocess.Popen(["node", "server.mjs"], cwd=ROOT / "bench/peer", env=environment)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if subprocess.run(["curl", "-s", "-o", "/dev/null", f"http://127.0.0.1:{port}/"]).returncode == 0:
            return peer
        time.sleep(0.1)
    raise RuntimeError("the peer did not start")


def family(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def measure(servers, rounds, seconds):
    rows = []
    for connections in (64, 1000):
        told = {server.name: [] for server in servers}
        for server in servers:
            server.load(connections, 2)  # warm
        for _ in range(rounds):
            for server in servers:
                told[server.name].append(server.load(connections, seconds))
        for server in servers:
            runs = told[server.name]
            rows.append((connections, server.name, {
                key: (max if key in {"errors", "mb"} else statistics.median)(run[key] for run in runs)
                for key in runs[0]}))
    return rows


def print_servers(rows):
    print("\n| connections | server | requests/s | p50 ms | p99 ms | memory MB | errors |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    for connections, name, told in rows:
        print(f"| {connections} | {name} | {told['rps']:.0f} | {told['p50']:.1f} | {told['p99']:.1f} "
              f"| {told['mb']:.0f} | {told['errors']} |")
    figures = {(connections, name): told for connections, name, told in rows}
    for connections in (64, 1000):
        ours, peer = figures[connections, "xingqu, MariaDB"], figures[connections, "Fastify, MariaDB"]
        print(f"\nAt {connections} connections, against the peer: {ours['rps'] / peer['rps']:.2f}× the requests/s, "
              f"{ours['p99'] / peer['p99']:.2f}× the p99, {ours['mb'] / peer['mb']:.2f}× the memory.")


def bench_servers(rounds, seconds):
    secret = "bench-secret-of-more-than-thirty-two-bytes"
    with MariaDb() as database:
        dsn = database.make_schema("xingqu")
        with Site([*QUIET, f"storage.dsn={dsn}"]) as ours, Site(QUIET) as small:
            token = prepare(ours, lambda sql: database.client(sql, "xingqu"))
            small_token = prepare(small, run_sqlite(small.data / "xingqu.db"))
            claims = claims_of(token)
            peer = start_peer(database, "xingqu", 18732, secret)
            try:
                peer_token = jwt({"sub": claims["sub"], "sid": claims["sid"], "exp": int(time.time()) + 36000}, secret)
                servers = [Served("xingqu, MariaDB", ours.port, token, lambda: [ours.process.pid]),
                           Served("Fastify, MariaDB", 18732, peer_token, lambda: family(peer.pid)),
                           Served("xingqu, SQLite", small.port, small_token, lambda: [small.process.pid])]
                print_servers(measure(servers, rounds, seconds))
            finally:
                peer.terminate()
                peer.wait(20)


def bench_planner():
    """Ours: CPU time of the benchmark in server/trips/bench, which plans real wishes for Fuzhou."""
    subprocess.run(["ninja", "-C", "build/release", "--quiet", "trips_bench"], cwd=ROOT, check=True)
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run([str(ROOT / "build/release/server/trips/trips_bench"), f"--benchmark_out={out.name}",
                        "--benchmark_out_format=json"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        told = json.load(open(out.name))["benchmarks"]
    print("\n| planning and changing | CPU ms | p99 | most |\n|---|---:|---:|---:|")
    for each in told:
        scale = {"ns": 1e-6, "us": 1e-3, "ms": 1}[each["time_unit"]]
        tail = [f"{each[name]:.0f}" if name in each else "" for name in ("p99_ms", "max_ms")]
        print(f"| {each['name']} | {each['cpu_time'] * scale:.1f} | {' | '.join(tail)} |")


def bench_recommendations(rate, seconds):
    """Ours under a paced load of wishes, all different, on SQLite and every core there is."""
    with Site(QUIET) as site:
        token, *_ = site.sign_up()
        paced_load(site.port, token, rate, 3)  # warm
        told = paced_load(site.port, token, rate, seconds)
    print(f"\n| POST /api/recommendations, paced | requests | p50 ms | p90 ms | p99 ms | max ms | not planned |"
          f"\n|---|---:|---:|---:|---:|---:|---:|"
          f"\n| {rate:g}/s on {os.cpu_count()} cores | {told['requests']} | {told['p50']:.0f} | {told['p90']:.0f} "
          f"| {told['p99']:.0f} | {told['max']:.0f} | {told['refused']} |")


def tile_paths(tile_set):
    """Every tile from level 12 on, as a browser names them."""
    with sqlite3.connect(f"file:{tile_set}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT zoom_level, tile_column, tile_row FROM tiles WHERE zoom_level >= 12")
        return [f"/tiles/{z}/{x}/{(1 << z) - 1 - y}.mvt" for z, x, y in rows]


def bench_tiles(connections, seconds):
    """Ours: the tiles of a small country, all of them in a random order."""
    extract = ROOT / "../shared/data/osm/liechtenstein_nominatim.osm.pbf"
    if not extract.exists():
        print("\ntiles: skipped, there is no ../shared/data/osm")
        return
    with tempfile.TemporaryDirectory(prefix="xingqu-tiles-") as data:
        subprocess.run([str(BINARY), "--data", data, "import", "tiles", str(extract)], check=True)
        paths = tile_paths(Path(data) / "tiles/streets.mbtiles")
        with Site(QUIET, data=data) as site:
            served = Served("行趣", site.port, "none", lambda: [site.process.pid])
            told = served.load(connections, seconds, ROOT / "bench/tiles.lua", paths)
    print(f"\n| GET /tiles, {len(paths)} tiles | requests/s | p50 ms | p99 ms | errors |\n|---|---:|---:|---:|---:|"
          f"\n| {connections} connections | {told['rps']:.0f} | {told['p50']:.2f} | {told['p99']:.2f} "
          f"| {told['errors']} |")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seconds", type=int, default=8)
    arguments.add_argument("--rate", type=float, default=50, help="recommendations a second")
    arguments.add_argument("--only", choices=["servers", "recommendations", "tiles", "planner"])
    told = arguments.parse_args()
    if told.only in (None, "servers"):
        if not (ROOT / "bench/peer/node_modules").exists():
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=ROOT / "bench/peer", check=True)
        bench_servers(told.rounds, told.seconds)
    if told.only in (None, "recommendations"):
        bench_recommendations(told.rate, max(told.seconds, 20))
    if told.only in (None, "tiles"):
        bench_tiles(8, told.seconds)
    if told.only in (None, "planner"):
        bench_planner()


if __name__ == "__main__":
    main()
