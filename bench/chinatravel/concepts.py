"""The functions that the queries' constraints call, and the running of one constraint."""
from sandbox import CITIES, minutes_of


def _minutes_between(start, end):
    return minutes_of(end) - minutes_of(start)


def _sum_legs(key):
    def total(transports, mode=None):
        return sum(leg.get(key, 0) for leg in transports if mode is None or leg["mode"] == mode)
    return total


def _city_in(place):
    return next((city for city in CITIES if city in place), "")


def _transport_type(transports):
    return {1: lambda: transports[0]["mode"], 3: lambda: transports[1]["mode"]}.get(
        len(transports), lambda: "empty")()


def _transport_minutes(transports, mode=None):
    return sum(_minutes_between(leg["start_time"], leg["end_time"]) for leg in transports
               if mode is None or leg["mode"] == mode)


def _all_activities(plan):
    return [activity for day in plan["itinerary"] for activity in day["activities"]]


def concept_functions(sandbox):
    """name → function, as the constraints know them."""
    def column(table, key, absent):
        def look_up(activity, city):
            row = getattr(sandbox.city(city), table).get(activity["position"])
            return row[key] if row else absent
        return look_up

    def field(key, absent):
        return lambda activity: activity.get(key, absent)

    return {
        "day_count": lambda plan: len(plan["itinerary"]),
        "people_count": lambda plan: plan["people_number"],
        "start_city": lambda plan: plan["start_city"],
        "target_city": lambda plan: plan["target_city"],
        "allactivities": _all_activities,
        "allactivities_count": lambda plan: len(_all_activities(plan)),
        "dayactivities": lambda plan, day: list(plan["itinerary"][day - 1]["activities"]),
        "activity_position": field("position", ""),
        "activity_cost": field("cost", 0),
        "activity_price": field("price", 0),
        "activity_type": field("type", ""),
        "activity_tickets": field("tickets", 0),
        "activity_transports": field("transports", []),
        "activity_start_time": field("start_time", None),
        "activity_end_time": field("end_time", None),
        "activity_time": lambda activity: _minutes_between(activity["start_time"],
                                                           activity["end_time"]),
        "poi_recommend_time": lambda city, place: 60 * float(
            sandbox.city(city).attractions[place]["recommendmintime"]),
        "poi_distance": lambda city, a, b, start_time="00:00", transport_type="walk":
            sandbox.city(city).goto(a, b, start_time, transport_type)[0]["distance"],
        "metro_tickets": lambda transports: transports[1]["tickets"],
        "taxi_cars": lambda transports: transports[0]["cars"],
        "room_count": field("rooms", 0),
        "room_type": field("room_type", 0),
        "restaurant_type": column("restaurants", "cuisine", "empty"),
        "attraction_type": column("attractions", "type", ""),
        "accommodation_type": column("hotels", "featurehoteltype", ""),
        "innercity_transport_type": _transport_type,
        "innercity_transport_cost": _sum_legs("cost"),
        "innercity_transport_price": _sum_legs("price"),
        "innercity_transport_distance": _sum_legs("distance"),
        "innercity_transport_time": _transport_minutes,
        "innercity_transport_start_time": lambda transports: transports[0]["start_time"],
        "innercity_transport_end_time": lambda transports: transports[-1]["end_time"],
        "intercity_transport_type": field("type", "empty"),
        "intercity_transport_origin": lambda activity: _city_in(activity.get("start", "")),
        "intercity_transport_destination": lambda activity: _city_in(activity.get("end", "")),
    }


def holds(constraint, plan, functions):
    """True iff the constraint's program leaves a true `result`; whatever it raises is false."""
    names = {"__builtins__": {"set": set}, **functions, "plan": plan}
    try:
        exec(constraint, names)  # the benchmark defines constraints as programs
    except Exception:
        return False
    return bool(names.get("result"))
