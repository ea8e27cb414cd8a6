"""The emptiest plan that the sandbox allows: there, a bed, and back. The floor of every score."""
from sandbox import clock_of, minutes_of


def _ride(row, kind, people, transports):
    key = "TrainID" if kind == "train" else "FlightID"
    return {"type": kind, key: row[key], "start": row["From"], "end": row["To"],
            "start_time": row["BeginTime"], "end_time": row["EndTime"], "price": row["Cost"],
            "tickets": people, "cost": row["Cost"] * people, "transports": transports}


def _first_ride(sandbox, start, target, latest):
    """(row, kind): the first in the tables that arrives on the same day, by `latest`."""
    rows = [(row, kind) for kind in ("train", "airplane")
            for row in sandbox.connections(start, target, kind)
            if row["Cost"] is not None and row["From"] in sandbox.city(start).points
            and row["To"] in sandbox.city(target).points]
    by_day = [(row, kind) for row, kind in rows
              if minutes_of(row["BeginTime"]) < minutes_of(row["EndTime"]) <= latest]
    return (by_day or rows or [(None, None)])[0]


def _taxi(city, start, end, clock, people):
    cars = -(-people // 4)
    return [{**leg, "cars": cars, "cost": leg["price"] * cars}
            for leg in city.goto(start, end, clock, "taxi")]


def empty_plan(sandbox, query):
    start, target, days = query["start_city"], query["target_city"], query["days"]
    people = query["people_number"]
    out, kind_out = _first_ride(sandbox, start, target, 20 * 60)
    back, kind_back = _first_ride(sandbox, target, start, 24 * 60)
    plan = {"people_number": people, "start_city": start, "target_city": target,
            "itinerary": [{"day": day + 1, "activities": []} for day in range(days)]}
    if out is None or back is None:
        return plan
    city = sandbox.city(target)
    plan["itinerary"][0]["activities"].append(_ride(out, kind_out, people, []))
    here = out["To"]
    if days > 1:
        name, row = next(iter(city.hotels.items()))
        legs = _taxi(city, here, name, out["EndTime"], people)
        price = float(row["price"])
        plan["itinerary"][0]["activities"].append(
            {"type": "accommodation", "position": name, "start_time": legs[-1]["end_time"],
             "end_time": "24:00", "price": price, "rooms": 1, "room_type": int(row["numbed"]),
             "cost": price, "transports": legs})
        here = name
    legs = []
    if here != back["From"]:
        leaves = clock_of(max(0, minutes_of(back["BeginTime"]) - 180))
        legs = _taxi(city, here, back["From"], leaves, people)
    plan["itinerary"][-1]["activities"].append(_ride(back, kind_back, people, legs))
    return plan
