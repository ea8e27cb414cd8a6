"""What the documented rules do not ask and a traveller would: each check names its faults."""
from environment_checks import INTERCITY_IDS, activities
from sandbox import minutes_of

CHECKS = ["overlap", "short_visit", "night_without_bed", "meal_missing", "not_back_at_night",
          "arrives_another_day"]
SHORTEST_VISIT = 15
# Minutes between the ride and being out and about, at either end.
BUFFERS = {"train": (20, 45), "airplane": (45, 120)}
# A day that is out and about through the whole of such a time has that meal.
MEAL_SPANS = {"lunch": ("11:00", "14:00"), "dinner": ("17:00", "20:00")}


def check_strictly(sandbox, query, plan):
    """{check: number of faults}"""
    city = sandbox.city(query["target_city"])
    return {"overlap": _overlaps(plan), "short_visit": _short_visits(city, plan),
            "night_without_bed": _nights_without_bed(plan), "meal_missing": _missing_meals(plan),
            "not_back_at_night": _not_back(plan), "arrives_another_day": _late_arrivals(plan)}


def _span(activity):
    return minutes_of(activity["start_time"]), minutes_of(activity["end_time"])


def _overlaps(plan):
    """Activities, or the way to one, that begin before the previous one of that day is over."""
    faults = 0
    for day in plan["itinerary"]:
        free_from = 0
        for activity in day["activities"]:
            legs = activity.get("transports", [])
            begins = minutes_of(legs[0]["start_time"]) if legs else _span(activity)[0]
            faults += begins < free_from
            free_from = _span(activity)[1]
    return faults


def _short_visits(city, plan):
    faults = 0
    for activity in activities(plan):
        if activity["type"] == "attraction":
            row = city.attractions[activity["position"]]
            opens, closes = minutes_of(row["opentime"]), minutes_of(row["endtime"])
            # What is open for less than a visit takes can be seen for that long only.
            least = float(row["recommendmintime"]) * 60
            least = min(least, closes - opens) if closes > opens else least
            start, end = _span(activity)
            faults += end - start < max(SHORTEST_VISIT, int(least))
    return faults


def _nights_without_bed(plan):
    return sum(not any(activity["type"] == "accommodation" for activity in day["activities"])
               for day in plan["itinerary"][:-1])


def _missing_meals(plan):
    """Lunch and dinner that a day has the time for: all of it between arrival and departure."""
    faults = 0
    for number, day in enumerate(plan["itinerary"], 1):
        begins, ends = 0, 24 * 60
        if number == 1 and day["activities"]:
            ride = day["activities"][0]
            begins = _span(ride)[1] + BUFFERS[ride["type"]][0]
        if number == len(plan["itinerary"]) and day["activities"]:
            ride = day["activities"][-1]
            ends = _span(ride)[0] - BUFFERS[ride["type"]][1]
        eaten = {activity["type"] for activity in day["activities"]}
        for meal, (earliest, latest) in MEAL_SPANS.items():
            has_time = begins <= minutes_of(earliest) and minutes_of(latest) <= ends
            faults += has_time and meal not in eaten
    return faults


def _not_back(plan):
    return sum(not day["activities"] or day["activities"][-1]["type"] != "accommodation"
               for day in plan["itinerary"][:-1])


def _late_arrivals(plan):
    """A ride out that arrives after midnight cannot be followed by the rest of that day."""
    if not plan["itinerary"] or not plan["itinerary"][0]["activities"]:
        return 0
    ride = plan["itinerary"][0]["activities"][0]
    start, end = _span(ride)
    is_overnight = ride["type"] in INTERCITY_IDS and end < start
    return int(is_overnight and len(plan["itinerary"][0]["activities"]) > 1)
