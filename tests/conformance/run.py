#!/usr/bin/env python3
"""Holds the running server against api/openapi.yaml with Schemathesis: make conformance.

It makes requests from the document, good and bad, and checks status, headers and bodies of the
answers. Left out are the operations that would end the session it works with, the document itself
(YAML, which it reads as an object and not as the text that it is) and one check: that whatever fits
a schema is accepted. A wish that cannot be met or a wrong password fits, and is refused with 422.
"""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/api"))

from server_site import Site  # noqa: E402

TOOL = ROOT / "build/conformance/bin/schemathesis"
EXAMPLES = os.environ.get("XINGQU_EXAMPLES", "10")
LEFT_OUT = "^/api/(account$|account/password$|logout$|sessions|openapi)"


def main():
    with Site() as site:
        token, *_ = site.sign_up()
        return subprocess.run(
            [TOOL, "run", ROOT / "api/openapi.yaml", "--url", f"http://127.0.0.1:{site.port}",
             "--header", f"Authorization: Bearer {token}", "--exclude-path-regex", LEFT_OUT,
             "--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES, "--seed", "1",
             "--exclude-checks", "positive_data_acceptance", "--suppress-health-check", "all",
             "--request-timeout", "60"], cwd=site.data, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
