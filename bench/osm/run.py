#!/usr/bin/env python3
"""Places of an OpenStreetMap extract into a database: `xingqu import osm` beside osm2pgsql.

Both read the same file on the same machine; told are seconds of processor time and the most memory
that any one process of a run held. osm2pgsql brings everything into PostgreSQL with PostGIS, we only
places into SQLite, so the figures bound the cost of reading and not of storing the same. Its server
is a throw-away one, whose own time is not counted.
"""
import argparse
import os
import pwd
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = ROOT.parent / "shared/data/osm"
BINARY = ROOT / "build/release/xingqu"
POSTGRES = Path("/usr/lib/postgresql/15/bin")


def measured(command, **options):
    """Runs in a child of its own, so that the greatest memory is that of this command alone."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = f"{done.returncode} {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss}"
        os.write(writer, told.encode())
        sys.stderr.write(done.stderr.decode() if done.returncode else "")
        os._exit(0)
    os.close(writer)
    told = os.read(reader, 200).decode().split()
    os.close(reader)
    os.waitpid(child, 0)
    return (float(told[1]), int(told[2]) / 1024) if told[0] == "0" else None


def figures(found, width):
    return f"{found[0]:{width}.2f}{found[1]:6.0f}" if found else f"{'refused':>{width}}{'':6}"


def as_postgres():
    """PostgreSQL refuses to run as root."""
    return {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}


class Server:
    def __init__(self, folder):
        self.data = folder / "pg"
        self.options = as_postgres()
        if self.options:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        self.host = str(folder)
        self.run([POSTGRES / "initdb", "-D", self.data, "-A", "trust", "-U", "bench"])
        self.run([POSTGRES / "pg_ctl", "-D", self.data, "-w", "-l", folder / "log", "-o",
                  f"-k {folder} -c listen_addresses= -c fsync=off", "start"])
        self.run(["createdb", "-h", self.host, "-U", "bench", "osm"])
        self.run(["psql", "-h", self.host, "-U", "bench", "-c", "CREATE EXTENSION postgis", "osm"])

    def run(self, command):
        subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL,
                       cwd="/", **self.options)

    def stop(self):
        self.run([POSTGRES / "pg_ctl", "-D", self.data, "-m", "immediate", "stop"])


def why_no_peer():
    if not shutil.which("osm2pgsql"):
        return "osm2pgsql is not installed"
    if not (POSTGRES / "initdb").exists():
        return "PostgreSQL 15 is not installed"
    if not Path("/usr/share/postgresql/15/extension/postgis.control").exists():
        return "PostGIS is not installed"
    return ""


def import_ours(file, folder):
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    measured([BINARY, "migrate", "--data", data])
    return measured([BINARY, "import", "osm", file, "--data", data])


def main():
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("files", nargs="*", type=Path, default=sorted(EXTRACTS.glob("*.osm.pbf")))
    files = told.parse_args().files
    if not files:
        sys.exit("no extracts: name files, or put some into ../shared/data/osm")
    missing = why_no_peer()
    if missing:
        print(f"osm2pgsql is left out: {missing}")
    with tempfile.TemporaryDirectory(prefix="xingqu-bench-", dir="/tmp") as name:
        folder = Path(name)
        server = None if missing else Server(folder)
        try:
            print(f"{'file':34}{'MB':>6}{'xingqu s':>10}{'MB':>6}{'osm2pgsql s':>13}{'MB':>6}")
            for file in files:
                size = file.stat().st_size / 1e6
                row = f"{file.name:34}{size:6.2f}" + figures(import_ours(file, folder), 10)
                if server:
                    peer = measured(["osm2pgsql", "--create", "-H", server.host, "-U", "bench",
                                     "-d", "osm", "-C", "200", str(file)])
                    row += figures(peer, 13)
                print(row, flush=True)
        finally:
            if server:
                server.stop()


if __name__ == "__main__":
    main()
