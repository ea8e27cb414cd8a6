#!/usr/bin/env python3
"""Reads the wishes back out of each query's hard_logic_py, so that the planner can be judged
without the reading of words.

wishes_from_logic.py --queries FILE.jsonl --out WISHES.jsonl

A line: {uid, start_city, target_city, days, people, all: [wish…], any: [[[wish…]…]…]}. All of `all`
must hold, and of each group in `any` at least one branch, which holds when all its wishes do.
A wish is {kind, …}; `kind` is a key of PATTERNS below or one of the lists built in `wish_of`.
Programs that none of the patterns knows become {kind: unknown, program}.
"""
import argparse
import ast
import json
import re
import sys
from pathlib import Path

SCOPES = {"['breakfast', 'lunch', 'dinner']": "meals", "'accommodation'": "lodging",
          "'attraction'": "sights", "['airplane','train']": "intercity"}
ROLES = {"attraction": "sight", "restaurant": "restaurant", "accommodation": "hotel"}
NUMBER = r"(\d+(?:\.\d+)?)"
NAME = r"(\"[^\"\n]*\"|'[^'\n]*')"
SET = r"\{([^{}]*)\}"
CLOCK = r"'(\d\d:\d\d)'"


def quoted(text):
    """The strings of a set's or a name's literal."""
    value = ast.literal_eval("[" + text + "]")
    return [str(item) for item in value]


def names_wish(match):
    role, what, condition = match.group("role"), match.group("what"), match.group("condition")
    for pattern, mode in ((rf"not\({SET}&\w+\)", "none"), (rf"\({SET}<=\w+\)", "all"),
                          (rf"\({SET}&\w+\)", "any")):
        found = re.fullmatch(pattern, condition)
        if found:
            kind = "names" if what == "name" else "types"
            return {"kind": kind, "role": ROLES[role], "mode": mode,
                    "values": quoted(found.group(1))}
    return None


def budget_wish(match):
    condition = match.group("condition") or ""
    scope = "local" if "innercity" in match.group("sum") else SCOPES.get(condition)
    if scope == "local" and "activity_cost" in match.group("sum"):
        scope = "total"
    return {"kind": "budget", "scope": scope, "limit": float(match.group("limit"))} if scope else None


def leg_wish(match):
    def allowed(operator, mode):
        others = {"train": ["airplane"], "airplane": ["train"]}
        return [mode] if operator == "==" else others.get(mode, [])
    return {"kind": "intercity", "there": allowed(*match.group("op1", "mode1")),
            "back": allowed(*match.group("op2", "mode2"))}


def visit_wish(match):
    wish = {"kind": "visit", "place": quoted(match.group("place"))[0]}
    for function, operator, clock in re.findall(
            rf"activity_(start|end)_time\(activity\)(<=|>=){CLOCK}", match.group("condition")):
        key = {"start<=": "start_by", "start>=": "start_from", "end>=": "end_from",
               "end<=": "end_by"}
        wish[key[function + operator]] = clock
    stay = re.search(rf"activity_time\(activity\)>={NUMBER}", match.group("condition"))
    if stay:
        wish["stay_min"] = int(float(stay.group(1)))
    return wish if len(wish) > 2 else None


PATTERNS = [
    (rf"result=\(day_count\(plan\)=={NUMBER}\)",
     lambda m: {"kind": "days", "number": int(m.group(1))}),
    (rf"result=\(people_count\(plan\)=={NUMBER}\)",
     lambda m: {"kind": "people", "number": int(m.group(1))}),
    (r"result=True\nfor .*activity_tickets\(activity\)!=\d+.*metro_tickets\(.*\)!=\d+: result=False",
     lambda m: {"kind": "given"}),
    (rf"result=True\nfor .*taxi_cars\(.*\)!={NUMBER}: result=False",
     lambda m: {"kind": "taxi_cars", "number": int(m.group(1))}),
    (r"\w+_set=set\(\)\nfor .*_set\.add\((?P<role>accommodation|attraction|restaurant)_(?P<what>type)"
     r"\(.*\)\)\nresult=(?P<condition>.*)", names_wish),
    (r"(?P<role>accommodation|attraction|restaurant)_(?P<what>name)_set=set\(\)\nfor .*"
     r"_set\.add\(activity_position\(activity\)\)\nresult=(?P<condition>.*)", names_wish),
    (r"(?P<name>\w+_cost)=0\s*\nfor .*?(?:activity_type\(activity\) ?(?:in|==) ?(?P<condition>.*?): )?"
     rf"(?P<sum>\w+_cost ?\+= ?(?:activity|innercity)[^<]*)result=\(?\w+_cost<={NUMBER.replace('(', '(?P<limit>', 1)}\)?",
     budget_wish),
    (rf"result=True\nfor .*accommodation' and room_count\(activity\)!={NUMBER}: result=False",
     lambda m: {"kind": "rooms", "number": int(m.group(1))}),
    (rf"result=True\nfor .*accommodation' and room_type\(activity\)!={NUMBER}: result=False",
     lambda m: {"kind": "beds", "number": int(m.group(1))}),
    (rf"intercity_transport_set=set\(\)\nfor .*\nresult=\({SET}==intercity_transport_set\)",
     lambda m: {"kind": "intercity", "there": quoted(m.group(1)), "back": quoted(m.group(1))}),
    (r"result=False\nintercity_transport_go=.*\[0\]\['type'\] (?P<op1>==|!=) \"(?P<mode1>\w+)\""
     r".*\[-1\]\['type'\] (?P<op2>==|!=) \"(?P<mode2>\w+)\".*", leg_wish),
    (rf"innercity_transport_set=set\(\)\nfor .*\nresult=\(innercity_transport_set<={SET}\)",
     lambda m: {"kind": "local_only", "modes": quoted(m.group(1))}),
    (rf"innercity_transport_set=set\(\)\nfor .*\nresult=\({SET}<=innercity_transport_set\)",
     lambda m: {"kind": "local_also", "modes": quoted(m.group(1))}),
    (rf"inner_city_transportation_set=set\(\)\nfor .*\nresult=not\({SET}&inner_city_transportation_set\)",
     lambda m: {"kind": "local_never", "modes": quoted(m.group(1))}),
    (rf"result=True\nfor .*!= 'taxi' and innercity_transport_distance\(.*\)>{NUMBER}:.*",
     lambda m: {"kind": "taxi_beyond", "km": float(m.group(1))}),
    (rf"result=False\naccommodation_position=''\nfor .*poi_distance\(target_city\(plan\), {NAME}, "
     rf"accommodation_position\)<={NUMBER}\)",
     lambda m: {"kind": "hotel_near", "place": quoted(m.group(1))[0], "km": float(m.group(2))}),
    (rf"result=False\nfor .*activity_position\(activity\)=={NAME.replace('(', '(?P<place>', 1)}:\n"
     r"(?P<condition>.*)", visit_wish),
    (rf"result=False\nidx_activity0=0.*=={NAME}:\n.*=={NAME}:\n.*idx_activity0<idx_activity1:.*",
     lambda m: {"kind": "order", "first": quoted(m.group(1))[0], "then": quoted(m.group(2))[0]}),
]


def wish_of(program):
    program = program.strip()
    for pattern, build in PATTERNS:
        match = re.fullmatch(pattern, program, re.S)
        wish = build(match) if match else None
        if wish:
            return wish
    return {"kind": "unknown", "program": program}


def wishes_of(query):
    result = {"uid": query["uid"], "start_city": query["start_city"],
              "target_city": query["target_city"], "days": query["days"],
              "people": query["people_number"], "all": [], "any": []}
    for program in query["hard_logic_py"]:
        if program.startswith("result_list=[]"):
            parts = program.split("result_list.append(result)")[:-1]
            parts[0] = parts[0].removeprefix("result_list=[]")
            result["any"].append([[wish_of(part)] for part in parts])
        else:
            wish = wish_of(program)
            if wish["kind"] in ("days", "people"):
                result[wish["kind"]] = wish["number"]
            elif wish["kind"] != "given":
                result["all"].append(wish)
    return result


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args(arguments)
    lines = options.queries.read_text("utf-8").splitlines()
    wishes = [wishes_of(json.loads(line)) for line in lines if line.strip()]
    text = "".join(json.dumps(wish, ensure_ascii=False) + "\n" for wish in wishes)
    options.out.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
