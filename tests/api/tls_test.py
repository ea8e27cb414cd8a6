"""The server's own TLS, from certificate files to what a browser is told."""
import http.client
import socket
import ssl
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from server_site import Site


def make_certificate(folder):
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return certificate, key


@contextmanager
def secure_site():
    with tempfile.TemporaryDirectory() as name:
        certificate, key = make_certificate(Path(name))
        with Site([f"server.tls_certificate={certificate}", f"server.tls_key={key}"]) as site:
            yield site, certificate


def handshake(site, certificate, version):
    context = ssl.create_default_context(cafile=certificate)
    context.minimum_version = context.maximum_version = version
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as plain:
        with context.wrap_socket(plain, server_hostname="127.0.0.1") as secure:
            return secure.version()


def refuses(attempt):
    try:
        attempt()
    except (OSError, http.client.HTTPException):
        return True
    return False


def test_a_site_with_a_certificate_speaks_tls_1_3_and_nothing_else(_, check):
    with secure_site() as (site, certificate):
        check(f"https://127.0.0.1:{site.port}" in site.announced, "says its address with https")
        check(handshake(site, certificate, ssl.TLSVersion.TLSv1_3) == "TLSv1.3", "speaks TLS 1.3")
        check(refuses(lambda: handshake(site, certificate, ssl.TLSVersion.TLSv1_2)), "refuses TLS 1.2")
        check(refuses(lambda: site.request("GET", "/api/places", timeout_s=20)), "refuses plain HTTP")
        check(handshake(site, certificate, ssl.TLSVersion.TLSv1_3) == "TLSv1.3", "still there afterwards")


def test_browsers_are_told_to_stay_with_https(site, check):
    with secure_site() as (secure, certificate):
        connection = http.client.HTTPSConnection("127.0.0.1", secure.port, timeout=20,
                                                 context=ssl.create_default_context(cafile=certificate))
        connection.request("GET", "/api/places?area=350100")
        answer = connection.getresponse()
        check(answer.status == 200 and b"fuzhou-" in answer.read(), f"answers over TLS: {answer.status}")
        told = answer.getheader("Strict-Transport-Security") or ""
        age = dict(part.strip().partition("=")[::2] for part in told.split(";")).get("max-age", "0")
        check(int(age) >= 180 * 24 * 3600, f"HSTS for half a year or more: {told!r}")
        connection.close()
    plain = site.request("GET", "/api/places?area=350100")
    check("strict-transport-security" not in plain.headers, "over plain HTTP it would mean nothing")


def test_a_site_whose_certificate_is_not_its_keys_does_not_start(_, check):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        certificate, _ = make_certificate(Path(one))
        _, key = make_certificate(Path(other))
        site = Site([f"server.tls_certificate={certificate}", f"server.tls_key={key}"])
        started = not refuses_to_start(site)
        check(not started, "a key of another certificate")
        check(started or site.process.wait(20) != 0, "ends with a fault")


def refuses_to_start(site):
    try:
        with site:
            return False
    except RuntimeError:
        return True
