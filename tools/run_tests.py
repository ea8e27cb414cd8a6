#!/usr/bin/env python3
"""Runs the test suites and ends with one line: "N passed, N failed[, N skipped]".

run_tests.py all        everything, in an order that fails early
run_tests.py NAME…      some suites: check unit web api planner e2e fuzz data sandbox

A suite that cannot be counted (a build, a formatter) counts as one test.
"""
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUZZ_SECONDS = 60
FUZZ_SMOKE_SECONDS = 5

# What the runners that we use print at their end. Each gives (passed, failed, skipped).
COUNTERS = {
    "ours": re.compile(r"^(?P<passed>\d+) passed, (?P<failed>\d+) failed(?:, (?P<skipped>\d+) skipped)?$", re.M),
    "doctest": re.compile(r"test cases:\s*\d+ \|\s*(?P<passed>\d+) passed \|\s*(?P<failed>\d+) failed \|\s*(?P<skipped>\d+) skipped"),
    "unittest": re.compile(r"^Ran (?P<ran>\d+) tests? in .*\n\n(?P<word>OK|FAILED)(?: \((?P<detail>.*)\))?", re.M),
    "vitest": re.compile(r"^\s*Tests\s+(?:(?P<failed>\d+) failed \| )?(?P<passed>\d+) passed(?: \| (?P<skipped>\d+) skipped)?", re.M),
}


@dataclass
class Step:
    name: str
    command: str  # for bash, in the root of the repository
    counter: str = "one"
    timeout_s: int = 900
    env: dict = field(default_factory=dict)


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def count(step, output, code):
    if step.counter == "one":
        return Count(passed=int(code == 0), failed=int(code != 0))
    found = list(COUNTERS[step.counter].finditer(re.sub(r"\x1b\[[0-9;]*m", "", output)))
    if not found:
        return Count(failed=1)
    total = Count()
    for match in found if step.counter == "doctest" else found[-1:]:
        words = match.groupdict()
        if step.counter == "unittest":
            detail = dict(re.findall(r"(\w+)=(\d+)", words["detail"] or ""))
            bad = int(detail.get("failures", 0)) + int(detail.get("errors", 0))
            skipped = int(detail.get("skipped", 0))
            words = {"passed": int(words["ran"]) - bad - skipped, "failed": bad, "skipped": skipped}
        total.passed += int(words.get("passed") or 0)
        total.failed += int(words.get("failed") or 0)
        total.skipped += int(words.get("skipped") or 0)
    if code != 0 and total.failed == 0:
        total.failed = 1
    return total


def log_of(name):
    return ROOT / "build" / "logs" / (re.sub(r"\W+", "_", name) + ".log")


def failing_lines(name, most=12):
    """The lines of a step's log that say what went wrong, or its last ones."""
    lines = log_of(name).read_text(errors="replace").splitlines()
    bad = re.compile(r"ERROR|FAIL|error:|warning:|✗|×|^failed|^Traceback|stopped after")
    # The line after one that only names what failed says why.
    telling = [line for before, line in zip(["", *lines], lines) if bad.search(line) or before.startswith("FAIL ")]
    if lines and lines[-1].startswith("stopped after"):
        telling += [line for line in lines[-5:-1] if line]  # how far it had come
    return "\n".join(f"  {line[:200]}" for line in (telling or lines)[-most:])


def run(step):
    print(f"── {step.name}", flush=True)
    started = time.monotonic()
    log = log_of(step.name)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as out:
        process = subprocess.Popen(["bash", "-c", step.command], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT,
                                   stdin=subprocess.DEVNULL, env={**os.environ, **step.env},
                                   start_new_session=True)
        try:
            code = process.wait(step.timeout_s)
        except BaseException as why:  # a key pressed too: what the step started ends with it
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if not isinstance(why, subprocess.TimeoutExpired):
                raise
            out.write(f"\nstopped after {step.timeout_s} s\n")
            code = 124
    output = log.read_text(errors="replace")
    result = count(step, output, code)
    if result.failed:
        print(output[-12000:])
    for reason in sorted(set(re.findall(r"^.*skipped: .*$", output, re.M))):
        print(f"   {reason.strip()}")
    print(f"   {result.passed} passed, {result.failed} failed"
          + (f", {result.skipped} skipped" if result.skipped else "")
          + f"  ({time.monotonic() - started:.0f} s)", flush=True)
    return result


def build(preset, *targets):
    configured = f"build/{preset}/build.ninja"
    return Step(f"build {preset}",
                f"(test -f {configured} || cmake --preset {preset}) && ninja -C build/{preset} {' '.join(targets)}",
                timeout_s=2700)


def check_steps():
    yield Step("module boundaries", "python3 tools/check_modules.py")
    yield Step("house rules", "python3 tools/check_tidy.py")
    for test in sorted((ROOT / "tools").glob("*_test.py")):
        yield Step(test.stem, f"cd tools && python3 {test.name}", "unittest")
    for test in sorted((ROOT / "tests/standins").glob("*_test.py")):
        yield Step(f"stand-in {test.stem}", f"cd tests/standins && python3 {test.name}", "unittest")
    yield Step("clang-format", "git ls-files 'server/*.hpp' 'server/*.cpp' 'fuzz/*.cpp' | xargs -r clang-format --dry-run -Werror")
    yield Step("clang-tidy on changed files", "python3 tools/clang_tidy_changed.py", timeout_s=1200)


def unit_steps():
    yield build("dev")
    for folder in sorted((ROOT / "server").iterdir()):
        if any(folder.glob("tests/*.cpp")):
            name = folder.name
            yield Step(f"{name} tests", f"build/dev/server/{name}/{name}_tests", "doctest")
    yield Step("trips tests of many wishes", "XINGQU_WISHES=40 build/dev/server/trips/trips_tests"
               " -tc='whatever is asked*,in every city and season*'", "doctest")


def web_steps():
    if (ROOT / "web/package.json").exists():
        yield Step("web lint and types", "cd web && ../tools/node.sh npm run --silent lint && ../tools/node.sh npm run --silent typecheck")
        yield Step("web unit tests", "cd web && ../tools/node.sh npm run --silent test", "vitest")


def release_steps():
    yield build("release", "xingqu", "toptw_bench")
    yield Step("build web", "make web")


def api_steps():
    yield Step("API tests", "python3 tests/api/run.py", "ours", timeout_s=1200)


def planner_steps():
    yield Step("planner on orienteering instances", "python3 tests/planner/run.py", "ours")


def e2e_steps():
    yield Step("browser stories", "tools/node.sh node tests/e2e/run.mjs", "ours", timeout_s=2700)


def data_steps():
    yield Step("bundled data", "python3 tests/data/check_data.py", "ours")


def sandbox_steps():
    data = "../shared/data/chinatravel"
    yield Step("travel sandbox, 20 queries of each set",
               f"test ! -d {data} || ninja -C build/release chinatravel_bench > build/logs/sandbox.log"
               " || exit 1; python3 bench/chinatravel/run.py --check 20", "ours", timeout_s=1200)


def fuzz_steps(seconds):
    for target in sorted((ROOT / "fuzz").glob("*_fuzz.cpp")):
        yield Step(f"fuzz {target.stem} for {seconds} s", f"tools/fuzz.sh {target.stem} {seconds}",
                   timeout_s=900 + seconds)


SUITES = {
    "check": lambda: [*check_steps(), *web_steps()],
    "unit": lambda: list(unit_steps()),
    "web": lambda: list(web_steps()),
    "api": lambda: [*release_steps(), *api_steps()],
    "planner": lambda: [build("release", "toptw_bench"), *planner_steps()],
    "e2e": lambda: [*release_steps(), *e2e_steps()],
    "data": lambda: list(data_steps()),
    "sandbox": lambda: list(sandbox_steps()),
    "fuzz": lambda: list(fuzz_steps(FUZZ_SECONDS)),
    "all": lambda: [*unit_steps(), *check_steps(), *data_steps(), *web_steps(), *release_steps(),
                    *planner_steps(), *sandbox_steps(), *api_steps(), *e2e_steps(),
                    *fuzz_steps(FUZZ_SMOKE_SECONDS)],
}


def main(names):
    unknown = [name for name in names if name not in SUITES]
    if unknown or not names:
        print(f"suites: {' '.join(SUITES)}", file=sys.stderr)
        return 2
    total = Count()
    red = []
    for step in (step for name in names for step in SUITES[name]()):
        result = run(step)
        if result.failed:
            red.append(step.name)
        total.passed += result.passed
        total.failed += result.failed
        total.skipped += result.skipped
    print()
    for name in red:  # said again where the end of a long log is all that is kept
        print(f"failed: {name}")
        print(failing_lines(name))
    print(f"{total.passed} passed, {total.failed} failed" + (f", {total.skipped} skipped" if total.skipped else ""))
    return int(total.failed > 0 or total.passed == 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
