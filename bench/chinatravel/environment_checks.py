"""The 25 columns that say whether a plan is possible in the sandbox: 0 holds, 1 fails.

A plan passes if all are 0. Each function fills its own columns; what a plan lacks fails the
columns that would have needed it. `transport_cost` is the one column that exists only when hit.
"""
from sandbox import NoWay, minutes_of

COLUMNS = {
    "intercity": ["intercity_missing", "intercity_unknown", "intercity_facts", "intercity_cost"],
    "attractions": ["attraction_unknown", "attraction_closed", "attraction_repeated",
                    "attraction_price", "attraction_cost"],
    "hotels": ["hotel_unknown", "hotel_facts", "hotel_cost", "hotel_missing"],
    "meals": ["restaurant_unknown", "restaurant_closed", "restaurant_repeated",
              "restaurant_price", "restaurant_cost", "meal_time"],
    "transports": ["transport_unknown", "transport_facts", "transport_cost_shape"],
    "time": ["time_missing", "time_order"],
    "space": ["space"],
}
ALL_COLUMNS = [column for columns in COLUMNS.values() for column in columns]
MEALS = {"breakfast": ("06:00", "09:00"), "lunch": ("11:00", "14:00"), "dinner": ("17:00", "20:00")}
INTERCITY_IDS = {"train": "TrainID", "airplane": "FlightID"}
CENT = 0.1


def activities(plan):
    return [activity for day in plan["itinerary"] for activity in day["activities"]]


def check_environment(sandbox, query, plan):
    """{column: 0 or 1}. Whatever raises in a check fails that check's columns."""
    result = dict.fromkeys(ALL_COLUMNS, 0)
    city = sandbox.city(query["target_city"])
    checks = {
        "intercity": lambda: _intercity(sandbox, query, plan),
        "attractions": lambda: _attractions(city, plan),
        "hotels": lambda: _hotels(city, plan),
        "meals": lambda: _meals(city, query, plan),
        "transports": lambda: _transports(city, plan),
        "time": lambda: _time(plan),
        "space": lambda: _space(plan),
    }
    for name, check in checks.items():
        try:
            failed = check()
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            failed = COLUMNS[name]
        result.update(dict.fromkeys(failed, 1))
    return result


def _differs(a, b):
    return abs(a - b) > CENT


def _intercity(sandbox, query, plan):
    columns = COLUMNS["intercity"]
    try:
        ends = [plan["itinerary"][0]["activities"][0], plan["itinerary"][-1]["activities"][-1]]
    except (KeyError, IndexError, TypeError):
        return columns
    if not all("TrainID" in end or "FlightID" in end for end in ends):
        return columns
    failed = set()
    cities = [query["start_city"], query["target_city"]]
    for ride, (start, target) in zip(ends, [cities, cities[::-1]]):
        key = INTERCITY_IDS.get(ride["type"])
        rows = sandbox.connections(start, target, ride["type"]) if key else []
        row = next((row for row in rows if row[key] == ride.get(key)
                    and row["From"] == ride.get("start") and row["To"] == ride.get("end")), None)
        if row is None:
            failed.update(columns[1:])
            continue
        told = [ride.get("start_time"), ride.get("end_time"), ride.get("price")]
        if told != [row["BeginTime"], row["EndTime"], row["Cost"]]:
            failed.add("intercity_facts")
        if "tickets" not in ride or _differs(ride["price"] * ride["tickets"], ride["cost"]):
            failed.add("intercity_cost")
    return failed


def _is_open(row, activity):
    opens, closes = minutes_of(row["opentime"]), minutes_of(row["endtime"])
    if closes <= opens:
        closes += 24 * 60
    return opens <= minutes_of(activity["start_time"]) and minutes_of(activity["end_time"]) <= closes


def _attractions(city, plan):
    failed, seen = set(), set()
    for activity in activities(plan):
        if activity.get("type") != "attraction":
            continue
        row = city.attractions.get(activity.get("position"))
        if row is None:
            return COLUMNS["attractions"]
        if activity["position"] in seen:
            failed.add("attraction_repeated")
        seen.add(activity["position"])
        if not _is_open(row, activity):
            failed.add("attraction_closed")
        if int(activity["price"]) != int(float(row["price"])):
            failed.add("attraction_price")
        if "tickets" not in activity \
                or _differs(activity["price"] * activity["tickets"], activity["cost"]):
            failed.add("attraction_cost")
    return failed


def _hotels(city, plan):
    failed, count = set(), 0
    for activity in activities(plan):
        if activity.get("type") != "accommodation":
            continue
        row = city.hotels.get(activity.get("position"))
        if row is None:
            return COLUMNS["hotels"]
        count += 1
        told = [activity.get("price"), activity.get("room_type")]
        if told != [float(row["price"]), int(row["numbed"])]:
            failed.add("hotel_facts")
        if "rooms" not in activity \
                or _differs(activity["rooms"] * activity["price"], activity["cost"]):
            failed.add("hotel_cost")
    if len(plan["itinerary"]) > 1 and count == 0:
        failed.add("hotel_missing")
    return failed


def _meals(city, query, plan):
    failed, seen = set(), set()
    for activity in activities(plan):
        meal = activity.get("type")
        if meal not in MEALS:
            continue
        position = activity.get("position")
        row = city.restaurants.get(position)
        at_hotel = row is None and meal == "breakfast" and position in city.hotels
        if row is None and not at_hotel:
            return COLUMNS["meals"]
        earliest, latest = map(minutes_of, MEALS[meal])
        if minutes_of(activity["start_time"]) >= latest \
                or minutes_of(activity["end_time"]) <= earliest:
            failed.add("meal_time")
        if _differs(query["people_number"] * activity["price"], activity["cost"]):
            failed.add("restaurant_cost")
        if activity["price"] != (0 if at_hotel else float(row["price"])):
            failed.add("restaurant_price")
        if at_hotel:
            continue
        if position in seen:
            failed.add("restaurant_repeated")
        seen.add(position)
        if not _is_open(row, activity):
            failed.add("restaurant_closed")
    return failed


def _transports(city, plan):
    failed = set()
    for activity in activities(plan):
        legs = activity.get("transports", [])
        if not legs:
            continue
        mode = "metro" if len(legs) == 3 else legs[0]["mode"]
        if len(legs) not in (1, 3) or (len(legs) == 1 and mode not in ("walk", "taxi")):
            failed.update(COLUMNS["transports"])
            continue
        try:
            real = city.goto(legs[0]["start"], legs[-1]["end"], legs[0]["start_time"], mode)
        except NoWay:
            failed.update(COLUMNS["transports"])
            continue
        for leg, fact in zip(legs, real):
            failed.update(_leg_faults(leg, fact))
    return failed


def _leg_faults(leg, fact):
    if any(leg.get(key) != fact[key] for key in ("start", "end", "mode")):
        yield "transport_unknown"
    if any(leg.get(key) != fact[key] for key in ("start_time", "end_time")) \
            or _differs(leg["price"], fact["price"]) \
            or _differs(leg["distance"], fact["distance"]):
        yield "transport_facts"
    units = {"walk": 0, "metro": leg.get("tickets"), "taxi": leg.get("cars")}[fact["mode"]]
    if units is None or _differs(leg["price"] * units, leg.get("cost", -1)):
        yield "transport_cost"


def _time(plan):
    failed = set()
    for activity in activities(plan):
        if not activity.get("start_time") or not activity.get("end_time"):
            return {"time_missing"}
        start, end = minutes_of(activity["start_time"]), minutes_of(activity["end_time"])
        if start >= end and activity["type"] not in INTERCITY_IDS:
            failed.add("time_order")
        legs = activity.get("transports", [])
        if legs and minutes_of(legs[-1]["end_time"]) > start:
            failed.add("time_order")
    return failed


def _space(plan):
    before = None
    failed = set()
    for activity in activities(plan):
        here = activity["position"] if "position" in activity else activity["start"]
        if "transports" not in activity:
            failed.add("space")
        legs = activity.get("transports", [])
        if before is not None and here != before:
            if not legs or legs[0]["start"] != before or legs[-1]["end"] != here:
                failed.add("space")
        before = activity["position"] if "position" in activity else activity["end"]
    return failed
