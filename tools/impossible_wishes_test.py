#!/usr/bin/env python3
"""What the tables rule out and what they do not, on the scorer's hand-made city."""
import unittest

from score_chinatravel_test import QUERY, SANDBOX
from impossible_wishes import reasons
from wishes_from_logic_test import LOOP, names

BEDS = ("result=True\n" + LOOP + "  if activity_type(activity)=='accommodation' and "
        "room_type(activity)!=%d: result=False")
POOL = ("accommodation_type_set=set()\n" + LOOP + "  if activity_type(activity)=='accommodation': "
        "accommodation_type_set.add(accommodation_type(activity, target_city(plan)))\n"
        "result=({'泳池'}<=accommodation_type_set)")


def at(place, condition):
    return (f"result=False\n{LOOP}  if activity_position(activity)=='{place}':\n"
            f"    if {condition}:\n      result=True")


def reasons_for(*programs, **fields):
    return reasons(SANDBOX, {**QUERY, **fields, "hard_logic_py": list(programs)})


class Impossible(unittest.TestCase):
    def test_what_has_a_row_is_not_named(self):
        self.assertEqual(reasons_for(names('({"塔", "园"}<=attraction_name_set)'),
                                     names('({"塔", "楼"}&attraction_name_set)'),
                                     names('not({"楼"}&attraction_name_set)')), [])

    def test_a_name_without_a_row(self):
        self.assertEqual(reasons_for(names('({"塔", "楼"}<=attraction_name_set)')), ["no sight 楼"])

    def test_a_feature_with_another_number_of_beds(self):
        self.assertEqual(reasons_for(POOL, BEDS % 2), [])
        self.assertEqual(reasons_for(POOL, BEDS % 1), ["no hotel 泳池 with 1 beds to a room"])

    def test_a_visit_before_the_doors_open(self):
        self.assertEqual(reasons_for(at("塔", "activity_start_time(activity)<='08:00'")), [])
        self.assertEqual(reasons_for(at("塔", "activity_start_time(activity)<='07:50'")),
                         ["塔 is not open then"])

    def test_a_group_needs_one_branch(self):
        missing = names('({"楼"}<=attraction_name_set)')
        either = "result_list=[]\n{}\nresult_list.append(result)\n{}\nresult_list.append(result)\n"
        self.assertEqual(reasons_for(either.format(missing, BEDS % 2)), [])
        self.assertEqual(reasons_for(either.format(missing, missing)), ["no sight 楼"])

    def test_a_day_trip_home_before_arriving(self):
        self.assertEqual(reasons_for("result=(day_count(plan)==1)"), [])
        self.assertEqual(reasons_for("result=(day_count(plan)==1)", start_city="北京"),
                         ["the last ride home leaves before the first one arrives"])


if __name__ == "__main__":
    unittest.main()
