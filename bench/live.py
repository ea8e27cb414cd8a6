#!/usr/bin/env python3
"""A thousand pages that listen: how long until each hears of a notice, and of an edit of a trip by
somebody else, and what they cost the server.

One person's pages on loopback; the time counts from before the request that causes the event until a
page has its last byte, so what this program needs to read a thousand sockets is in it, and of an edit
that the trip is laid out, checked and kept.
"""
import argparse
import asyncio
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/api"))
from killed_writers_test import new_id  # noqa: E402
from role_matrix_test import join, person, saved_trip  # noqa: E402
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


async def heard_at(reader, event):
    await reader.readuntil(f"event: {event}\n".encode())
    await reader.readuntil(b"\n\n")
    return time.perf_counter()


async def rounds(site, token, pages, causes):
    """The server while all listen, and for each cause how many ms each page waited for its event."""
    listening = []
    for _ in range(pages):  # one after the other: the rush is not what is measured
        listening.append(await open_page(site, token))
    full = status_of(site.process.pid)
    took = []
    for event, cause in causes:
        waiting = [asyncio.create_task(heard_at(reader, event)) for reader, _ in listening]
        await asyncio.sleep(0.3)
        begun = time.perf_counter()
        await asyncio.to_thread(cause)
        took.append((event, [(at - begun) * 1000 for at in await asyncio.gather(*waiting)]))
    for _, writer in listening:
        writer.close()
    return full, took


def trial_notice(site, token):
    def cause():
        answer = site.request("POST", "/api/notices/trial", None, token)
        assert answer.status == 204, answer
    return cause


def edit_by_a_friend(site, owner):
    """What changes the length of a visit of the owner's trip, each time to another one."""
    trip = saved_trip(site, owner)
    friend, name = person(site)
    join(site, owner, trip, friend, name, "editor")
    visit = site.request("GET", f"/api/trips/{trip}", token=owner).json["plan"]["days"][0]["visits"][0]
    dice, version, minutes = random.Random(1), 1, 60

    def cause():
        nonlocal version, minutes
        minutes += 5
        answer = site.request("POST", f"/api/trips/{trip}/changes", {
            "base_version": version, "change_id": new_id(dice), "keep_violations": True,
            "commands": [{"type": "resize", "item": visit["id"], "minutes": minutes}]}, friend)
        assert answer.status == 200, answer
        version = answer.json["version"]
    return cause


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=10)
    told = parser.parse_args()
    with Site(SETTINGS) as site:
        token = site.sign_up()[0]
        edit = edit_by_a_friend(site, token)
        causes = [("notice", trial_notice(site, token))] * told.rounds + [("trip", edit)] * told.rounds
        empty = status_of(site.process.pid)
        full, took = asyncio.run(rounds(site, token, told.pages, causes))
    print(f"\n{told.pages} pages that listen: {empty[0]:.0f} MB and {empty[1]} threads without them, "
          f"{full[0]:.0f} MB and {full[1]} threads with them")
    print("\n| they hear of | median | p99 | worst |\n|---|---:|---:|---:|")
    for event, name in (("notice", "a notice"), ("trip", "an edit by somebody else")):
        all_of_it = [each for of, ms in took if of == event for each in ms]
        p99 = statistics.quantiles(all_of_it, n=100)[98]
        print(f"| {name} | {statistics.median(all_of_it):.0f} ms | {p99:.0f} ms | {max(all_of_it):.0f} ms |")


if __name__ == "__main__":
    main()
