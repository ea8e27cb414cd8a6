"""The assistant of a server without any language model."""
from talk import Talk


def test_rules_ask_plan_and_explain(site, check):
    talk = Talk(site)
    _, (name, done) = talk.say("想去福州玩")
    check(name == "done" and done["written_by"] == "rules", f"{done}")
    check("还" in done["text"], done["text"])
    events, (name, done) = talk.say("2026年12月4日到12月6日，两个大人，预算6000元")
    steps = [data["function"] for event, data in events if event == "step" and data["state"] == "done"]
    check(steps == ["read_wish", "plan_trip"], f"{events}")
    check("三档行程" in done["text"], done["text"])
    _, (name, done) = talk.say("为什么说这个方案可信？")
    check("成立" in done["text"], done["text"])


def test_help_is_there(site, check):
    _, (_, done) = Talk(site).say("怎么用行趣？有什么帮助")
    check("三档行程" in done["text"], done["text"])
    listed = site.request("GET", "/api/conversations", token=site.sign_up()[0]).json
    check(listed == {"conversations": [], "has_model": False}, f"{listed}")


def test_bad_input_is_refused(site, check):
    talk = Talk(site)
    path = f"/api/conversations/{talk.id}/turns"
    for body, status in (({"text": ""}, 422), ({"text": "  "}, 422), ({"text": "x" * 2001}, 422), ({"text": 7}, 422),
                         (b"{", 400), ({"say": "x"}, 422)):
        answer = site.request("POST", path, body, talk.token)
        check(answer.status == status, f"{body!r:.60}: {answer}")
    _, (name, problem) = talk.say("")
    check(name == "problem" and problem["code"] == "nothing_to_resume", f"{problem}")
    check(site.request("GET", "/api/conversations/nothing", token=talk.token).status == 404, "no id")


def first_trip(site, talk):
    """A kept trip of three days, with its name."""
    wish = {"destination": "福建省福州市", "startDate": "2026-12-04", "endDate": "2026-12-06", "budget": 6000,
            "accessibility": False, "kidFriendly": False, "petFriendly": False}
    made = site.request("POST", "/api/recommendations", wish, talk.token).json
    kept = site.request("POST", "/api/trips", {"recommendation_id": made["metadata"]["requestId"],
                                               "tier": "economy"}, talk.token)
    assert kept.status == 201, kept
    return kept.json


def steps_of(events):
    return [(data["function"], data["state"]) for event, data in events if event == "step"]


def test_a_trip_is_changed_by_words_once_its_owner_has_agreed(site, check):
    talk = Talk(site)
    trip = first_trip(site, talk)
    path = f"/api/trips/{trip['id']}"
    events, (_, done) = talk.say("第二天轻松点", trip=trip["id"])
    check(steps_of(events)[-1] == ("revise_trip", "proposed"), f"{steps_of(events)}")
    check("预览" in done["text"] and "要这样改吗" in done["text"], done["text"])
    check(site.request("GET", path, token=talk.token).json["version"] == 1, "a preview changes nothing")
    check(talk.turns()[-2]["awaits_consent"], f"{talk.turns()[-2]}")
    events, (_, done) = talk.say("好，就这样改", trip=trip["id"])
    check(steps_of(events) == [("revise_trip", "begun"), ("revise_trip", "done")], f"{steps_of(events)}")
    check(done["text"].startswith("改好了"), done["text"])
    now = site.request("GET", path, token=talk.token).json
    check(now["version"] == 2 and now["can_undo"], f"{now['version']}")
    check(now["plan"]["days"][1]["visits"] != trip["plan"]["days"][1]["visits"], "the second day is another")
    talk.say("好", trip=trip["id"])
    check(site.request("GET", path, token=talk.token).json["version"] == 2, "and changed once")


def test_what_others_changed_after_the_preview_is_not_overwritten(site, check):
    talk = Talk(site)
    trip = first_trip(site, talk)
    path = f"/api/trips/{trip['id']}"
    talk.say("第二天轻松点", trip=trip["id"])
    item = trip["plan"]["days"][2]["visits"][0]["id"]
    changed = site.request("POST", f"{path}/changes", {
        "base_version": 1, "change_id": "01JD00000000000000000000AA", "keep_violations": True,
        "commands": [{"type": "pin", "item": item, "is_pinned": True}]}, talk.token)
    check(changed.status == 200, f"{changed}")
    events, (_, done) = talk.say("好")
    check(steps_of(events)[-1] == ("revise_trip", "refused"), f"{steps_of(events)}")
    check("再预览一次" in done["text"], done["text"])
    check(site.request("GET", path, token=talk.token).json["version"] == 2, "only the other change is there")


def test_the_newest_trip_is_meant_where_none_is_spoken_of_and_strangers_have_none(site, check):
    talk = Talk(site)
    trip = first_trip(site, talk)
    _, (_, done) = talk.say("第二天轻松点")
    check(f"最近的行程《{trip['name']}》" in done["text"] and "要这样改吗" in done["text"], done["text"])
    stranger = Talk(site)
    events, (_, done) = stranger.say("第二天轻松点", trip=trip["id"])
    check("还没有保存的行程" in done["text"] and ("revise_trip", "proposed") not in steps_of(events), f"{done}")
    answer = stranger.site.request("POST", f"/api/conversations/{stranger.id}/turns",
                                   {"text": "好", "trip": "../x"}, stranger.token)
    check(answer.status == 422, f"{answer}")
