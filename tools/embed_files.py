#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes text files into a C++ source: embed_files.py OUT.cpp ROOT FILE…

The source defines the list declared in server/places/impl/embedded.hpp; files are named by their
path below ROOT.
"""
import pathlib
import sys

PIECE = 8000  # characters; compilers limit the length of one literal
HEAD = """// Written by tools/embed_files.py.
#include "places/impl/embedded.hpp"

namespace places::embedded {

using namespace std::string_view_literals;

std::span<File const> files() {
  static constexpr File all[] = {
"""
TAIL = """  };
  return all;
}

}  // namespace places::embedded
"""


def literal(text: str) -> str:
    assert ')text"' not in text
    pieces = [text[i:i + PIECE] for i in range(0, len(text), PIECE)] or [""]
    return "\n".join(f'R"text({piece})text"' for piece in pieces) + "sv"


def source_for(files: list[tuple[str, str]]) -> str:
    return HEAD + "".join(f'    {{"{name}",\n{literal(text)}}},\n' for name, text in files) + TAIL


def main() -> None:
    out, root, *paths = sys.argv[1:]
    files = []
    for path in sorted(paths):
        name = pathlib.Path(path).relative_to(root).as_posix()
        files.append((name, pathlib.Path(path).read_text(encoding="utf-8")))
    pathlib.Path(out).write_text(source_for(files), encoding="utf-8")


if __name__ == "__main__":
    main()
