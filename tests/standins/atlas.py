"""The places that all stand-ins for geocoders know. Positions are WGS-84 and approximate."""
import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    number: int  # its id is made of it
    name: str
    name_en: str
    lat: float
    lon: float
    kind: tuple  # OpenStreetMap's key and value
    member: str  # of the address that has its name
    rank: int  # zoom from which on a reverse search may answer with it
    reach_m: int
    above: dict  # the address beyond the place itself

    @property
    def address(self):
        return {self.member: self.name, **self.above}

    @property
    def display_name(self):
        words = [value for name, value in self.address.items() if name != "country_code" and
                 not name.startswith("ISO")]
        return ", ".join(dict.fromkeys(words))

    @property
    def box(self):
        """South, north, west, east."""
        dlat = self.reach_m / 111_320
        dlon = dlat / math.cos(math.radians(self.lat))
        return [self.lat - dlat, self.lat + dlat, self.lon - dlon, self.lon + dlon]


FUJIAN = {"state": "福建省", "ISO3166-2-lvl4": "CN-FJ", "country": "中国", "country_code": "cn"}
FUZHOU = {"city": "福州市", **FUJIAN}
GULOU = {"suburb": "鼓楼区", **FUZHOU, "postcode": "350001"}
ENGLAND = {"state": "England", "ISO3166-2-lvl4": "GB-ENG", "country": "United Kingdom", "country_code": "gb"}
LONDON = {"city": "London", **ENGLAND}
SIGHT, MUSEUM, FOOD = ("tourism", "attraction"), ("tourism", "museum"), ("amenity", "restaurant")

PLACES = (
    Place(1, "福州市", "Fuzhou", 26.0753, 119.2965, ("place", "city"), "city", 10, 30000, FUJIAN),
    Place(2, "鼓楼区", "Gulou District", 26.0822, 119.2993, ("boundary", "administrative"), "suburb", 12, 6000,
          FUZHOU),
    Place(3, "三坊七巷", "Sanfang Qixiang", 26.0846, 119.2902, SIGHT, "tourism", 17, 350,
          {"road": "南后街", **GULOU}),
    Place(4, "福建博物院", "Fujian Museum", 26.0957, 119.2843, MUSEUM, "tourism", 17, 250,
          {"road": "湖头街", **GULOU}),
    Place(5, "鼓山", "Gushan", 26.0567, 119.3806, ("natural", "peak"), "natural", 16, 2500,
          {"suburb": "晋安区", **FUZHOU}),
    Place(6, "达明美食街", "Daming Food Street", 26.0899, 119.2954, FOOD, "amenity", 17, 200,
          {"road": "达明路", **GULOU}),
    Place(7, "福州站", "Fuzhou Railway Station", 26.1170, 119.3168, ("railway", "station"), "railway", 16, 400,
          {"road": "华林路", "suburb": "晋安区", **FUZHOU}),
    Place(8, "London", "London", 51.5074, -0.1278, ("place", "city"), "city", 10, 25000, ENGLAND),
    Place(9, "British Museum", "British Museum", 51.5194, -0.1270, MUSEUM, "tourism", 17, 200,
          {"road": "Great Russell Street", "suburb": "Bloomsbury", **LONDON, "postcode": "WC1B 3DG"}),
    Place(10, "鼓楼", "Drum Tower", 39.9425, 116.3897, SIGHT, "tourism", 17, 150,
          {"road": "鼓楼东大街", "suburb": "东城区", "city": "北京市", "ISO3166-2-lvl4": "CN-BJ", "country": "中国",
           "country_code": "cn"}),
    Place(12, "福建省立医院", "Fujian Provincial Hospital", 26.0835, 119.3062, ("amenity", "hospital"), "amenity", 17,
          150, {"road": "东街", **GULOU}),
    Place(13, "台江公安分局", "Taijiang Police Station", 26.0800, 119.2948, ("amenity", "police"), "amenity", 17, 100,
          {"road": "津泰路", **GULOU}),
    Place(11, "Castle Combe", "Castle Combe", 51.4937, -2.2290, ("place", "village"), "village", 13, 2000, ENGLAND),
)


def distance_m(place, lat, lon):
    north = math.radians(place.lat - lat)
    east = math.radians(place.lon - lon) * math.cos(math.radians((place.lat + lat) / 2))
    return 6_371_009 * math.hypot(north, east)


def nearest(lat, lon, zoom=18):
    """The smallest place around a position that is not too small for the zoom, or None (the sea)."""
    around = [place for place in PLACES if place.rank <= zoom and distance_m(place, lat, lon) <= place.reach_m]
    return min(around, key=lambda place: (-place.rank, distance_m(place, lat, lon)), default=None)


def search(words):
    """Places whose name, in either language, begins with the words; then those that contain them."""
    words = words.strip().lower()
    names = [(place, (place.name.lower(), place.name_en.lower())) for place in PLACES]
    first = [place for place, known in names if any(name.startswith(words) for name in known)]
    return first + [place for place, known in names
                    if place not in first and any(words in name for name in known)]


def city_of(place):
    return next((city for city in PLACES if city.member == "city" and city.name == place.address.get("city")), place)


def around(lat, lon, radius_m, kind=None):
    """(distance, place), nearest first; kind is a value or key:value of OpenStreetMap."""
    found = [(distance_m(place, lat, lon), place) for place in PLACES
             if kind in (None, "all", place.kind[1], ":".join(place.kind))]
    return sorted((pair for pair in found if pair[0] <= radius_m), key=lambda pair: pair[0])
