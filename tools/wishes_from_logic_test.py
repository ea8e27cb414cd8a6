#!/usr/bin/env python3
"""Wishes out of programs: each kind of program, and what is not known."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench/chinatravel"))

from wishes_from_logic import wish_of, wishes_of  # noqa: E402

LOOP = "for activity in allactivities(plan):\n"
BUDGET = ("restaurant_cost=0\n" + LOOP + "  if activity_type(activity) in ['breakfast', 'lunch', "
          "'dinner']: restaurant_cost+=activity_cost(activity)\nresult=restaurant_cost<=400")
LEGS = ("result=False\nintercity_transport_go=''\nintercity_transport_back=''\n"
        "if allactivities(plan)[0]['type'] != \"train\" and x and "
        "allactivities(plan)[-1]['type'] == \"train\" and y:\n  result=True")


def names(condition, what="attraction_name"):
    return (f"{what}_set=set()\n" + LOOP + f"  if z: {what}_set.add(activity_position(activity))\n"
            f"result={condition}")


class Wishes(unittest.TestCase):
    def test_names_wanted_and_not(self):
        for condition, mode in (('({"A", "B"}<=attraction_name_set)', "all"),
                                ('({"A", "B"}&attraction_name_set)', "any"),
                                ('not({"A", "B"}&attraction_name_set)', "none")):
            self.assertEqual(wish_of(names(condition)), {
                "kind": "names", "role": "sight", "mode": mode, "values": ["A", "B"]})

    def test_budgets_by_scope(self):
        self.assertEqual(wish_of(BUDGET), {"kind": "budget", "scope": "meals", "limit": 400})
        total = ("total_cost=0 \n" + LOOP + "    total_cost+=activity_cost(activity)\n    total_cost "
                 "+= innercity_transport_cost(activity_transports(activity))\n"
                 "result=(total_cost<=1500)")
        self.assertEqual(wish_of(total), {"kind": "budget", "scope": "total", "limit": 1500})
        local = ("c_cost=0 \n" + LOOP + "    c_cost += innercity_transport_cost("
                 "activity_transports(activity))\nresult=(c_cost<=60)")
        self.assertEqual(wish_of(local), {"kind": "budget", "scope": "local", "limit": 60})

    def test_what_is_not_a_train_may_be_a_flight(self):
        self.assertEqual(wish_of(LEGS), {"kind": "intercity", "there": ["airplane"],
                                         "back": ["train"]})

    def test_visit_times(self):
        program = ("result=False\n" + LOOP + "  if activity_position(activity)=='A':\n    if "
                   "activity_start_time(activity)<='08:50' and activity_end_time(activity)>='10:20':"
                   "\n      result=True")
        self.assertEqual(wish_of(program), {"kind": "visit", "place": "A", "start_by": "08:50",
                                            "end_from": "10:20"})

    def test_alternatives(self):
        program = ("result_list=[]\n" + BUDGET + "\nresult_list.append(result)\n" + LEGS
                   + "\nresult_list.append(result)\nresult=False\nfor r in result_list:\n"
                   "  result=result or r")
        query = {"uid": "q", "start_city": "a", "target_city": "b", "days": 2, "people_number": 3,
                 "hard_logic_py": [program, "result=(day_count(plan)==3)"]}
        wishes = wishes_of(query)
        self.assertEqual(wishes["all"], [])
        self.assertEqual((wishes["days"], wishes["people"]), (3, 3))
        self.assertEqual([[wish["kind"] for wish in branch] for branch in wishes["any"][0]],
                         [["budget"], ["intercity"]])

    def test_what_is_not_known_is_said(self):
        self.assertEqual(wish_of("result=1")["kind"], "unknown")


if __name__ == "__main__":
    unittest.main()
