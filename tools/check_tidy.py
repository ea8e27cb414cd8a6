#!/usr/bin/env python3
"""House rules that a program can check, with a ratchet for the exceptions.

tools/tidy_ratchet.txt lists the allowed exceptions, one "rule path limit" a line. A new
exception fails, one that is better than listed fails too (lower the number), and so does one
that is no longer needed.
"""
import re
import subprocess
import sys
from pathlib import Path

LINE_MAX = 100
FILE_MAX = 400
COMPONENT_MAX = 250
FUNCTION_MAX = 60
CODE = {".hpp", ".cpp", ".ts", ".vue", ".py", ".mjs", ".sh", ".cmake"}
NAMES_NOT_USED = re.compile(r"(^|_)(util|utils|helper|helpers|manager|misc|common|stuff|new|ng|v2)(_|\.|$)")
REGISTRY = re.compile(r"https?://(registry\.npmjs|pypi\.org|files\.pythonhosted|deb\.debian|repo1?\.maven|proxy\.golang|crates\.io)")


def tracked_files(root):
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=root, capture_output=True, check=True, text=True).stdout
    return [Path(name) for name in listed.split("\0") if name and (root / name).is_file()]


def function_lengths(lines):
    """(first line, length) of each C++ function body that starts at column 0 and ends with a `}` there."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"^[\w:<>~&*\[\],\s()=+\-!|/]+\)?.*\{$", line) and "(" in line \
                and not re.match(r"^(namespace|struct|class|enum|union|extern|TEST_CASE|TEST_SUITE)\b", line):
            start = number
        elif start is not None and line == "}":
            yield start, number - start + 1
            start = None
        elif start is not None and line.startswith("}"):
            start = None


def measure(path, text):
    """Yields (rule, value, message) for sizes, which may be ratcheted."""
    lines = text.split("\n")
    code = path.suffix in CODE
    generated = "generated" in lines[0].lower() if lines else False
    if code and not generated:
        limit = COMPONENT_MAX if path.suffix == ".vue" else FILE_MAX
        if len(lines) > limit:
            yield "file_lines", len(lines), f"{len(lines)} lines, more than {limit}"
        longest = max((len(line) for line in lines), default=0)
        if longest > LINE_MAX and path.suffix in {".hpp", ".cpp"}:
            number = next(i for i, line in enumerate(lines, 1) if len(line) == longest)
            yield "line_length", longest, f"line {number} has {longest} columns, more than {LINE_MAX}"
    if path.suffix == ".cpp":
        worst = max(function_lengths(lines), key=lambda found: found[1], default=(0, 0))
        if worst[1] > FUNCTION_MAX:
            yield "function_lines", worst[1], f"function at line {worst[0]} has {worst[1]} lines, more than {FUNCTION_MAX}"


def absolute(path, text):
    """Yields messages for what is never allowed."""
    if path.name in {"check_tidy.py", "package-lock.json"} or path.parts[:2] == ("fuzz", "corpus"):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"\bFIXME\b", line):
            yield f"{path}:{number}: FIXME cannot land"
        if re.search(r"\bTODO\b(?!\(#\d+\))", line):
            yield f"{path}:{number}: a TODO names its issue, TODO(#12)"
        if REGISTRY.search(line):
            yield f"{path}:{number}: names a package registry's host"
        if line != line.rstrip() and path.suffix in CODE:
            yield f"{path}:{number}: white space at the end of the line"
        if "\t" in line and path.suffix in {".hpp", ".cpp", ".ts", ".vue", ".py"}:
            yield f"{path}:{number}: tab"
    if path.suffix in CODE and NAMES_NOT_USED.search(path.name):
        yield f"{path}: a name that says nothing"
    if path.suffix in {".hpp", ".cpp"} and "SPDX-License-Identifier" not in text[:80] and "cmake/" not in str(path):
        yield f"{path}: no SPDX line"
    if path.suffix == ".hpp" and "#pragma once" not in text:
        yield f"{path}: no #pragma once"
    if text and not text.endswith("\n"):
        yield f"{path}: no newline at the end"


def without_text(text):
    """C++ with comments and literals blanked, so that braces and words in them do not count."""
    token = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\''
    return re.sub(token, " ", text, flags=re.S)


def named_types(text):
    """Qualified names of the types that a file defines outside anonymous namespaces and functions."""
    words = re.compile(
        r"\bnamespace\s*(?P<space>[\w:]*)\s*\{"
        r"|\b(?:struct|class|enum(?:\s+(?:struct|class))?)\s+(?:\[\[[^]]*\]\]\s*)?(?P<type>\w+)"
        r"(?P<special><[^;{]*>)?\s*(?:final\s*)?(?::(?!:)[^;{}()]*)?\{"
        r"|(?P<open>\{)|(?P<close>\})")
    scopes = []  # the name of each open brace; None: nothing in it is seen by other files
    for found in words.finditer(without_text(text)):
        if found["close"]:
            if scopes:
                scopes.pop()
        elif found["type"]:
            if None not in scopes and not found["special"]:
                yield "::".join([*scopes, found["type"]])
            scopes.append(found["type"])
        elif found["open"]:
            scopes.append(None)
        elif found["space"] is not None:
            scopes.append(found["space"] or None)


def twice_defined(root, paths):
    """One name for two types of a program is undefined, and no compiler says so. Each module's sources
    are one program; so are they with its tests."""
    places = {}
    for path in paths:
        if path.parts[0] == "server" and len(path.parts) > 2 and path.suffix in {".hpp", ".cpp"}:
            for name in set(named_types((root / path).read_text(encoding="utf-8"))):
                places.setdefault((path.parts[1], name), []).append(str(path))
    for (_, name), files in sorted(places.items()):
        if len(files) > 1:
            yield f"{files[0]}: {name} is defined in {', '.join(files[1:])} too"


def read_ratchet(file):
    allowed = {}
    for line in file.read_text().splitlines() if file.exists() else []:
        if line.strip() and not line.startswith("#"):
            rule, path, limit = line.split()
            allowed[rule, path] = int(limit)
    return allowed


def find_problems(root):
    allowed = read_ratchet(root / "tools/tidy_ratchet.txt")
    found, used = [], set()
    paths = tracked_files(root)
    found += twice_defined(root, paths)
    for path in paths:
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += absolute(path, text)
        for rule, value, message in measure(path, text):
            key = (rule, str(path))
            used.add(key)
            if key not in allowed:
                found.append(f"{path}: {message}")
            elif value > allowed[key]:
                found.append(f"{path}: {message}, grown from {allowed[key]}")
            elif value < allowed[key]:
                found.append(f"{path}: {rule} is down to {value}: lower the ratchet from {allowed[key]}")
    found += [f"tools/tidy_ratchet.txt: {' '.join(stale)} is no longer needed" for stale in sorted(set(allowed) - used)]
    return found


def main(root):
    found = find_problems(root)
    print("\n".join(found) or "tidy")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()))
