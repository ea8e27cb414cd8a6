#!/usr/bin/env python3
"""The checker of orienteering solutions, on instances small enough to reckon by hand."""
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import check_toptw

# Vertices on a line, 10 apart: 0 (depot) – 1 – 2 – 3; each takes 5 and scores 10, 20, 30.
TOPTW = """4 1 3 1
0 200
0 0.00 0.00 0.00 0.00 0 0 0 100
1 10.00 0.00 5.00 10.00 1 1 1 0 50
2 20.00 0.00 5.00 20.00 1 2 1 2 40 60
3 30.00 0.00 5.00 30.00 1 1 1 0 20
"""
MCTOPMTW = """1 2 50 1 9 9 9 9 9 9 9 9 9
0 0.0 0.0 0.0 0.0 0 100
2 10.0 0.0 5.0 10.0 0 10 20 30 40 1 30 1 0 0 0 0 0 0 0 0 0
3 20.0 0.0 5.0 20.0 0 20 40 60 80 0 30 1 0 0 0 0 0 0 0 0 0
"""
TTDP = """20 1 6 2 9 9 9 9 9 9 9 9 9 9 9 9
0 0 0 0 0 510 600
1 10 0 5 10 1 0 1439 0 1439 0 1439 0 1439 0 1439 0 1439 520 530 0
2 20 0 5 20 1 0 1439 0 1439 0 1439 0 1439 0 1439 0 1439 0 0 0
"""


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for name, text in (("x1", TOPTW), ("m1", MCTOPMTW), ("t1", TTDP)):
            Path(self.folder.name, f"{name}.txt").write_text(text)

    def faults(self, name, routes, score):
        run = {"instance": name, "m": len(routes), "score": score, "routes": routes}
        return check_toptw.check(run, Path(self.folder.name))[1]

    def test_a_route_that_waits_for_an_opening_is_fine(self):
        self.assertEqual(self.faults("x1", [[1, 2]], 30), [])

    def test_the_score_is_recomputed(self):
        self.assertEqual(self.faults("x1", [[1, 2]], 31), ["the score is 30.00, not 31"])

    def test_a_start_after_closing_is_found(self):
        self.assertEqual(self.faults("x1", [[1, 3]], 40), ["tour 1 comes too late to 3"])

    def test_service_may_end_after_closing_but_the_way_back_must_be_in_time(self):
        path = Path(self.folder.name, "x1.txt")
        path.write_text(TOPTW.replace("0 0 0 100", "0 0 0 64"))
        self.assertEqual(self.faults("x1", [[2]], 20), ["tour 1 is back too late"])
        path.write_text(TOPTW.replace("0 0 0 100", "0 0 0 65"))
        self.assertEqual(self.faults("x1", [[2]], 20), [])

    def test_a_vertex_twice_and_an_unknown_one_are_found(self):
        self.assertIn("a vertex twice", self.faults("x1", [[1], [1]], 20))
        self.assertIn("no such vertices: [9]", self.faults("x1", [[9]], 0)[0])
        self.assertIn("no such vertices: [0]", self.faults("x1", [[0]], 0)[0])

    def test_distances_are_rounded_down_to_one_decimal_or_two(self):
        path = Path(self.folder.name, "pr99.txt")
        path.write_text(TOPTW)
        Path(self.folder.name, "x1.txt").write_text(TOPTW.replace("1 10.00 0.00", "1 1.00 1.00"))
        path.write_text(TOPTW.replace("1 10.00 0.00", "1 1.00 1.00"))
        self.assertEqual(check_toptw.Instance(Path(self.folder.name, "x1.txt")).distance(0, 1), 14)
        self.assertEqual(check_toptw.Instance(path).distance(0, 1), 141)

    def test_windows_fees_and_types_bind(self):
        self.assertEqual(self.faults("m1", [[2]], 10), [])
        # Arriving at 2 at 10 is inside its first window; 3 is open in its second and fourth.
        self.assertEqual(self.faults("m1", [[3]], 20), [])
        both = self.faults("m1", [[2, 3]], 30)
        self.assertIn("over the fee budget", both)
        self.assertIn("too many of type 1", both)

    def test_the_windows_of_a_tour_alternate(self):
        instance = check_toptw.Instance(Path(self.folder.name, "m1.txt"))
        self.assertEqual(instance.windows(2, 0), [(0, 100), (200, 300)])
        self.assertEqual(instance.windows(2, 1), [(100, 200), (300, 400)])
        self.assertEqual(instance.windows(3, 0), [(200, 400), (600, 800)])

    def test_a_weekday_has_its_own_hours(self):
        self.assertEqual(self.faults("t1", [[1]], 10), [])
        self.assertEqual(self.faults("t1", [[2]], 20), ["tour 1 comes too late to 2"])

    def test_a_file_of_another_format_is_refused(self):
        path = Path(self.folder.name, "x1.txt")
        path.write_text("1 2 3\n4 5 6 7 8 9 10\n1 2 3\n")
        with self.assertRaisesRegex(SystemExit, "x1.txt is not of a known format"):
            check_toptw.Instance(path)

    def test_best_values_of_both_tables_are_read(self):
        path = Path(self.folder.name, "best.csv")
        path.write_text("instance,m,bks,source\nx1,2,60,optimal\n")
        self.assertEqual(check_toptw.best_known(path), {("x1", 2): Decimal(60)})
        path.write_text("m,instance,benchmark,best\n1,m1.txt,10,10\n")
        self.assertEqual(check_toptw.best_known(path), {("m1", 1): Decimal(10)})

    def test_an_instance_is_known_by_the_last_part_of_its_name_too(self):
        best = {("pr05", 2): Decimal(7)}
        self.assertEqual(check_toptw.best_of({"instance": "MCTOPMTW-2-pr05", "m": 2}, best), Decimal(7))
        self.assertIsNone(check_toptw.best_of({"instance": "MCTOPMTW-2-pr05", "m": 1}, best))


if __name__ == "__main__":
    unittest.main()
