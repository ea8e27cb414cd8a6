"""A program that asks too often is told how long to wait, and nobody else is."""
SETTINGS = ["server.token_requests_per_minute=6"]  # three at once


def token_of(site):
    session, _, password, _ = site.sign_up()
    made = site.request("POST", "/api/tokens", {"name": "agent", "scopes": ["trips:read"], "days": 1,
                                                "current_password": password}, session)
    return made.json["token"], session


def test_a_token_that_asks_too_often_waits(site, check):
    token, session = token_of(site)
    other, _ = token_of(site)
    listing = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    for path, method, body in (("/api/trips", "GET", None), ("/mcp", "POST", listing), ("/api/trips", "GET", None)):
        answer = site.request(method, path, body, token)
        check(answer.status == 200, f"within the limit: {answer}")
    for path, method, body in (("/mcp", "POST", listing), ("/api/trips", "GET", None)):
        answer = site.request(method, path, body, token)
        check(answer.status == 429 and 1 <= int(answer.headers["retry-after"]) <= 10, f"too many: {answer}")
    check(site.request("GET", "/api/trips", token=other).status == 200, "another token may")
    for _ in range(6):
        check(site.request("GET", "/api/trips", token=session).status == 200, "its owner may")
