#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes text files into a C++ source: embed_files.py OUT.cpp NAMESPACE NAME=FILE…"""
import pathlib
import sys

PIECE = 8000  # characters; compilers limit the length of one literal


def literal(text: str) -> str:
    assert ')text"' not in text
    pieces = [text[i:i + PIECE] for i in range(0, len(text), PIECE)] or [""]
    return "\n    ".join(f'R"text({piece})text"' for piece in pieces)


def source_for(namespace: str, files: list[tuple[str, str]]) -> str:
    lines = ["// Written by tools/embed_files.py.", "#include <string_view>", "",
             f"namespace {namespace} {{", ""]
    for name, text in files:
        lines += [f"extern std::string_view const {name};",
                  f"std::string_view const {name}{{\n    {literal(text)}}};", ""]
    return "\n".join(lines + [f"}}  // namespace {namespace}", ""])


def main() -> None:
    out, namespace, *pairs = sys.argv[1:]
    files = []
    for pair in pairs:
        name, path = pair.split("=", 1)
        files.append((name, pathlib.Path(path).read_text(encoding="utf-8")))
    pathlib.Path(out).write_text(source_for(namespace, files), encoding="utf-8")


if __name__ == "__main__":
    main()
