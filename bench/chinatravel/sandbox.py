"""The ten cities of the sandbox: what stands in its tables, and how one gets from A to B there."""
import csv
import json
import math
from functools import cached_property, lru_cache
from pathlib import Path

CITIES = {"上海": "shanghai", "北京": "beijing", "深圳": "shenzhen", "广州": "guangzhou",
          "重庆": "chongqing", "苏州": "suzhou", "成都": "chengdu", "杭州": "hangzhou",
          "武汉": "wuhan", "南京": "nanjing"}

WALK_KMH, TAXI_KMH, METRO_KMH = 5.0, 40.0, 30.0
METRO_FARES = [(4, 2), (9, 3), (14, 4), (21, 5), (28, 6), (37, 7), (48, 8), (61, 9)]

_MAJOR, _FLATTENING = 6378137.0, 1 / 298.257223563
_MINOR = _MAJOR * (1 - _FLATTENING)


class NoWay(Exception):
    """There is no such connection: unknown places, or both ends share a metro station."""


@lru_cache(maxsize=1 << 20)
def geodesic_km(a, b):
    """Length of the shortest line on the WGS84 ellipsoid (Vincenty's inverse formula)."""
    if a == b:
        return 0.0
    (lat1, lon1), (lat2, lon2) = a, b
    difference = math.radians(lon2 - lon1)
    reduced1 = math.atan((1 - _FLATTENING) * math.tan(math.radians(lat1)))
    reduced2 = math.atan((1 - _FLATTENING) * math.tan(math.radians(lat2)))
    sin1, cos1 = math.sin(reduced1), math.cos(reduced1)
    sin2, cos2 = math.sin(reduced2), math.cos(reduced2)
    lam = difference
    for _ in range(100):
        sin_lam, cos_lam = math.sin(lam), math.cos(lam)
        sin_sigma = math.hypot(cos2 * sin_lam, cos1 * sin2 - sin1 * cos2 * cos_lam)
        if sin_sigma == 0:
            return 0.0
        cos_sigma = sin1 * sin2 + cos1 * cos2 * cos_lam
        sigma = math.atan2(sin_sigma, cos_sigma)
        sin_alpha = cos1 * cos2 * sin_lam / sin_sigma
        cos2_alpha = 1 - sin_alpha ** 2
        cos_mid = cos_sigma - 2 * sin1 * sin2 / cos2_alpha if cos2_alpha else 0.0
        c = _FLATTENING / 16 * cos2_alpha * (4 + _FLATTENING * (4 - 3 * cos2_alpha))
        before = lam
        lam = difference + (1 - c) * _FLATTENING * sin_alpha * (
            sigma + c * sin_sigma * (cos_mid + c * cos_sigma * (2 * cos_mid ** 2 - 1)))
        if abs(lam - before) < 1e-13:
            break
    u2 = cos2_alpha * (_MAJOR ** 2 - _MINOR ** 2) / _MINOR ** 2
    big_a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    big_b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    correction = big_b * sin_sigma * (cos_mid + big_b / 4 * (
        cos_sigma * (2 * cos_mid ** 2 - 1)
        - big_b / 6 * cos_mid * (4 * sin_sigma ** 2 - 3) * (4 * cos_mid ** 2 - 3)))
    return _MINOR * big_a * (sigma - correction) / 1000


def minutes_of(clock):
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock_of(minutes):
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def later(clock, hours):
    """The clock after so many hours, cut to whole minutes; it runs past 24:00."""
    return clock_of(minutes_of(clock) + int(hours * 60))


def taxi_fare(km):
    if km <= 1.8:
        return 11.0
    return 11.0 + (min(km, 10) - 1.8) * 3.5 + max(0.0, km - 10) * 4.5


def metro_fare(km):
    for limit, fare in METRO_FARES:
        if km <= limit:
            return fare
    return 9 + (km - 61 + 14) // 15


class City:
    """One city's tables, each by name (the first row of a name counts), and its ways."""

    def __init__(self, attractions, restaurants, hotels, points, stations):
        self.attractions = attractions
        self.restaurants = restaurants
        self.hotels = hotels
        self.points = points      # name → (lat, lon)
        self.stations = stations  # [(name, (lat, lon))]
        self._nearest = {}

    def point(self, name):
        if name not in self.points:
            raise NoWay(f"no such place: {name}")
        return self.points[name]

    def distance_km(self, a, b):
        return geodesic_km(self.point(a), self.point(b))

    def nearest_station(self, name):
        """((station, its point), km)"""
        if name not in self._nearest:
            at = self.point(name)
            stretch = math.cos(math.radians(at[0]))

            def flat(station):
                return math.hypot(station[1][0] - at[0], (station[1][1] - at[1]) * stretch)
            least = min(map(flat, self.stations))
            near = [s for s in self.stations if flat(s) <= least * 1.02 + 1e-9]
            best = min(near, key=lambda station: geodesic_km(at, station[1]))
            self._nearest[name] = best, geodesic_km(at, best[1])
        return self._nearest[name]

    def goto(self, start, end, clock, mode):
        """The legs of one hop: start, end, mode, start_time, end_time, price, distance."""
        if mode == "metro":
            return self._by_metro(start, end, clock)
        km = self.distance_km(start, end)
        if mode == "walk":
            return [_leg(start, end, mode, clock, later(clock, km / WALK_KMH), 0.0, km)]
        if mode == "taxi":
            arrival = later(clock, km / TAXI_KMH)
            return [_leg(start, end, mode, clock, arrival, round(taxi_fare(km), 2), round(km, 2))]
        raise NoWay(f"no such mode: {mode}")

    def _by_metro(self, start, end, clock):
        first, km_first = self.nearest_station(start)
        last, km_last = self.nearest_station(end)
        if first == last:
            raise NoWay("both ends share a metro station")
        km = geodesic_km(first[1], last[1])
        boards = later(clock, km_first / WALK_KMH)
        alights = later(boards, km / METRO_KMH)
        arrives = later(alights, km_last / WALK_KMH)
        entrance, way_out = f"{first[0]}-地铁站", f"{last[0]}-地铁站"
        return [_leg(start, entrance, "walk", clock, boards, 0, round(km_first, 2)),
                _leg(entrance, way_out, "metro", boards, alights, metro_fare(km), round(km, 2)),
                _leg(way_out, end, "walk", alights, arrives, 0, round(km_last, 2))]


def _leg(start, end, mode, leaves, arrives, price, km):
    return {"start": start, "end": end, "mode": mode, "start_time": leaves, "end_time": arrives,
            "price": price, "distance": km}


def _table(path, key="name"):
    rows = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row[key], row)
    return rows


class Sandbox:
    """All cities and the connections between them. Cities are read when first asked for."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self._cities = {}
        self._trains = {}

    @cached_property
    def _subways(self):
        return json.loads((self.folder / "transportation/subways.json").read_text("utf-8"))

    @cached_property
    def _flights(self):
        lines = (self.folder / "intercity_transport/airplane.jsonl").read_text("utf-8")
        return [json.loads(line) for line in lines.splitlines() if line.strip()]

    def city(self, name):
        if name not in self._cities:
            self._cities[name] = self._read_city(CITIES[name])
        return self._cities[name]

    def _read_city(self, key):
        places = json.loads((self.folder / f"poi/{key}/poi.json").read_text("utf-8"))
        stations = []
        for line in self._subways[key]:
            for station in line["stations"]:
                lon, lat = map(float, station["position"].split(","))
                stations.append((station["name"], (lat, lon)))
        return City(
            _table(self.folder / f"attractions/{key}/attractions.csv"),
            _table(self.folder / f"restaurants/{key}/restaurants_{key}.csv"),
            _table(self.folder / f"accommodations/{key}/accommodations.csv"),
            {place["name"]: tuple(place["position"]) for place in places}, stations)

    def connections(self, start, target, kind):
        """Rows from one city to another; kind is train or airplane."""
        if kind == "airplane":
            return [row for row in self._flights if start in row["From"] and target in row["To"]]
        if (start, target) not in self._trains:
            path = self.folder / f"intercity_transport/train/from_{start}_to_{target}.json"
            rows = json.loads(path.read_text("utf-8")) if path.exists() else []
            self._trains[start, target] = rows
        return self._trains[start, target]
