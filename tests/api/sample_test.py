"""The requirement's own examples, through the front door."""
import json
import re

SAMPLE = {"destination": "福建省福州市鼓楼区", "startDate": "2024/10/25", "endDate": "2024/11/04", "budget": 20000,
          "accessibility": False, "kidFriendly": False, "petFriendly": False, "naturalLandscape": "山",
          "socialLandscape": "博物馆", "cuisine": "闽菜", "otherNeeds": ""}
FIELDS = ["destination", "startDate", "endDate", "budget", "accessibility", "kidFriendly", "petFriendly",
          "naturalLandscape", "socialLandscape", "cuisine", "otherNeeds", "itinerary", "budgetRange"]


def ask(site, token, **changes):
    return site.request("POST", "/api/recommendations", {**SAMPLE, **changes}, token)


def test_the_login_has_the_shape_of_the_requirement(site, check):
    token, name, password, login = site.sign_up()
    check(set(login) == {"access_token", "refresh_token", "expires_in", "token_type", "user_id", "message"},
          f"fields of a login: {sorted(login)}")
    check(login["token_type"] == "Bearer" and isinstance(login["expires_in"], int), f"{login}")
    for wrong in ({"username": name, "password": password + "x"}, {"username": "nobody here", "password": "x"}):
        failed = site.request("POST", "/api/login", wrong)
        check(failed.status == 401 and failed.json["error_code"] == 505 and failed.json["code"] == "E-505"
              and failed.json["message"] == "登录失败，请检查您的账户和密码。", f"{failed}")


def test_the_sample_request_gets_three_tiers_that_hold(site, check):
    token, *_ = site.sign_up()
    answer = ask(site, token)
    if not check(answer.status == 200, f"{answer}"):
        return
    told = answer.json
    check(told["status"] == 200 and told["message"] == "旅游路线推荐成功", told["message"])
    check(told["links"]["self"] == f"/api/recommendations/{told['metadata']['requestId']}", told["links"])
    check(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", told["metadata"]["timestamp"]), told["metadata"])
    check([tier["otherNeeds"] for tier in told["data"]] == ["豪华尊享游", "经济适用游", "特种兵穷游"], "names of the tiers")
    prices = [tier["total"]["low_minor"] for tier in told["data"]]
    check(prices == sorted(prices, reverse=True) and len(set(prices)) == 3, f"strictly ordered: {prices}")
    for tier in told["data"]:
        check(all(field in tier for field in FIELDS), f"fields: {sorted(tier)}")
        check(tier["startDate"] == "2024-10-25" and tier["endDate"] == "2024-11-04", "dates with dashes")
        check("→" in tier["itinerary"], tier["itinerary"])
        check(re.fullmatch(r"\d+(-\d+)?元/人", tier["budgetRange"]), tier["budgetRange"])
        verdicts = {row["verdict"] for row in tier["certificate"]["checks"]}
        check(verdicts == {"holds"}, f"all green: {[row for row in tier['certificate']['checks'] if row['verdict'] != 'holds']}")
        check(sum(line["total"]["low_minor"] for line in tier["ledger"]) == tier["total"]["low_minor"], "the ledger sums")
        check(tier["total"]["high_minor"] <= SAMPLE["budget"] * 100, "within the budget")
        check(any(w["code"] == "past_dates" or "过去" in w["text"]["zh"] for w in tier["warnings"]), "past dates are said")


def test_an_answer_can_be_read_again_by_its_owner_alone(site, check):
    token, *_ = site.sign_up()
    other, *_ = site.sign_up()
    made = ask(site, token, endDate="2024/10/26")
    path = made.json["links"]["self"]
    check(site.request("GET", path, token=token).body == made.body, "byte by byte")
    check(site.request("GET", path, token=other).status == 404, "not for others")


def test_the_same_wish_gets_the_same_plans(site, check):
    token, *_ = site.sign_up()
    first, second = ask(site, token, endDate="2024-10-27"), ask(site, token, endDate="2024-10-27")
    check(first.json["data"] == second.json["data"], "deterministic")


def test_an_impossible_wish_says_what_would_help(site, check):
    token, *_ = site.sign_up()
    answer = ask(site, token, budget=50)
    check(answer.status == 422 and answer.json["code"] == "impossible_wish", f"{answer}")
    check(answer.json["conflicts"] and answer.json["relaxations"], f"{answer}")
    check("budget" in {claim["field"] for claim in answer.json["conflicting"]}, f"{answer.json['conflicting']}")
    sizes = [relaxation["size"] for relaxation in answer.json["relaxations"]]
    check(sizes == sorted(sizes), f"smallest first: {sizes}")
    change = next(r["change"] for r in answer.json["relaxations"] if r["change"]["field"] == "budget")
    check(ask(site, token, budget=change["value"]).status == 200, "the relaxation helps")


def test_an_ambiguous_place_is_asked_about(site, check):
    token, *_ = site.sign_up()
    answer = ask(site, token, destination="鼓楼区")
    check(answer.status == 422 and answer.json["code"] == "ambiguous_destination", f"{answer}")
    names = {choice["full_name"] for choice in answer.json["choices"]}
    check(any("福州" in name for name in names) and any("南京" in name for name in names), f"{names}")
    check(ask(site, token, destination="Fuzhou", endDate="2024-10-26").status == 200, "English names too")
    check(ask(site, token, destination="没有这个地方").json["code"] == "unknown_destination", "unknown")


def test_the_stream_tells_its_stages_and_ends_with_the_answer(site, check):
    token, *_ = site.sign_up()
    answer = site.request("POST", "/api/recommendations", {**SAMPLE, "endDate": "2024-10-26"}, token,
                          {"Accept": "text/event-stream"})
    check(answer.headers["content-type"].startswith("text/event-stream"), f"{answer.headers}")
    events = re.findall(r"event: (\w+)\ndata: (.*)", answer.body.decode())
    stages = [json.loads(data)["stage"] for name, data in events if name == "stage"]
    check({"destination", "candidates", "optimise", "verify", "tiers"} <= set(stages), f"{stages}")
    check(events and events[-1][0] == "done" and len(json.loads(events[-1][1])["data"]) == 3, "ends with the plans")


def test_a_plan_is_kept_listed_renamed_and_deleted_by_its_owner(site, check):
    token, *_ = site.sign_up()
    other, *_ = site.sign_up()
    made = ask(site, token, endDate="2024-10-26").json
    kept = site.request("POST", "/api/trips", {"recommendation_id": made["metadata"]["requestId"], "tier": "economy"}, token)
    if not check(kept.status == 201, f"{kept}"):
        return
    path = f"/api/trips/{kept.json['id']}"
    check([trip["id"] for trip in site.request("GET", "/api/trips", token=token).json["trips"]] == [kept.json["id"]], "listed")
    check(site.request("GET", path, token=token).json["plan"]["tier"] == "economy", "opened")
    check(site.request("PATCH", path, {"name": "秋天"}, token).status in {200, 204}, "renamed")
    check(site.request("GET", path, token=token).json["name"] == "秋天", "under its new name")
    for method, body in (("GET", None), ("PATCH", {"name": "x"}), ("DELETE", None)):
        check(site.request(method, path, body, other).status == 404, f"{method} by somebody else")
    check(not site.request("GET", "/api/trips", token=other).json["trips"], "others list nothing")
    check(site.request("DELETE", path, token=token).status == 204, "deleted")
    check(site.request("GET", path, token=token).status == 404, "gone")


def test_each_wish_changes_the_plan(site, check):
    token, *_ = site.sign_up()
    plain = {"naturalLandscape": None, "socialLandscape": None, "cuisine": None, "otherNeeds": None, "endDate": "2024-10-27"}

    def itineraries(**changes):
        wish = {key: value for key, value in {**plain, **changes}.items() if value is not None}
        base = {key: value for key, value in SAMPLE.items() if key not in plain}
        answer = site.request("POST", "/api/recommendations", {**base, **wish}, token)
        check(answer.status == 200, f"{changes}: {answer}")
        return [(tier["itinerary"], [v["place"]["key"] for d in tier["days"] for v in d["visits"]]) for tier in answer.json["data"]]

    without = itineraries()
    for field, value in (("naturalLandscape", "海滩"), ("socialLandscape", "寺庙"), ("cuisine", "川菜"), ("otherNeeds", "不想爬山，少走路")):
        check(itineraries(**{field: value}) != without, f"{field}={value} changes something")
