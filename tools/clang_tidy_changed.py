#!/usr/bin/env python3
"""clang-tidy on the C++ sources that a change touches; any finding fails.

A branch is compared with where it left origin/main. On main itself the sources of the last
commits are looked at, the newest first, so that a fresh clone checks something too. No new source
is begun once SECONDS have passed; what was left out is said.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIDY = "clang-tidy-19"
COMMITS = 20
SECONDS = int(os.environ.get("TIDY_SECONDS", "240"))
JOBS = int(os.environ.get("TIDY_JOBS", os.cpu_count() or 1))
# GCC's precompiled header means nothing to clang, nor does the option that goes with it.
FOR_GCC_ONLY = re.compile(r"-include \S*cmake_pch\.hxx|-fpch-preprocess|-Winvalid-pch|-Wno-tsan|-Wno-maybe-uninitialized")


def git(root, *words):
    return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def changed_files(root):
    """Paths that differ from origin/main, or that the last commits of main touched; newest first."""
    dirty = git(root, "diff", "--name-only", "HEAD").split() \
        + git(root, "ls-files", "--others", "--exclude-standard").split()
    try:
        base = git(root, "merge-base", "HEAD", "origin/main")
    except subprocess.CalledProcessError:  # a clone of another name, or none at all
        base = git(root, "rev-parse", "HEAD")
    since = ["-n", str(COMMITS)] if base == git(root, "rev-parse", "HEAD") else [f"{base}..HEAD"]
    committed = git(root, "log", *since, "--no-merges", "--format=", "--name-only").split("\n")
    return list(dict.fromkeys([*dirty, *committed]))


def sources_of(root, changed, compiled):
    """The translation units to look at: a changed source, or the source beside a changed header."""
    sources = []
    for name in changed:
        source = Path(name).with_suffix(".cpp") if name.endswith((".hpp", ".cpp")) else None
        if source and str(root / source) in compiled and str(source) not in sources:
            sources.append(str(source))
    return sources


def compile_commands(root):
    """{absolute path: entry} of the dev build, as clang understands it."""
    if (root / "CMakePresets.json").exists():  # sources that came or went since the last build
        subprocess.run(["cmake", "--preset", "dev"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    entries = json.loads((root / "build/dev/compile_commands.json").read_text())
    return {entry["file"]: {**entry, "command": FOR_GCC_ONLY.sub("", entry["command"])} for entry in entries}


def look_at(root, folder, source):
    """(True when nothing was found, what clang-tidy said)."""
    run = subprocess.run([TIDY, "-p", folder, "--quiet", source], cwd=root, capture_output=True, text=True)
    noise = re.compile(r"^\d+ warnings? .*generated\.$|^Suppressed \d+ warnings|^Use -header-filter")
    problems = [line for line in run.stderr.splitlines() if line and not noise.match(line)]
    return run.returncode == 0, "\n".join([run.stdout, *(problems if run.returncode else [])]).strip()


def main(root=ROOT, seconds=SECONDS):
    compiled = compile_commands(root)
    sources = sources_of(root, changed_files(root), compiled)
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(JOBS) as workers:
        (Path(folder) / "compile_commands.json").write_text(json.dumps(list(compiled.values())))
        results = list(workers.map(
            lambda source: look_at(root, folder, source) if time.monotonic() < until else None, sources))
    for result in results:
        if result and not result[0]:
            print(result[1])
    looked = [result for result in results if result]
    left = [source for source, result in zip(sources, results) if not result]
    print(f"{TIDY}: {len(looked)} of {len(sources)} changed sources looked at"
          + (f", no time in {seconds} s for {' '.join(left)}" if left else ""))
    return int(not all(good for good, _ in looked))


if __name__ == "__main__":
    sys.exit(main())
