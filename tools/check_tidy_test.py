#!/usr/bin/env python3
"""The tidy check must see what it forbids, and its ratchet must turn one way only."""
import subprocess
import tempfile
import unittest
from pathlib import Path

from check_tidy import find_problems

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class Tidy(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        subprocess.run(["git", "init", "-q"], cwd=self.root, check=True)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def problems(self):
        return "\n".join(find_problems(self.root))

    def test_a_clean_file_has_none(self):
        self.write("server/a.cpp", SPDX + "int f() {\n  return 1;\n}\n")
        self.assertEqual(self.problems(), "")

    def test_a_long_function_is_seen(self):
        self.write("server/a.cpp", SPDX + "int f(int a) {\n" + "  ++a;\n" * 60 + "}\n")
        self.assertIn("function at line 2 has 62 lines", self.problems())

    def test_the_ratchet_allows_what_is_listed_and_only_that(self):
        self.write("server/a.cpp", SPDX + "int f(int a) {\n" + "  ++a;\n" * 60 + "}\n")
        self.write("tools/tidy_ratchet.txt", "function_lines server/a.cpp 62\n")
        self.assertEqual(self.problems(), "")
        self.write("tools/tidy_ratchet.txt", "function_lines server/a.cpp 61\n")
        self.assertIn("grown from 61", self.problems())
        self.write("tools/tidy_ratchet.txt", "function_lines server/a.cpp 63\n")
        self.assertIn("lower the ratchet", self.problems())

    def test_a_type_with_two_definitions_is_seen(self):
        self.write("server/m/a.cpp", SPDX + "namespace m {\nstruct Row {\n  int a = {};\n};\n}\n")
        self.write("server/m/b.cpp", SPDX + "namespace m {\nenum class Row : int { x };\n}\n")
        self.assertIn("server/m/a.cpp: m::Row is defined in server/m/b.cpp too", self.problems())

    def test_types_that_no_other_file_sees_may_be_called_alike(self):
        self.write("server/m/a.cpp", SPDX + "namespace m {\nnamespace {\nstruct Row {};\n}\n}\n")
        self.write("server/m/b.cpp", SPDX + "namespace m {\nstruct Row {};\nstruct Other;\n}\n")
        self.write("server/m/c.cpp", SPDX + "namespace m {\nstruct Table {\n  struct Row {};\n};\n}\n")
        self.write("server/m/d.cpp", SPDX + "namespace m {\nvoid f() {\n  struct Row {};\n}\n}\n")
        self.write("server/m/e.cpp", SPDX + "// namespace m { struct Row {\nauto s = \"struct Row {\";\n")
        self.write("server/n/a.cpp", SPDX + "namespace n {\nstruct Row {};\nstruct Other {};\n}\n")
        self.assertEqual(self.problems(), "")

    def test_a_stale_exception_is_seen(self):
        self.write("tools/tidy_ratchet.txt", "file_lines server/gone.cpp 500\n")
        self.assertIn("no longer needed", self.problems())

    def test_leftovers_are_seen(self):
        self.write("server/a.cpp", "int a;  // " + "FIX" + "ME\nint b; \n")
        found = self.problems()
        self.assertIn("cannot land", found)
        self.assertIn("no SPDX line", found)
        self.assertIn("white space at the end", found)

    def test_a_name_that_says_nothing_is_seen(self):
        self.write("server/string_utils.cpp", SPDX)
        self.assertIn("a name that says nothing", self.problems())


if __name__ == "__main__":
    unittest.main()
