"""What travellers say of places and plans: who may, what it does to plans, who hides it, what is left of it."""
import time
from datetime import datetime, timedelta, timezone

SETTINGS = ["feedback.settled_days=0"]  # whoever signs up here counts in full
PATIENCE_S = 30


def today():
    return (datetime.now(timezone.utc) + timedelta(hours=8)).date().isoformat()


def wish(day):
    return {"destination": "浙江省杭州市", "startDate": day, "endDate": day, "budget": 3000,
            "accessibility": False, "kidFriendly": False, "petFriendly": False}


def planned(site, token, day):
    answer = site.request("POST", "/api/recommendations", wish(day), token)
    assert answer.status == 200, answer
    return answer.json


def trip_on(site, token, day):
    """Keeps a plan of that day; answers the trip's id and the key of its first sight."""
    plans = planned(site, token, day)
    kept = {"recommendation_id": plans["metadata"]["requestId"], "tier": "economy"}
    trip = site.request("POST", "/api/trips", kept, token).json
    visits = site.request("GET", f"/api/trips/{trip['id']}", token=token).json["plan"]["days"][0]["visits"]
    return trip["id"], next(each["place"]["key"] for each in visits if each["role"] == "sight")


def until(what):
    """What `what` answers once it is something; None when that takes too long."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if (found := what()) is not None:
            return found
        time.sleep(0.2)
    return None


def told_of(site, token, key, day):
    for plan in planned(site, token, day)["data"]:
        for opinion in plan["reasoning"].get("opinions", []):
            if opinion["place"]["key"] == key:
                return opinion
    return None


def test_what_is_said_of_a_place_reaches_the_next_plan_and_goes_with_the_account(site, check):
    token, _, password, *_ = site.sign_up()
    day = today()
    before = planned(site, token, day)
    check(all("opinions" not in plan["reasoning"] for plan in before["data"]), "nobody said anything")
    _, key = trip_on(site, token, day)
    mine = site.request("PUT", f"/api/places/{key}/feedback/mine", {"stars": 5, "text": "值得"}, token)
    check(mine.status == 200 and mine.json["opinion"]["stars"] == 5, f"{mine}")
    told = until(lambda: told_of(site, token, key, day))
    check(told and (told["opinions"], told["stars"], told["is_in_favour"]) == (1, 5, True), f"{told}")
    gone = site.request("DELETE", "/api/account", {"password": password}, token)
    check(gone.status == 204, f"{gone}")
    read = lambda: site.request("GET", f"/api/places/{key}/feedback").json
    left = until(lambda: read() if read()["count"] == 0 else None)
    check(left and left["words"] == [] and "stars" not in left, f"nothing is left: {left}")


def test_places_and_trips_are_rated_once_they_have_been(site, check):
    token, *_ = site.sign_up()
    trip, key = trip_on(site, token, today())
    mine = f"/api/places/{key}/feedback/mine"
    stranger, *_ = site.sign_up()
    check(site.request("PUT", mine, {"stars": 1}, stranger).status == 409, "who was not there")
    check(site.request("PUT", mine, {"stars": 4, "remarks": ["quiet"]}, token).status == 200, "who was")
    whole = site.request("PUT", f"/api/trips/{trip}/feedback", {"stars": 3, "remarks": ["too_full"]}, token)
    check(whole.status == 200 and whole.json["opinion"]["remarks"] == ["too_full"], f"{whole}")
    check({each["place_key"]: each.get("opinion", {}).get("stars") for each in whole.json["visits"]}[key] == 4, f"{whole}")
    later, there = trip_on(site, token, "2099-05-08")
    check(site.request("PUT", f"/api/trips/{later}/feedback", {"stars": 3}, token).status == 409, "not over yet")
    ahead = site.request("GET", f"/api/trips/{later}/feedback", token=token).json
    check(ahead["visits"] == [] and not ahead["may_give"], f"{ahead}")
    past, _ = trip_on(site, stranger, "2020-05-08")
    proof = site.request("GET", f"/api/trips/{past}/feedback", token=stranger).json
    check(proof["visits"] == [], "a trip written down years later proves no visit")
    check(site.request("DELETE", mine, token=token).status == 204, "taken back")
    check("opinion" not in site.request("GET", mine, token=token).json, "gone")


def test_an_offered_plan_is_judged_by_whom_it_was_offered_to(site, check):
    token, *_ = site.sign_up()
    plans = planned(site, token, today())["metadata"]["requestId"]
    path = f"/api/recommendations/{plans}/feedback"
    given = site.request("PUT", f"{path}/economy", {"stars": 4, "remarks": ["good_value"]}, token)
    check(given.status == 200 and given.json["opinion"]["stars"] == 4, f"{given}")
    check(site.request("PUT", f"{path}/golden", {"stars": 4}, token).status == 404, "no such tier")
    check("opinion" not in site.request("GET", f"{path}/luxury", token=token).json, "of each tier its own")
    stranger, *_ = site.sign_up()
    check(site.request("GET", f"{path}/economy", token=stranger).status == 404, "somebody else's")


def test_what_is_reported_is_hidden_by_those_who_run_the_site(site, check):
    token, *_ = site.sign_up()
    _, key = trip_on(site, token, today())
    words = {"stars": 1, "text": "骂人的话"}
    opinion = site.request("PUT", f"/api/places/{key}/feedback/mine", words, token).json["opinion"]["id"]
    reader, *_ = site.sign_up()
    shown = lambda: [each["id"] for each in site.request("GET", f"/api/places/{key}/feedback").json["words"]]
    check(opinion in shown(), "everybody reads it")
    check(site.request("POST", f"/api/feedback/{opinion}/reports", {"fault": "abuse"}, token).status == 404, "one's own")
    check(site.request("POST", f"/api/feedback/{opinion}/reports", {"fault": "abuse"}, reader).status == 204, "reported")
    agent, *_ = site.sign_up(role="agent")
    queue = site.request("GET", "/api/feedback?state=reported", token=agent).json["opinions"]
    check([each["reports"] for each in queue if each["id"] == opinion] == [1], f"{queue}")
    hidden = site.request("PUT", f"/api/feedback/{opinion}/hiding", {"fault": "abuse"}, agent)
    check(hidden.status == 200 and hidden.json["history"][0]["fault"] == "abuse", f"{hidden}")
    check(opinion not in shown(), "nobody reads it")
    check(site.request("GET", f"/api/places/{key}/feedback/mine", token=token).json["opinion"]["is_hidden"], "its author knows")
    check(site.request("DELETE", f"/api/feedback/{opinion}/hiding", token=agent).status == 200, "shown again")
    check(opinion in shown(), "everybody reads it again")


def test_words_on_the_product_become_a_request_and_go_with_the_account(site, check):
    token, _, password, *_ = site.sign_up()
    agent, *_ = site.sign_up(role="agent")
    ids = [f"01JD000000000000000000CM0{each}" for each in range(8)]
    say = lambda id, body, token=None: site.request("PUT", f"/api/comments/{id}", body, token)
    listed = lambda: [each["id"] for each in site.request("GET", "/api/comments", token=agent).json["comments"]]
    fault = {"kind": "fault", "text": "地图空白" * 40, "page": "/trips/:id", "version": "0.1.0",
             "errors": ["E-101 /trips"], "wants_answer": True}
    for _ in range(2):  # the second time it is the same one
        asked = say(ids[0], fault, token)
        check(asked.status == 200 and asked.json["ticket"] == ids[0], f"{asked}")
    request = site.request("GET", f"/api/support/queue/{ids[0]}", token=agent).json
    check(request["topic"] == "app" and request["subject"].endswith("…"), f"{request}")
    check(request["errors"] == ["E-101 /trips", "0.1.0 /trips/:id"], f"{request}")
    stranger, *_ = site.sign_up()
    check(say(ids[0], fault, stranger).status == 409, "an id belongs to who used it first")
    praise = {"kind": "praise", "text": "好用", "stars": 5}
    check([say(each, praise).status for each in ids[1:7]] == [200] * 5 + [429], "five visitors' words at once")
    check(listed().count(ids[0]) == 1 and ids[6] not in listed(), "each is listed once")
    check(site.request("DELETE", "/api/account", {"password": password}, token).status == 204, "gone")
    check(until(lambda: True if ids[0] not in listed() else None), "its words go with it")
    check(ids[1] in listed(), "visitors' words stay")
