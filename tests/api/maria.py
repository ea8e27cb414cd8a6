"""A MariaDB of one's own: a private socket in a temporary folder, stopped by pid."""
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path


class MariaDb:
    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="xingqu-db-"))
        os.chmod(self.folder, 0o755)
        self.socket = self.folder / "s"
        as_user = []
        if os.geteuid() == 0:  # mariadbd refuses to run as root
            shutil.chown(self.folder, "mysql", "mysql")
            as_user = ["--user=mysql"]
        data = self.folder / "data"
        subprocess.run(["mariadb-install-db", f"--datadir={data}", "--skip-test-db",
                        "--auth-root-authentication-method=normal", *as_user],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.log = open(self.folder / "log", "w")
        self.process = subprocess.Popen(
            ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={self.socket}",
             "--skip-networking", "--innodb-buffer-pool-size=256M", "--max-connections=200", *as_user],
            stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 60
        while self.client("SELECT 1", check=False).returncode != 0:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.1)
        return self

    def client(self, sql, database="", check=True):
        return subprocess.run(["mariadb", f"--socket={self.socket}", "--user=root", "--batch",
                               "--skip-column-names", *([database] if database else [])],
                              input=sql, text=True, capture_output=True, check=check)

    def make_schema(self, name):
        self.client(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        return f"mariadb:unix_socket={self.socket} user=root dbname={name}"

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
