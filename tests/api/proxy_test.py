"""Behind a proxy each client has throttles of its own; nobody else names his own address."""
import http.client

from server_site import Site

LIMIT = "server.requests_per_minute=6"  # three at once
SETTINGS = (LIMIT, "server.trusted_proxies=127.0.0.1")


def ask_as(site, *lines):
    """A request whose X-Forwarded-For has these lines."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    try:
        connection.putrequest("GET", "/api/version")
        for line in lines:
            connection.putheader("X-Forwarded-For", line)
        connection.endheaders()
        answer = connection.getresponse()
        answer.read()
        return answer
    finally:
        connection.close()


def test_one_client_behind_the_proxy_does_not_use_up_what_others_may(site, check):
    greedy = [ask_as(site, "198.51.100.1") for _ in range(4)]
    check([answer.status for answer in greedy] == [200, 200, 200, 429], [answer.status for answer in greedy])
    check(int(greedy[-1].headers["Retry-After"]) >= 1, "when to come back")
    check(ask_as(site, "198.51.100.2").status == 200, "another client is served")


def test_a_client_cannot_pass_for_others(site, check):
    claims = [ask_as(site, f"203.0.113.{i}", "198.51.100.3").status for i in range(4)]
    check(claims == [200, 200, 200, 429], f"a line before the proxy's own: {claims}")
    claims = [ask_as(site, f"203.0.113.{i}, 198.51.100.4").status for i in range(4)]
    check(claims == [200, 200, 200, 429], f"an address before the proxy's own: {claims}")


def test_without_a_trusted_proxy_the_header_says_nothing(_, check):
    with Site((LIMIT,)) as strict:
        answers = [ask_as(strict, f"203.0.113.{i}").status for i in range(4)]
    check(answers == [200, 200, 200, 429], f"{answers}")
