#!/usr/bin/env python3
"""The scorer, on a hand-made city and plans that break one rule each."""
import copy
import unittest

from score_chinatravel import (concept_functions, holds, preferences_of, score_plan, template_of,
                               totals)
from empty_plan import empty_plan
from sandbox import City, NoWay, geodesic_km, later, metro_fare, taxi_fare

POINTS = {"北京南站": (39.865, 116.379), "上海站": (31.249, 121.455), "塔": (39.905, 116.391),
          "园": (39.909, 116.396),
          "面馆": (39.907, 116.393), "粤菜馆": (39.906, 116.395), "客栈": (39.904, 116.392)}


class SmallSandbox:
    """One city with two sights, two restaurants and an inn, and a train each way."""

    def __init__(self):
        self.beijing = City(
            {"塔": {"name": "塔", "type": "历史古迹", "opentime": "08:00", "endtime": "18:00",
                   "price": "20.0", "recommendmintime": "1.0"},
             "园": {"name": "园", "type": "公园", "opentime": "18:00", "endtime": "02:00",
                   "price": "0.0", "recommendmintime": "0.5"}},
            {"面馆": {"name": "面馆", "cuisine": "面食", "opentime": "10:00", "endtime": "21:00",
                    "price": "30.0"},
             "粤菜馆": {"name": "粤菜馆", "cuisine": "粤菜", "opentime": "10:00", "endtime": "21:00",
                     "price": "90.0"}},
            {"客栈": {"name": "客栈", "featurehoteltype": "泳池", "price": "300", "numbed": "2"}},
            POINTS, [("南站", (39.8652, 116.3791)), ("中心", (39.9055, 116.3921))])

    def city(self, _name):
        return self.beijing

    def connections(self, start, _target, kind):
        if kind != "train":
            return []
        ends = ("上海站", "北京南站") if start == "上海" else ("北京南站", "上海站")
        begins, arrives = ("06:00", "10:30") if start == "上海" else ("13:00", "17:30")
        return [{"TrainID": "G1", "From": ends[0], "To": ends[1], "BeginTime": begins,
                 "EndTime": arrives, "Cost": 500.5}]


SANDBOX = SmallSandbox()
QUERY = {"uid": "q", "start_city": "上海", "target_city": "北京", "days": 2, "people_number": 2,
         "hard_logic_py": ["result=(day_count(plan)==2)"]}


def hop(start, end, clock, mode, people=2):
    units = {"walk": {}, "metro": {"tickets": people}, "taxi": {"cars": 1}}
    counts = {"walk": 0, "metro": people, "taxi": 1}
    return [{**leg, **units[leg["mode"]], "cost": leg["price"] * counts[leg["mode"]]}
            for leg in SANDBOX.beijing.goto(start, end, clock, mode)]


def train(start, end, begins, ends, legs):
    return {"type": "train", "TrainID": "G1", "start": start, "end": end, "start_time": begins,
            "end_time": ends, "price": 500.5, "tickets": 2, "cost": 1001.0, "transports": legs}


def meal(kind, place, begins, ends, price, legs):
    return {"type": kind, "position": place, "start_time": begins, "end_time": ends,
            "price": price, "cost": 2 * price, "transports": legs}


def sight(place, begins, ends, price, legs):
    return {"type": "attraction", "position": place, "start_time": begins, "end_time": ends,
            "price": price, "tickets": 2, "cost": 2 * price, "transports": legs}


def good_plan():
    first = [
        train("上海站", "北京南站", "06:00", "10:30", []),
        meal("lunch", "面馆", "12:00", "13:00", 30.0, hop("北京南站", "面馆", "11:00", "metro")),
        sight("塔", "14:00", "15:30", 20.0, hop("面馆", "塔", "13:00", "walk")),
        meal("dinner", "粤菜馆", "17:00", "18:00", 90.0, hop("塔", "粤菜馆", "15:30", "taxi")),
        sight("园", "19:00", "20:00", 0.0, hop("粤菜馆", "园", "18:00", "walk")),
        {"type": "accommodation", "position": "客栈", "start_time": "21:00", "end_time": "24:00",
         "price": 300.0, "rooms": 1, "room_type": 2, "cost": 300.0,
         "transports": hop("园", "客栈", "20:00", "taxi")}]
    second = [
        meal("breakfast", "客栈", "08:00", "08:30", 0, []),
        train("北京南站", "上海站", "13:00", "17:30", hop("客栈", "北京南站", "09:00", "metro"))]
    return {"people_number": 2, "start_city": "上海", "target_city": "北京",
            "itinerary": [{"day": 1, "activities": first}, {"day": 2, "activities": second}]}


def activity(plan, kind):
    return next(a for day in plan["itinerary"] for a in day["activities"] if a["type"] == kind)


def score_of(plan, query=QUERY):
    return score_plan(SANDBOX, concept_functions(SANDBOX), query, plan)


def failed_columns(change):
    plan = good_plan()
    change(plan)
    return {column for column, hit in score_of(plan).environment.items() if hit}


def change(kind, **fields):
    return lambda plan: activity(plan, kind).update(fields)


def change_leg(kind, index, **fields):
    return lambda plan: activity(plan, kind)["transports"][index].update(fields)


class Environment(unittest.TestCase):
    def test_a_good_plan_fails_nothing(self):
        self.assertEqual(failed_columns(lambda plan: None), set())

    def test_each_damage_fails_its_column(self):
        def repeat(kind):
            def change_plan(plan):
                again = copy.deepcopy(activity(plan, kind))
                again["transports"] = []
                day = plan["itinerary"][0]["activities"]
                day.insert(day.index(activity(plan, kind)) + 1, again)
            return change_plan

        damages = [
            (lambda p: p["itinerary"][0]["activities"].pop(0),
             {"intercity_missing", "intercity_unknown", "intercity_facts", "intercity_cost"}),
            (change("train", TrainID="G9"),
             {"intercity_unknown", "intercity_facts", "intercity_cost"}),
            (change("train", start_time="06:01"), {"intercity_facts"}),
            (change("train", price=500.0), {"intercity_facts", "intercity_cost"}),
            (change("train", cost=1000.0), {"intercity_cost"}),
            (change("attraction", start_time="07:59", transports=[]),
             {"attraction_closed", "space"}),
            (change("attraction", end_time="18:01"), {"attraction_closed"}),
            (repeat("attraction"), {"attraction_repeated"}),
            (change("attraction", price=21.5), {"attraction_price", "attraction_cost"}),
            (change("attraction", cost=41.0), {"attraction_cost"}),
            (change("accommodation", room_type=1), {"hotel_facts"}),
            (change("accommodation", cost=301.0), {"hotel_cost"}),
            (change("dinner", end_time="21:01"), {"restaurant_closed"}),
            (repeat("dinner"), {"restaurant_repeated"}),
            (change("lunch", price=31.0), {"restaurant_price", "restaurant_cost"}),
            (change("breakfast", price=5, cost=10), {"restaurant_price"}),
            (change("dinner", cost=170.0), {"restaurant_cost"}),
            (change("breakfast", start_time="09:00", end_time="09:30"), {"meal_time"}),
            (change("lunch", start_time="14:00", end_time="14:30"), {"meal_time"}),
            (change_leg("dinner", 0, end_time="15:50"), {"transport_facts"}),
            (change_leg("lunch", 1, end="北站-地铁站"), {"transport_unknown"}),
            (change_leg("lunch", 1, price=4, cost=8), {"transport_facts"}),
            (change_leg("dinner", 0, distance=9.0), {"transport_facts"}),
            (change_leg("dinner", 0, cost=12.0), {"transport_cost"}),
            (lambda p: activity(p, "lunch")["transports"].pop(),
             {"transport_unknown", "transport_facts", "transport_cost_shape", "space"}),
            (change("breakfast", end_time="08:00"), {"time_order"}),
            (change("lunch", start_time="11:10"), {"time_order"}),
            (change("attraction", transports=[]), {"space"}),
        ]
        for damage, columns in damages:
            with self.subTest(columns=columns):
                self.assertEqual(failed_columns(damage), columns)

    def test_unknown_places_fail_all_columns_of_their_kind(self):
        for kind, prefix in (("attraction", "attraction"), ("accommodation", "hotel"),
                             ("lunch", "restaurant")):
            columns = failed_columns(change(kind, position="无此地"))
            self.assertTrue({c for c in columns if c.startswith(prefix)}, kind)

    def test_a_trip_of_two_days_needs_a_bed(self):
        def leave_out(plan):
            plan["itinerary"][0]["activities"].pop()
        self.assertIn("hotel_missing", failed_columns(leave_out))

    def test_open_past_midnight(self):
        self.assertEqual(failed_columns(change("accommodation", start_time="23:00")), set())
        late = failed_columns(change("attraction", position="园", price=0, cost=0,
                                     start_time="17:00", end_time="17:30", transports=[]))
        self.assertIn("attraction_closed", late)


class Strictness(unittest.TestCase):
    def faults(self, damage):
        plan = good_plan()
        damage(plan)
        score = score_of(plan)
        self.assertTrue(score.is_possible, score.environment)
        return {check for check, count in score.strict.items() if count}

    def test_a_good_plan_has_no_faults(self):
        self.assertEqual(self.faults(lambda plan: None), set())

    def test_an_overlap(self):
        self.assertEqual(self.faults(change("attraction", end_time="15:45")), {"overlap"})

    def test_a_short_visit(self):
        self.assertEqual(self.faults(change("attraction", start_time="14:40")), {"short_visit"})

    def test_a_missing_dinner(self):
        def skip(plan):
            day = plan["itinerary"][0]["activities"]
            day[4]["transports"] = hop("塔", "园", "15:30", "walk")
            day.pop(3)
        self.assertEqual(self.faults(skip), {"meal_missing"})

    def test_not_back_at_night(self):
        def swap(plan):
            day = plan["itinerary"][0]["activities"]
            day[5]["transports"] = hop("粤菜馆", "客栈", "18:00", "walk")
            day[5].update(start_time="18:30", end_time="18:40")
            day[4]["transports"] = hop("客栈", "园", "18:40", "walk")
            day[4], day[5] = day[5], day[4]
            plan["itinerary"][1]["activities"][0]["transports"] = hop("园", "客栈", "07:00", "walk")
        self.assertEqual(self.faults(swap), {"not_back_at_night"})


class Logic(unittest.TestCase):
    functions = concept_functions(SANDBOX)

    def assert_holds(self, program, expected=True):
        self.assertIs(holds(program, good_plan(), self.functions), expected, program)

    def test_costs_by_scope(self):
        local = 2 * 3 + 11.0 + 11.0 + 2 * 3
        program = ("c=0\nfor activity in allactivities(plan):\n"
                   "  c+=innercity_transport_cost(activity_transports(activity))\nresult=c=={}")
        self.assert_holds(program.format(local))
        self.assert_holds(program.format(local + 1), False)

    def test_types_of_places(self):
        self.assert_holds("s=set()\nfor a in allactivities(plan):\n"
                          "  if activity_type(a)=='lunch': s.add(restaurant_type(a, '北京'))\n"
                          "result=({'面食'}<=s)")
        self.assert_holds("result=attraction_type(allactivities(plan)[2], '北京')=='历史古迹'")
        self.assert_holds("result=accommodation_type(allactivities(plan)[5], '北京')=='泳池'")

    def test_rides_and_times(self):
        self.assert_holds("result=intercity_transport_origin(allactivities(plan)[0])=='上海'")
        self.assert_holds("result=activity_time(allactivities(plan)[2])==90")
        self.assert_holds("result=innercity_transport_type("
                          "activity_transports(allactivities(plan)[1]))=='metro'")
        self.assert_holds("result=metro_tickets(activity_transports(allactivities(plan)[1]))==2")
        self.assert_holds("result=taxi_cars(activity_transports(allactivities(plan)[3]))==1")
        self.assert_holds("result=poi_distance('北京', '塔', '客栈')<=0.2")
        self.assert_holds("result=poi_distance('北京', '塔', '客栈')<=0.1", False)

    def test_what_raises_is_false(self):
        self.assert_holds("result=no_such_function(plan)", False)
        self.assert_holds("result=poi_distance('北京', '塔', '无此地')<=9", False)
        self.assert_holds("import os\nresult=True", False)


class Figures(unittest.TestCase):
    def test_preferences(self):
        sights, ease, meals = preferences_of(good_plan())
        self.assertAlmostEqual(sights, 2 / 8)
        self.assertAlmostEqual(meals, 3 / 6)
        self.assertGreater(ease, 0.9)

    def test_totals(self):
        broken = good_plan()
        activity(broken, "attraction")["cost"] = 1
        query = {**QUERY, "hard_logic_py": ["result=True", "result=(day_count(plan)==3)"]}
        scores = [score_of(good_plan()), score_of(broken), score_of({}), score_of(good_plan(), query)]
        result = totals(scores)
        self.assertAlmostEqual(result["DR"], 75)
        self.assertAlmostEqual(result["EPR macro"], 50)
        self.assertAlmostEqual(result["EPR micro"], 100 * (1 - 26 / 100))
        self.assertAlmostEqual(result["LPR micro"], 60)
        self.assertAlmostEqual(result["LPR macro"], 50)
        self.assertAlmostEqual(result["C-LPR"], 40)
        self.assertAlmostEqual(result["FPR"], 25)
        self.assertAlmostEqual(result["DAV"], 25)

    def test_a_document_of_the_wrong_shape_is_not_delivered(self):
        for damage in (change("lunch", start_time="1:00"), change("train", tickets=None),
                       change("attraction", transports=None), change_leg("dinner", 0, mode="bus"),
                       lambda plan: plan.pop("people_number")):
            plan = good_plan()
            damage(plan)
            # Tickets of trains are looked at by the environment, not by the schema.
            self.assertFalse(score_of(plan).passes)
        self.assertFalse(score_of({"itinerary": []}).is_delivered)

    def test_the_emptiest_plan_is_possible(self):
        self.assertTrue(score_of(empty_plan(SANDBOX, QUERY)).passes)

    def test_templates_leave_literals_out(self):
        a = template_of("result=({\"塔\", \"园\"}<=s) and day_count(plan)==3")
        b = template_of("result=({\"面馆\"}<=s) and day_count(plan)==4")
        self.assertEqual(a, b)


class Ways(unittest.TestCase):
    def test_a_known_distance(self):
        # Newport RI to Cleveland OH, the example in geopy's documentation.
        self.assertAlmostEqual(geodesic_km((41.49008, -71.312796), (41.499498, -81.695391)),
                               866.4554329098687, places=7)

    def test_fares(self):
        self.assertEqual(taxi_fare(1.8), 11.0)
        self.assertAlmostEqual(taxi_fare(12), 11 + 8.2 * 3.5 + 2 * 4.5)
        self.assertEqual([metro_fare(km) for km in (4, 4.1, 61, 62, 77)], [2, 3, 9, 10, 11])

    def test_the_clock_runs_past_midnight(self):
        self.assertEqual(later("23:50", 0.51), "24:20")

    def test_no_metro_within_one_station(self):
        with self.assertRaises(NoWay):
            SANDBOX.beijing.goto("塔", "园", "10:00", "metro")


if __name__ == "__main__":
    unittest.main()
