"""An open-loop load: requests leave at their times whether or not the ones before were answered.

Latency counts from the moment a request should have left, so a server that falls behind cannot
hide it by making the load wait.
"""
import asyncio
import itertools
import json
import time

CITIES = ["福建省福州市鼓楼区", "福建省福州市", "福建省厦门市", "浙江省杭州市", "四川省成都市", "上海市", "北京市"]
TASTES = [{}, {"naturalLandscape": "山"}, {"socialLandscape": "博物馆"}, {"naturalLandscape": "湖", "socialLandscape": "古镇"},
          {"otherNeeds": "少走路，想看夜景"}]


def wishes():
    """No two alike: cities, lengths from 1 to 5 days (3 most often), tastes and seeds go round."""
    days = [3, 2, 3, 4, 3, 1, 3, 5]
    for number in itertools.count():
        length = days[number % len(days)]
        yield {"destination": CITIES[number % len(CITIES)], "startDate": "2027-04-16",
               "endDate": f"2027-04-{15 + length}", "budget": 2500 * length, "accessibility": False,
               "kidFriendly": False, "petFriendly": False, "seed": number,
               "party": {"adults": 1 + number % 2, "child_ages": [], "seniors": 0}, **TASTES[number % len(TASTES)]}


class Connections:
    """Kept alive and used again; as many as are needed at once."""

    def __init__(self, port):
        self.port, self.idle = port, []

    async def post(self, path, token, body):
        reader, writer = self.idle.pop() if self.idle else await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)
        head = (f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n")
        writer.write(head.encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in answer.lower().split(b"\r\n") if line.startswith(b"content-length"))
        await reader.readexactly(length)
        self.idle.append((reader, writer))
        return int(answer.split(b" ", 2)[1])


async def send_all(port, token, rate, seconds):
    connections, told = Connections(port), []
    start = time.monotonic() + 0.1

    async def one(number, wish):
        intended = start + number / rate
        await asyncio.sleep(intended - time.monotonic())
        status = await connections.post("/api/recommendations", token, json.dumps(wish).encode())
        told.append((time.monotonic() - intended, status))

    await asyncio.gather(*(one(number, wish) for number, wish in zip(range(int(rate * seconds)), wishes())))
    return told


def paced_load(port, token, rate, seconds):
    """Milliseconds at some percentiles, and how many answers were no plans."""
    told = asyncio.run(send_all(port, token, rate, seconds))
    latencies = sorted(latency * 1000 for latency, _ in told)

    def at(share):
        return latencies[min(len(latencies) - 1, int(share * len(latencies)))]
    return {"requests": len(told), "p50": at(0.5), "p90": at(0.9), "p99": at(0.99), "max": latencies[-1],
            "refused": sum(status != 200 for _, status in told)}
