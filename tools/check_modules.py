#!/usr/bin/env python3
"""Fails when the include graph of server/ and the declared module graph differ.

A module is a folder of server/ whose CMakeLists.txt says module(NAME USES other…). Folders are
enumerated, so a new module cannot be forgotten. Checked: every folder is a module, every include
of another module is declared and every declaration is used, there is no cycle, impl/ is private,
and slow or viral third-party headers stay in their homes.
"""
import re
import sys
from pathlib import Path

# Third-party headers that only some modules' impl/ folders may see.
HOMES = {"boost/asio": ("http", "providers"), "boost/beast": ("http", "providers"), "gmime/": ("letters",)}
# Headers that no .hpp may pull into others, and the files that exist to carry them.
CPP_ONLY = re.compile(r"^(soci/|soci\.h|boost/json|boost/describe(?!/class|\.hpp)|curl/|CLI/|yaml-cpp/)")
CARRIERS = {"http/described.hpp", "storage/sql.hpp"}


def declared(root):
    for folder in sorted(p for p in root.iterdir() if p.is_dir()):
        cmake = folder / "CMakeLists.txt"
        call = cmake.exists() and re.search(
            r"module\((\w+)(?:\s+SEARCHES)?(?:\s+USES([^)]*?))?(?:\s+(?:LINKS|TESTS|FOLDERS)[^)]*)?\)", cmake.read_text())
        if not call or call[1] != folder.name:
            yield folder.name, None
        else:
            yield call[1], set((call[2] or "").split())


def includes(folder):
    for file in sorted(p for p in folder.rglob("*") if p.suffix in {".hpp", ".cpp"}):
        for header in re.findall(r'^\s*#include\s*[<"]([^>"]+)', file.read_text(), re.M):
            yield file, header


def third_party_problems(file, header, module, root):
    name = str(file.relative_to(root))
    for fenced, homes in HOMES.items():
        at_home = module in homes and ("impl" in file.parts or "tests" in file.parts)
        if header.startswith(fenced) and not at_home:
            yield f"{name}: <{header}> belongs in {' or '.join(f'{h}/impl' for h in homes)}"
    if file.suffix == ".hpp" and CPP_ONLY.match(header) and name not in CARRIERS \
            and "impl" not in file.parts and "tests" not in file.parts:
        yield f"{name}: <{header}> belongs in a .cpp file"
    if file.suffix == ".hpp" and header in CARRIERS and "impl" not in file.parts:
        yield f"{name}: \"{header}\" belongs in a .cpp file"


def problems_of(module, uses, root):
    seen = set()
    for file, header in includes(root / module):
        in_tests = "tests" in file.relative_to(root).parts or "bench" in file.relative_to(root).parts
        yield from third_party_problems(file, header, module, root)
        target = header.split("/")[0]
        if target == module or target not in uses or "/" not in header:
            continue
        if not in_tests:
            seen.add(target)
            if target not in uses[module]:
                yield f"{file.relative_to(root)}: {module} does not declare that it uses {target}"
        if "/impl/" in header:
            yield f"{file.relative_to(root)}: {header} is private to {target}"
    for unused in sorted(uses[module] - seen):
        yield f"{module}: declares {unused} but includes nothing of it"


def cycle(uses):
    settled = set()
    while ready := {m for m in uses if m not in settled and uses[m] <= settled}:
        settled |= ready
    return sorted(set(uses) - settled)


def find_problems(root):
    modules = dict(declared(root))
    found = [f"{name}: no module({name} …) in its CMakeLists.txt" for name, uses in modules.items() if uses is None]
    uses = {name: used for name, used in modules.items() if used is not None}
    for name in uses:
        for unknown in sorted(uses[name] - set(uses)):
            found.append(f"{name}: uses {unknown}, which is no module")
        uses[name] &= set(uses)
    for name in uses:
        found += problems_of(name, uses, root)
    if stuck := cycle(uses):
        found.append(f"modules in or behind a cycle: {', '.join(stuck)}")
    found += [f"{name}: has no README.md" for name in uses if not (root / name / "README.md").exists()]
    return found, len(uses)


def main(root):
    found, count = find_problems(root)
    print("\n".join(found) or f"{count} modules, boundaries hold")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "server")))
