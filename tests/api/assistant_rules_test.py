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
