#!/usr/bin/env python3
"""Runs every test_… of the modules beside this file against the real binary.

A test takes a running Site and a `check(holds, what)`; every check is counted. A module may ask
for settings of its own with SETTINGS; its tests share one server.
"""
import importlib
import sys
import traceback
from pathlib import Path

from server_site import Site


class Counter:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.skipped = 0

    def skip(self, what, reason):
        self.skipped += 1
        print(f"{what} skipped: {reason}", flush=True)

    def __call__(self, holds, what):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"failed: {what}", flush=True)
        return bool(holds)


def main(names):
    check = Counter()
    folder = Path(__file__).parent
    modules = names or sorted(path.stem for path in folder.glob("*_test.py"))
    for name in modules:
        module = importlib.import_module(name)
        with Site(getattr(module, "SETTINGS", ())) as site:
            for test in [value for key, value in vars(module).items() if key.startswith("test_")]:
                print(f"{name}: {test.__name__[5:].replace('_', ' ')}", flush=True)
                try:
                    test(site, check)
                except Exception:  # a test that breaks has failed, the others still run
                    traceback.print_exc(file=sys.stdout)
                    check(False, test.__name__)
    print(f"{check.passed} passed, {check.failed} failed" + (f", {check.skipped} skipped" if check.skipped else ""))
    return int(check.failed > 0 or check.passed == 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
