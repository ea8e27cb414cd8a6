"""What `server.*` settings promise about answers, seen from the client's side."""
import gzip
import socket
import time

from server_site import Site

PATH = "/api/openapi.yaml"


def test_answers_are_compressed_as_the_settings_say(site, check):
    def size(at, encoding):
        answer = at.request("GET", PATH, headers={"Accept-Encoding": encoding})
        check(answer.status == 200, f"{answer.status}")
        return answer.headers.get("content-encoding"), len(answer.body), answer.body

    plain = size(site, "identity")
    usual = size(site, "gzip")
    check(usual[0] == "gzip" and gzip.decompress(usual[2]) == plain[2], "gzip by default")
    check(size(site, "br, gzip")[0] == "br", "Brotli by default")
    with Site(["server.gzip_level=9", "server.brotli_level=0"]) as thorough:
        best = size(thorough, "br, gzip")
        check(best[0] == "gzip", f"no Brotli at level 0: {best[0]}")
        check(best[1] < usual[1], f"level 9 makes less than level 1: {best[1]} and {usual[1]}")


def connections(site):
    for line in site.admin("/metrics").body.decode().splitlines():
        if line.startswith("xingqu_http_connections "):
            return float(line.split()[1])
    raise AssertionError("no such metric")


def comes_to(site, number):
    """Whether so many connections are open before long."""
    deadline = time.monotonic() + 20
    while connections(site) != number:
        if time.monotonic() > deadline:
            return False
    return True


def test_a_client_that_takes_nothing_of_its_answer_is_cut(_, check):
    with Site(["server.write_seconds=1"]) as site:
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", site.port))
            # More than all buffers between the two can hold.
            client.sendall(f"GET {PATH} HTTP/1.1\r\nHost: t\r\n\r\n".encode() * 300)
            check(comes_to(site, 1), "it is a connection")
            check(comes_to(site, 0), "it is gone long before the default of 30 seconds")
