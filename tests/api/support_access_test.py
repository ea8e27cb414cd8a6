"""Support in a traveller's trip: only with consent, only as far, only as long; and all of it is told."""
from role_matrix_test import saved_trip


def request_about(site, traveller, trip):
    made = site.request("POST", "/api/support/tickets",
                        {"subject": "雨天", "topic": "trip", "text": "改到室内？", "errors": [],
                         "trip": {"id": trip, "version": 1}}, traveller)
    assert made.status == 201, made
    return made.json["id"]


def pace_of(site, token, trip, base, name):
    body = {"base_version": base, "change_id": name, "keep_violations": True,
            "commands": [{"type": "set_pace", "pace": "relaxed"}]}
    return site.request("POST", f"/api/trips/{trip}/changes", body, token)


def let_in(site, traveller, agent, ticket, reach):
    asked = site.request("POST", f"/api/support/queue/{ticket}/accesses",
                         {"reach": reach, "reason": "改到室内"}, agent)
    assert asked.status == 200, asked
    access = asked.json["accesses"][0]["id"]
    path = f"/api/support/tickets/{ticket}/accesses/{access}"
    allowed = site.request("PUT", path, {"reach": reach, "minutes": 60}, traveller)
    assert allowed.status == 200, allowed
    return path


def test_support_changes_a_trip_while_its_traveller_allows_it(site, check):
    traveller, *_ = site.sign_up()
    agent, agent_name, *_ = site.sign_up(role="agent")
    other, *_ = site.sign_up(role="agent")
    trip = saved_trip(site, traveller)
    ticket = request_about(site, traveller, trip)
    seen = lambda token: site.request("GET", f"/api/trips/{trip}", token=token).status
    check(seen(agent) == 404, "attaching a trip lets nobody into it")
    site.request("POST", f"/api/support/queue/{ticket}/claim", token=agent)

    path = let_in(site, traveller, agent, ticket, "see")
    check(seen(agent) == 200 and seen(other) == 404, "who was let in sees it, others do not")
    check(pace_of(site, agent, trip, 1, "01JD0000000000000000000C01").status == 403, "seeing is not changing")
    check(site.request("DELETE", path, token=other).status == 404, "others do not end it")
    check(site.request("DELETE", path, token=traveller).status == 200, "it is taken back")
    check(seen(agent) == 404, "and ends at once")

    path = let_in(site, traveller, agent, ticket, "change")
    changed = pace_of(site, agent, trip, 1, "01JD0000000000000000000C02")
    check(changed.status == 200, f"it is changed: {changed}")
    check(site.request("GET", f"/api/trips/{trip}/purse", token=agent).status == 404, "money stays between members")
    newest = site.request("GET", f"/api/trips/{trip}/versions", token=traveller).json["versions"][0]
    check(newest["by_support"] and newest["by"]["name"] == agent_name, f"the version says who: {newest}")
    for token, where in ((traveller, "tickets"), (agent, "queue")):
        history = site.request("GET", f"/api/support/{where}/{ticket}", token=token).json["history"]
        steps = [each["step"] for each in history]
        check(steps == ["opened", "claimed", "asked_access", "let_in", "saw_trip", "access_ended",
                        "asked_access", "let_in", "saw_trip", "changed_trip"], f"both read it in {where}: {steps}")
        check(history[-1]["detail"].startswith("2: "), f"with the version: {history[-1]}")
    check(site.request("POST", f"/api/support/queue/{ticket}/release", token=agent).status == 200, "handed back")
    check(seen(agent) == 404, "who has the request no more is out")


def test_a_contact_is_masked_until_a_reason_is_given(site, check):
    person = {"username": "lin_yue", "password": "long enough pass"}
    site.request("POST", "/api/register", {**person, "email": "lin.yue@example.org"})
    traveller = site.request("POST", "/api/login", person).json["access_token"]
    agent, *_ = site.sign_up(role="agent")
    made = site.request("POST", "/api/support/tickets",
                        {"subject": "x", "topic": "app", "text": "x", "errors": []}, traveller)
    ticket = made.json["id"]
    shown = site.request("POST", f"/api/support/queue/{ticket}/claim", token=agent)
    check(shown.json["contact"]["email"] == "l***@example.org", f"it is masked: {shown.json['contact']}")
    revealed = site.request("POST", f"/api/support/queue/{ticket}/contact", {"reason": "电话确认"}, agent)
    check(revealed.json.get("email") == "lin.yue@example.org", f"and revealed: {revealed}")
    history = site.request("GET", f"/api/support/tickets/{ticket}", token=traveller).json["history"]
    check(history[-1]["step"] == "revealed" and history[-1]["detail"] == "电话确认", f"it is told: {history}")
