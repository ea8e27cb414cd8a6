"""The tools for agents: through the official SDK in both eras, and with every wrong shape."""
import json
import subprocess
from pathlib import Path

from peer_python import PYTHON, peers_missing
from server_site import BINARY

SETTINGS = ["server.public_url=https://trips.example.org/xingqu"]
CLIENT = Path(__file__).parent / "peers/mcp_client.py"
EVERYTHING = ["plan:read", "trips:read", "trips:write"]
CURRENT = "2026-07-28"
META = {"io.modelcontextprotocol/protocolVersion": CURRENT,
        "io.modelcontextprotocol/clientCapabilities": {}}


def token_for(site, scopes):
    session, name, password, _ = site.sign_up()
    made = site.request("POST", "/api/tokens", {"name": "agent", "scopes": scopes, "days": 1,
                                                "current_password": password}, session)
    assert made.status == 201, made
    return made.json["token"], name, made.json["made"]["id"], session


def post(site, message, token, headers=None, **more):
    sent = {"Accept": "application/json, text/event-stream", **(headers or {})}
    return site.request("POST", "/mcp", message, token, sent, **more)


def ask(site, token, method, params=None, **headers):
    params = {"_meta": META, **(params or {})}
    sent = {"MCP-Protocol-Version": CURRENT, "Mcp-Method": method, **headers}
    if isinstance(params.get("name"), str):
        sent.setdefault("Mcp-Name", params["name"])
    return post(site, {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}, token, sent)


def walk(era, *server):
    done = subprocess.run([str(PYTHON), str(CLIENT), era, *server], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def check_walk(seen, what, check):
    for name, step in seen.items():
        if isinstance(step, dict) and name not in ("impossible", "wrong", "resource"):
            check(not step["refused"] and step["text"], f"{what}, {name}: {str(step)[:300]}")
    check(len(seen["plan"]["data"]["plans"]) == 3, f"{what}: three tiers")
    check(len(seen["plan"]["text"]) <= 13_000, f"{what}: the text is bounded")
    check(seen["checks"]["data"]["checks"][0]["verdict"] == "holds", f"{what}: the budget holds")
    check(seen["trip"]["data"]["plan"] == seen["kept"]["data"]["plan"], f"{what}: the kept trip is read again")
    check(seen["trips"]["data"]["trips"][0]["id"] == seen["kept"]["data"]["trip_id"], f"{what}: it is listed")
    check(not seen["preview"]["data"]["is_applied"] and seen["revised"]["data"]["is_applied"], f"{what}: {seen['revised']}")
    check(seen["now"]["data"]["plan"] != seen["kept"]["data"]["plan"], f"{what}: the revision changed the trip")
    check(seen["resource"]["trip"]["plan"] == seen["now"]["data"]["plan"], f"{what}: it is a resource too")
    check(seen["templates"] == ["xingqu://trips/{trip_id}"], f"{what}: {seen['templates']}")
    check(len(seen["prompts"]) == 2 and "去福州" in seen["prompt"], f"{what}: prompts {seen['prompts']}")
    check(seen["impossible"]["refused"] and "budget →" in seen["impossible"]["text"],
          f"{what}: what would help is said: {seen['impossible']['text'][:300]}")
    check(seen["wrong"]["refused"] and "/destination" in seen["wrong"]["text"],
          f"{what}: a wrong argument is named: {seen['wrong']['text'][:300]}")


def test_the_official_client_uses_every_tool_in_both_eras(site, check):
    if missing := peers_missing():
        return check.skip("the official client", missing)
    for era, version in (("auto", CURRENT), (CURRENT, CURRENT), ("legacy", "2025-11-25")):
        token, *_ = token_for(site, EVERYTHING)
        seen = walk(era, "http", f"http://127.0.0.1:{site.port}/mcp", token)
        check(seen["version"] == version, f"{era} speaks {seen['version']}")
        check_walk(seen, f"http {era}", check)


def test_the_official_client_uses_the_tools_over_stdio(site, check):
    if missing := peers_missing():
        return check.skip("the official client", missing)
    _, name, *_ = token_for(site, EVERYTHING)
    scopes = [word for scope in EVERYTHING for word in ("--scope", scope)]
    for era, version in (("auto", CURRENT), ("legacy", "2025-11-25")):
        seen = walk(era, "stdio", str(BINARY), "mcp", "--data", str(site.data), "--user", name, *scopes)
        check(seen["version"] == version, f"{era} speaks {seen['version']}")
        check_walk(seen, f"stdio {era}", check)


def test_a_token_opens_what_it_is_for_until_it_is_revoked(site, check):
    token, _, made, session = token_for(site, ["trips:read"])
    listed = ask(site, token, "tools/list").json["result"]["tools"]
    names = [tool["name"] for tool in listed]
    check("list_trips" in names and "plan_trip" not in names and "keep_trip" not in names, f"offered {names}")
    refused = ask(site, token, "tools/call", {"name": "plan_trip", "arguments": {}}).json["result"]
    check(refused["isError"] and "insufficient_scope" in refused["content"][0]["text"], f"{refused}")
    check(site.request("GET", "/api/trips", token=token).status == 200, "the token opens the API too")
    check(site.request("GET", "/api/account", token=token).status == 403, "but no account")
    check(site.request("DELETE", f"/api/tokens/{made}", token=session).status == 204, "revoked")
    check(ask(site, token, "tools/list").status == 401, "and refused at once")


def test_only_our_own_pages_may_call(site, check):
    token, *_ = token_for(site, EVERYTHING)
    for origin, status in (("https://trips.example.org", 200), ("https://evil.example", 403), ("null", 403)):
        answer = ask(site, token, "tools/list", Origin=origin)
        check(answer.status == status, f"from {origin}: {answer}")


def test_every_tool_is_refused_wrong_arguments_as_a_result(site, check):
    token, *_ = token_for(site, EVERYTHING)
    for tool in ask(site, token, "tools/list").json["result"]["tools"]:
        for arguments in ({"no_such_argument": 1}, {name: [{}] for name in tool["inputSchema"]["properties"]},
                          {next(iter(tool["inputSchema"]["properties"])): "字" * 2100}):
            answer = ask(site, token, "tools/call", {"name": tool["name"], "arguments": arguments})
            result = answer.json.get("result", {})
            check(answer.status == 200 and result.get("isError") is True and result["content"][0]["text"],
                  f"{tool['name']} with {str(arguments)[:80]}: {answer}")


def wrong_messages():
    whole = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
             "params": {"name": "list_trips", "arguments": {}, "_meta": META}}
    for name in ("jsonrpc", "id", "method", "params"):
        for value in (None, 7, 1.5, True, [], {}, ["x"], "x" * 300):
            yield f"{name} {str(value)[:10]}", {**whole, name: value}
        yield f"no {name}", {key: value for key, value in whole.items() if key != name}
    for name in ("name", "arguments", "_meta"):
        for value in (None, 7, True, [], ["x"], "text"):
            yield f"params.{name} {value}", {**whole, "params": {**whole["params"], name: value}}
    for raw in (b"", b"{", b"null", b"[]", b"[1]", b"\xff", b'"x"', b"[" * 5000, b"{}{}",
                b'{"jsonrpc":"2.0","id":1,"method":"\\ud800"}', json.dumps([whole] * 21).encode()):
        yield f"{raw[:20]}", raw


def test_no_message_breaks_it(site, check):
    token, *_ = token_for(site, EVERYTHING)
    headers = {"MCP-Protocol-Version": CURRENT, "Mcp-Method": "tools/call", "Mcp-Name": "list_trips"}
    for sent in (headers, {}, {"MCP-Protocol-Version": "2025-06-18"}, {"MCP-Protocol-Version": "\t x"}):
        for what, message in wrong_messages():
            answer = post(site, message, token, dict(sent))
            check(answer.status < 500, f"{what} with {sent}: {answer}")
            if answer.status == 200 or answer.status >= 400 and answer.body:
                check(answer.json, f"{what}: the answer is JSON")
    for method in ("GET", "DELETE", "PUT"):
        check(site.request(method, "/mcp", token=token).status == 405, f"{method} is not known")
    check(post(site, {}, None).status == 401, "nobody is asked for a token")
    check(post(site, b"x" * 70_000, token).status == 413, "too long")
    check(site.admin("/readyz").status == 200, "ready after all that")
