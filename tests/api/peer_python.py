"""A Python of its own with what others wrote: the MCP SDK, and parsers for what we export."""
import subprocess

from server_site import ROOT

PYTHON = ROOT / "build/api-peers/bin/python"


def peers_missing():
    """Why there are none to test with, or nothing."""
    made = subprocess.run(["make", "-s", "-C", str(ROOT), "build/api-peers/bin/python"], capture_output=True,
                          text=True, timeout=600)
    return None if made.returncode == 0 else f"the peers cannot be installed: {made.stderr[-200:]}"
