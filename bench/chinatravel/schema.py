"""The shape of a plan document: what the benchmark's JSON schema asks for."""
import re

TYPES = {"airplane", "train", "attraction", "breakfast", "lunch", "dinner", "accommodation"}
MODES = {"walk", "metro", "taxi"}
CLOCK = re.compile(r"\d\d:\d\d")
OWN_KEYS = {"train": {"start": str, "end": str, "TrainID": str},
            "airplane": {"start": str, "end": str, "FlightID": str},
            "attraction": {"position": str, "tickets": int},
            "accommodation": {"position": str, "rooms": int, "room_type": int}}
NUMBER = (int, float)


def schema_fault(plan):
    """What is wrong with the shape of this plan, or None."""
    if not isinstance(plan, dict):
        return "not an object"
    top = {"people_number": int, "start_city": str, "target_city": str, "itinerary": list}
    fault = _wrong_key(plan, top)
    if fault:
        return fault
    for day in plan["itinerary"]:
        if not isinstance(day, dict) or _wrong_key(day, {"day": int, "activities": list}):
            return "a day lacks its number or its activities"
        for activity in day["activities"]:
            fault = _activity_fault(activity)
            if fault:
                return fault
    return None


def _wrong_key(value, keys):
    for key, kind in keys.items():
        if not isinstance(value.get(key), kind) or isinstance(value.get(key), bool):
            return f"{key} is missing or of the wrong type"
    return None


def _is_clock(text):
    return isinstance(text, str) and CLOCK.fullmatch(text) is not None


def _activity_fault(activity):
    if not isinstance(activity, dict) or activity.get("type") not in TYPES:
        return "an activity has no known type"
    keys = {"price": NUMBER, "cost": NUMBER, "transports": list,
            **OWN_KEYS.get(activity["type"], {"position": str})}
    fault = _wrong_key(activity, keys)
    if fault:
        return f"{activity['type']}: {fault}"
    if not _is_clock(activity.get("start_time")) or not _is_clock(activity.get("end_time")):
        return f"{activity['type']}: a time is not HH:MM"
    return next(filter(None, map(_leg_fault, activity["transports"])), None)


def _leg_fault(leg):
    if not isinstance(leg, dict) or leg.get("mode") not in MODES:
        return "a leg has no known mode"
    keys = {"start": str, "end": str, "price": NUMBER, "cost": NUMBER, "distance": NUMBER}
    keys |= {"metro": {"tickets": int}, "taxi": {"cars": int}}.get(leg["mode"], {})
    fault = _wrong_key(leg, keys)
    if not fault and not (_is_clock(leg.get("start_time")) and _is_clock(leg.get("end_time"))):
        fault = "a time is not HH:MM"
    return f"{leg['mode']}: {fault}" if fault else None
