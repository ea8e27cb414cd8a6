#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the files of migrations/ into a C++ source: embed_migrations.py OUT.cpp FILE.sql…"""
import pathlib
import re
import sys

HEAD = """// Written by tools/embed_migrations.py.
#include "storage/migrations.hpp"

namespace storage {

std::vector<Migration> const& built_in_migrations() {
  static std::vector<Migration> const migrations{
"""
TAIL = """  };
  return migrations;
}

}  // namespace storage
"""


def entry(path: pathlib.Path) -> str:
    text = path.read_text(encoding="utf-8")
    assert ')sql"' not in text
    return f'      {{"{path.stem}", R"sql({text})sql"}},\n'


def source_for(paths: list[pathlib.Path]) -> str:
    paths = sorted(paths, key=lambda path: path.name)
    for path in paths:
        if not re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", path.name):
            sys.exit(f"{path}: expected a name like 0007_order_payments.sql")
    for one, other in zip(paths, paths[1:]):
        if one.name[:4] == other.name[:4]:
            sys.exit(f"{one.name} and {other.name} have the same number")
    return HEAD + "".join(entry(path) for path in paths) + TAIL


if __name__ == "__main__":
    pathlib.Path(sys.argv[1]).write_text(
        source_for([pathlib.Path(name) for name in sys.argv[2:]]), encoding="utf-8")
