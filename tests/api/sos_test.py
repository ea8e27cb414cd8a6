"""A call for help stands first in the agents' queue, says nothing personal there, and leaves with its end."""

CALL = "01JBF1Z6MM4Q0V5G8D0JX3TQ7E"


def queue(site, agent):
    answer = site.request("GET", "/api/support/queue", token=agent)
    assert answer.status == 200, answer
    return answer.json["tickets"]


def ask(site, token, subject):
    made = site.request("POST", "/api/support/tickets", {"subject": subject, "topic": "app", "text": "?",
                                                       "errors": []}, token)
    assert made.status == 201, made


def test_an_open_call_is_the_first_request_until_it_is_over(site, check):
    traveller, *_ = site.sign_up()
    agent, *_ = site.sign_up(role="agent")
    ask(site, traveller, "earlier")
    call = {"id": CALL, "position": {"at": {"lat": 26.08, "lon": 119.3}}, "note": "broke my leg"}
    for _ in range(2):  # a phone sends until it hears that it arrived
        check(site.request("POST", "/api/sos", call, traveller).status == 201, "the call arrives")
    ask(site, traveller, "later")
    waiting = queue(site, agent)
    check([each["priority"] for each in waiting].count("sos") == 1, f"one request for one call: {waiting}")
    check(waiting[0]["id"] == CALL and waiting[0]["priority"] == "sos", f"it stands first: {waiting}")
    shown = site.request("GET", f"/api/support/queue/{CALL}", token=agent).body.decode()
    for secret in ("broke my leg", "26.08", "119.3"):
        check(secret not in shown, f"{secret} is in the request: {shown}")
    check(site.request("POST", f"/api/sos/{CALL}/answer", token=agent).status == 204, "it is taken")
    check(queue(site, agent)[0]["is_mine"] is True, f"and claimed with that: {queue(site, agent)[0]}")
    check(site.request("POST", f"/api/sos/{CALL}/close", token=traveller).status == 204, "it is over")
    check(CALL not in [each["id"] for each in queue(site, agent)], "the request is over as well")
    kept = site.request("GET", f"/api/support/tickets/{CALL}", token=traveller)
    check(kept.status == 200 and kept.json["state"] == "resolved", f"and can be read again: {kept}")
