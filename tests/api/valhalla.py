"""A real Valhalla on loopback, from the wheel of PyPI's pyvalhalla, over the extract of Liechtenstein.

The wheel is fetched once into build/valhalla and its programs are run as they are: nothing of it is
installed, and the Python it was made for does not matter.
"""
import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from server_site import ROOT

WHEEL = "pyvalhalla==3.9.1"
HOME = ROOT / "build/valhalla"
PROGRAMS = HOME / "wheel/valhalla/bin"
EXTRACT = ROOT / "../shared/data/osm/liechtenstein_nominatim.osm.pbf"


class Missing(Exception):
    """Why there is no Valhalla here."""


def fetch():
    if (PROGRAMS / "valhalla_service").exists():
        return
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "venv", str(HOME / "pip")], check=True, capture_output=True)
    done = subprocess.run(
        [str(HOME / "pip/bin/pip"), "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--python-version",
         "3.12", "--platform", "manylinux_2_28_x86_64", "--dest", str(HOME), WHEEL], capture_output=True, text=True)
    wheels = list(HOME.glob("*.whl"))
    if not wheels:
        raise Missing(f"{WHEEL} cannot be had: {done.stderr.strip()[-200:]}")
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(HOME / "wheel")
    for program in PROGRAMS.iterdir():
        program.chmod(0o755)


def configure(port):
    made = subprocess.run([sys.executable, str(PROGRAMS.parent / "valhalla_build_config.py"), "--mjolnir-tile-dir",
                           str(HOME / "tiles"), "--mjolnir-concurrency", "1"], capture_output=True, text=True, check=True)
    config = json.loads(made.stdout)
    config["httpd"]["service"].update({"listen": f"tcp://127.0.0.1:{port}", "loopback": f"ipc://{HOME}/loopback-{port}",
                                       "interrupt": f"ipc://{HOME}/interrupt-{port}"})
    for part in ("loki", "thor", "odin", "meili"):
        config[part].setdefault("service", {})["proxy"] = f"ipc://{HOME}/{part}-{port}"
    file = HOME / f"config-{port}.json"
    file.write_text(json.dumps(config))
    return file


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Valhalla:
    """with Valhalla() as engine: engine.url, engine.ask("/route", {…}).  Raises Missing."""

    def __enter__(self):
        if not EXTRACT.exists():
            raise Missing(f"{EXTRACT.name} is not in ../shared/data")
        fetch()
        port = free_port()
        self.config, self.url = configure(port), f"http://127.0.0.1:{port}"
        if not (HOME / "tiles").exists():
            subprocess.run([PROGRAMS / "valhalla_build_tiles", "-c", self.config, EXTRACT], check=True,
                           capture_output=True)
        self.process = subprocess.Popen([PROGRAMS / "valhalla_service", self.config, "1"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()
        return self

    def _wait(self, timeout_s=60):
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                return self.ask("/status", {})
            except OSError:
                pass  # it does not listen yet
        self.stop()
        raise RuntimeError("Valhalla did not start")

    def ask(self, path, body):
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(),
                                         {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()  # it has nothing to lose, and would drain for half a minute
            self.process.wait()

    def __exit__(self, *_):
        self.stop()
        self.config.unlink(missing_ok=True)
