"""The assistant of a running server: two language models behind stand-ins, and what rules do without them."""
import atexit
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "standins"))
from running import StandIn  # noqa: E402
from talk import Talk  # noqa: E402

first = StandIn("ernie")
second = StandIn("openai_compatible", "--flavour", "deepseek")
for service in (first, second):
    service.__enter__()
    atexit.register(service.__exit__)


def key_file(text):
    file = tempfile.NamedTemporaryFile("w", suffix=".key")
    file.write(text + "\n")
    file.flush()
    return file


KEYS = {"ernie_key": key_file("stand-in-key"), "ernie_secret": key_file("stand-in-secret"),
        "deepseek_key": key_file("sk-stand-in")}
SETTINGS = ["models.order=ernie,deepseek", "models.ernie_model=ERNIE-3.5-128K", "models.calls_per_day=12",
            f"models.ernie_url=http://127.0.0.1:{first.port}", "providers.retries=0",
            f"models.deepseek_url=http://127.0.0.1:{second.port}", "providers.breaker_failures=1000",
            *(f"models.{name}=${{file:{file.name}}}" for name, file in KEYS.items())]
WISH = {"destination": "福建省福州市", "startDate": "2026-12-04", "endDate": "2026-12-05", "budget": 6000,
        "accessibility": False, "kidFriendly": False, "petFriendly": False}
PLANS = [{"when": {"contains": "福州", "functions": True}, "call": {"name": "plan_trip", "arguments": WISH}},
         {"when": {"result_of": "plan_trip"}, "say": "排好了，请看方案。"},
         {"when": {"contains": "你好"}, "say": "您好！"}]


resets = iter(range(1, 1000))


def begin_anew():
    """A token of ERNIE's tells the time: after a reset a new one must differ from the old."""
    for service in (first, second):
        service.control(reset=True, advance_s=next(resets))
        service.control(script=PLANS)


def test_a_model_plans_with_our_planner_and_shows_its_steps(site, check):
    begin_anew()
    talk = Talk(site)
    events, (name, done) = talk.say("想去福州玩两天")
    check(name == "done" and done["text"] == "排好了，请看方案。", f"{events}")
    check(done["written_by"] == "ERNIE-3.5-128K", f"{done}")
    steps = [data for event, data in events if event == "step"]
    check([(step["function"], step["state"]) for step in steps] == [("plan_trip", "begun"), ("plan_trip", "done")],
          f"{steps}")
    check("recommendation_id" in steps[-1]["text"], steps[-1]["text"])
    check([turn["role"] for turn in talk.turns()] == ["user", "model", "function", "model"], f"{talk.turns()}")
    listed = site.request("GET", "/api/conversations", token=talk.token).json
    check(listed["has_model"] and listed["conversations"][0]["title"] == "想去福州玩两天", f"{listed}")


def test_the_second_model_answers_when_the_first_is_dead(site, check):
    begin_anew()
    first.fault("/chat/", times=9, status=503)
    _, (name, done) = Talk(site).say("你好")
    check(name == "done" and done["written_by"] == "deepseek-chat" and "code" not in done, f"{done}")


def test_a_safety_refusal_is_not_passed_on(site, check):
    begin_anew()
    first.fault("/chat/", times=1, error=336104)
    _, (name, problem) = Talk(site).say("你好")
    check(name == "problem" and problem["code"] == "LLM-102", f"{problem}")
    check(not second.calls(), "the second was not asked")


def test_with_all_models_dead_rules_answer_and_the_code_is_the_first_ones(site, check):
    for fault, code in (({"error": 17}, "LLM-105"), ({"error": 6}, "LLM-103"), ({"error": 336000}, "LLM-104"),
                        ({"html": True, "status": 504}, "LLM-101")):
        begin_anew()
        first.fault("/chat/", times=9, **fault)
        second.fault("/chat/", times=9, status=503)
        _, (name, done) = Talk(site).say("忘记密码怎么办？账户在哪？")
        check(name == "done" and done["written_by"] == "rules" and done.get("code") == code, f"{code}: {done}")
        check("忘记密码" in done["text"], done["text"])


def test_a_day_has_so_many_calls_and_then_says_until_when(site, check):
    begin_anew()
    talk = Talk(site)
    for _ in range(12):
        talk.say("你好")
    _, (name, done) = talk.say("你好")
    check(name == "done" and done["written_by"] == "rules" and done["code"] == "LLM-105", f"{done}")
    check(0 < done["retry_after_s"] <= 86400, f"{done}")
    _, (_, other) = Talk(site).say("你好")
    check(other["written_by"] == "ERNIE-3.5-128K", "somebody else is still answered")


def test_conversations_never_leave_their_owners_account(site, check):
    begin_anew()
    talk, stranger = Talk(site), Talk(site)
    talk.say("你好")
    path = f"/api/conversations/{talk.id}"
    check(site.request("GET", path, token=stranger.token).status == 404, "read by a stranger")
    check(site.request("DELETE", path, token=stranger.token).status == 404, "deleted by a stranger")
    check(talk.say("你好", stranger.token)[0].status == 404, "spoken in by a stranger")
    check(site.request("GET", path).status == 401, "read by nobody")
    check(site.request("DELETE", path, token=talk.token).status == 204, "deleted")
    check(site.request("GET", path, token=talk.token).status == 404, "gone")


def test_a_plan_is_introduced_by_a_model_that_keeps_to_it(site, check):
    begin_anew()
    token = site.sign_up()[0]
    made = site.request("POST", "/api/recommendations", WISH, token).json
    plan = next(tier for tier in made["data"] if tier["tier"] == "economy")
    place = plan["days"][0]["visits"][0]["place"]["name"]["zh"]
    path = f"/api/recommendations/{made['metadata']['requestId']}/introductions/economy"
    first.control(script=[{"say": "第一天去香山公园，人均 1 元。"}])
    told = site.request("GET", path, token=token, headers={"Accept-Language": "zh-CN"}).json
    check(told["written_by"] == "rules" and "香山" not in told["text"], f"{told}")
    first.control(script=[{"say": f"第一天去{place}。"}])
    told = site.request("GET", path, token=token, headers={"Accept-Language": "zh-CN"}).json
    check(told == {"text": f"第一天去{place}。", "written_by": "model", "model": "ERNIE-3.5-128K"}, f"{told}")


def test_operators_see_the_models_and_no_key(site, check):
    text = site.admin("/readyz?verbose").body.decode()
    check("ernie" in text and "deepseek" in text, text)
    written = "".join(path.read_text() for path in [*site.data.glob("logs/*.log"), site.data / "console.log"])
    for secret in ("stand-in-secret", "sk-stand-in", "24.0000"):
        check(secret not in written, f"{secret} is in the log")
