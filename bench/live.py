#!/usr/bin/env python3
"""A thousand pages that listen: how long until each hears of a notice, and what they cost the server.

One person's pages on loopback; the time counts from before the request that causes the notice until a
page has its last byte, so what this program needs to read a thousand sockets is in it.
"""
import argparse
import asyncio
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/api"))
from server_site import Site  # noqa: E402

SETTINGS = ["log.access=no", "log.console=no", "log.folder=-", "live.pages_per_person=100000",
            "live.pages=100000"]


def status_of(pid):
    """Resident memory in MB, and threads."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return int(lines["VmRSS"].split()[0]) / 1024, int(lines["Threads"])


async def open_page(site, token):
    reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
    writer.write(f"GET /api/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
                 "Accept: text/event-stream\r\n\r\n".encode())
    await reader.readuntil(b"event: notices_read")
    await reader.readuntil(b"\n\n")
    return reader, writer


async def heard_at(reader):
    await reader.readuntil(b"event: notice\n")
    await reader.readuntil(b"\n\n")
    return time.perf_counter()


async def rounds(site, token, pages, how_many):
    listening = []
    for _ in range(pages):  # one after the other: the rush is not what is measured
        listening.append(await open_page(site, token))
    full = status_of(site.process.pid)
    took = []
    for _ in range(how_many):
        waiting = [asyncio.create_task(heard_at(reader)) for reader, _ in listening]
        await asyncio.sleep(0.3)
        begun = time.perf_counter()
        answer = await asyncio.to_thread(site.request, "POST", "/api/notices/trial", None, token)
        assert answer.status == 204, answer
        took += [(at - begun) * 1000 for at in await asyncio.gather(*waiting)]
    for _, writer in listening:
        writer.close()
    return full, took


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=10)
    told = parser.parse_args()
    with Site(SETTINGS) as site:
        token = site.sign_up()[0]
        empty = status_of(site.process.pid)
        full, took = asyncio.run(rounds(site, token, told.pages, told.rounds))
    p99 = statistics.quantiles(took, n=100)[98]
    print("| pages | heard, median | p99 | worst | server without | with | threads without | with |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    print(f"| {told.pages} | {statistics.median(took):.0f} ms | {p99:.0f} ms | {max(took):.0f} ms "
          f"| {empty[0]:.0f} MB | {full[0]:.0f} MB | {empty[1]} | {full[1]} |")


if __name__ == "__main__":
    main()
