#!/usr/bin/env python3
"""The boundary checker must see each kind of violation."""
import tempfile
import unittest
from pathlib import Path

from check_modules import find_problems


class Boundaries(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.write("base/CMakeLists.txt", "module(base)")
        self.write("base/id.hpp", "#include <string>")
        self.write("shop/CMakeLists.txt", "module(shop USES base LINKS soci)")
        self.write("shop/order.hpp", '#include "base/id.hpp"')

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n")
        readme = self.root / name.split("/")[0] / "README.md"
        readme.write_text("# module\n")

    def problems(self):
        return "\n".join(find_problems(self.root)[0])

    def test_a_clean_tree_has_none(self):
        self.assertEqual(self.problems(), "")

    def test_an_undeclared_use_is_seen(self):
        self.write("base/id.cpp", '#include "shop/order.hpp"')
        self.assertIn("base does not declare that it uses shop", self.problems())

    def test_an_unused_declaration_is_seen(self):
        self.write("trips/CMakeLists.txt", "module(trips USES base shop)")
        self.write("trips/trip.hpp", '#include "base/id.hpp"')
        self.assertIn("trips: declares shop but includes nothing of it", self.problems())

    def test_a_cycle_is_seen(self):
        self.write("base/CMakeLists.txt", "module(base USES shop)")
        self.write("base/id.cpp", '#include "shop/order.hpp"')
        self.assertIn("cycle: base, shop", self.problems())

    def test_a_private_header_is_seen(self):
        self.write("base/impl/secret.hpp", "")
        self.write("shop/order.cpp", '#include "base/impl/secret.hpp"')
        self.assertIn("private to base", self.problems())

    def test_fenced_headers_are_seen(self):
        self.write("shop/order.cpp", "#include <boost/beast/http.hpp>")
        self.write("shop/cart.hpp", "#include <soci/soci.h>\n#include <boost/json.hpp>")
        found = self.problems()
        self.assertIn("<boost/beast/http.hpp> belongs in http/impl or providers/impl", found)
        self.assertIn("<soci/soci.h> belongs in a .cpp file", found)
        self.assertIn("<boost/json.hpp> belongs in a .cpp file", found)

    def test_a_folder_that_is_no_module_is_seen(self):
        (self.root / "misc").mkdir()
        self.assertIn("misc: no module(misc …)", self.problems())

    def test_a_missing_readme_is_seen(self):
        (self.root / "shop/README.md").unlink()
        self.assertIn("shop: has no README.md", self.problems())


if __name__ == "__main__":
    unittest.main()
