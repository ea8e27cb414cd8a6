#!/usr/bin/env python3
"""A finding in a changed source must fail; what did not change is nobody's business today."""
import contextlib
import io
import json
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import clang_tidy_changed

GOOD = "int half(int whole) { return whole / 2; }\n"
BAD = "int wrong(int a, int b) {\n  if (a == b || a == b) return 1;\n  return 0;\n}\n"
FOUND = "misc-redundant-expression"


class ChangedSources(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        shutil.copy(clang_tidy_changed.ROOT / ".clang-tidy", self.root)
        (self.root / ".gitignore").write_text("build/\n")
        self.git("init", "-q", "-b", "main")
        self.commit({"server/shop/order.cpp": GOOD, "server/shop/price.cpp": BAD})
        commands = [{"directory": str(self.root), "file": str(path),
                     "command": f"c++ -std=c++20 -include x/cmake_pch.hxx -fpch-preprocess -c {path}"}
                    for path in sorted(self.root.glob("server/shop/*.cpp"))]
        (self.root / "build/dev").mkdir(parents=True)
        (self.root / "build/dev/compile_commands.json").write_text(json.dumps(commands))

    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=n@n.example", *words],
                       cwd=self.root, check=True, capture_output=True)

    def commit(self, files):
        for name, text in files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a change")

    def outcome(self, **options):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = clang_tidy_changed.main(self.root, **options)
        return code, said.getvalue()

    def push(self):
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")

    def test_on_main_the_last_commits_are_looked_at(self):
        self.push()
        code, said = self.outcome()
        self.assertEqual(code, 1)
        self.assertIn(FOUND, said)
        self.assertIn("2 of 2 changed sources", said)

    def test_on_a_branch_only_what_it_changed(self):
        self.push()
        self.commit({"server/shop/order.cpp": GOOD + "int third(int w) { return w / 3; }\n"})
        code, said = self.outcome()
        self.assertEqual((code, said), (0, "clang-tidy-19: 1 of 1 changed sources looked at\n"))

    def test_what_is_not_committed_yet_counts_as_well(self):
        self.push()
        self.commit({"README.md": "# shop\n"})
        (self.root / "server/shop/order.cpp").write_text(BAD)
        code, said = self.outcome()
        self.assertEqual(code, 1)
        self.assertIn("order.cpp:2", said)

    def test_a_changed_header_means_the_source_beside_it(self):
        self.push()
        self.commit({"server/shop/price.hpp": "int wrong(int a, int b);\n"})
        self.assertEqual(self.outcome()[0], 1)

    def test_the_time_is_bounded_and_what_was_left_is_said(self):
        self.push()
        code, said = self.outcome(seconds=0)
        self.assertEqual(code, 0)
        self.assertIn("0 of 2 changed sources", said)
        self.assertIn("price.cpp", said)


if __name__ == "__main__":
    unittest.main()
