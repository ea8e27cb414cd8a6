#!/usr/bin/env python3
"""Chat services with OpenAI's interface: their rules, streams, quirks and refusals; Qianfan v2."""
import json
import unittest

from bce_signature import sign
from flavours import FLAVOURS
from mutants import mutants
from qianfan import FAILURES
from running import Case, StandIn, events

TOOL = {"type": "function", "function": {"name": "get_weather", "description": "天气", "parameters": {
    "type": "object", "properties": {"city": {"type": "string"}}}}}
RULES = [{"when": {"functions": True, "matches": "^(.+)天气"},
          "calls": [{"name": "get_weather", "arguments": {"city": "$1"}}]},
         {"when": {"result_of": "get_weather"}, "say": "现在$result.temp度。"},
         {"when": {"json": True}, "say": '{"days":3}'}]


def user(text):
    return {"role": "user", "content": text}


class ChatCase(Case):
    service = "openai_compatible"
    path = "/v1/chat/completions"
    key = "sk-stand-in"
    model = "stand-in"

    def say(self, messages="你好", path=None, key=None, **more):
        messages = [user(messages)] if isinstance(messages, str) else messages
        headers = {"Authorization": f"Bearer {key or self.key}"}
        return self.standin.ask("POST", path or self.path,
                                {"model": self.model, "messages": messages, **more}, headers)

    def quirk(self, *names, **more):
        self.standin.fault("/chat/", quirk=list(names), **more)

    def refused(self, answer, status, code=None, kind=None):
        error = answer.json["error"]
        self.assertEqual(answer.status, status, answer.text)
        if code is not None:
            self.assertEqual(error["code"], code)
        if kind is not None:
            self.assertEqual(error["type"], kind)
        self.assertTrue(error["message"])

    def heard(self, answer):
        return [json.loads(data) for data in events(answer.text) if data != "[DONE]"]

    def text(self, answer):
        return "".join(part["choices"][0]["delta"].get("content") or ""
                       for part in self.heard(answer) if part["choices"])


class APlainChat(ChatCase):
    def test_answers_as_openai_does(self):
        body = self.say("去福州").json
        self.assertEqual(body["object"], "chat.completion")
        self.assertEqual(body["choices"], [{"index": 0, "finish_reason": "stop", "message": {
            "role": "assistant", "content": "收到：去福州"}}])
        self.assertEqual(body["usage"]["total_tokens"],
                         body["usage"]["prompt_tokens"] + body["usage"]["completion_tokens"])

    def test_wants_its_key(self):
        self.refused(self.say(key="other"), 401, "invalid_api_key")
        self.refused(self.standin.ask("POST", self.path, {}), 401)

    def test_knows_only_its_models_and_paths(self):
        self.refused(self.say(path="/v2/chat/completions"), 404)
        self.model = "gpt"
        self.refused(self.say(), 404, "model_not_found")
        models = self.get("/v1/models", {"Authorization": "Bearer sk-stand-in"}).json["data"]
        self.assertEqual([model["id"] for model in models], ["stand-in"])

    def test_checks_its_fields(self):
        for more in ({"temperature": 2.1}, {"top_p": "1"}, {"max_tokens": 0}, {"stop": ["a"] * 5},
                     {"stream": "yes"}, {"stream_options": {"include_usage": True}},
                     {"response_format": "json_object"}, {"response_format": {"type": "json_schema"}},
                     {"tools": [{"name": "f"}]}, {"tool_choice": "required"}, {"tool_choice": "maybe"},
                     {"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "g"}}}):
            self.refused(self.say(**more), 400)
        for messages in ([], [{"role": "function", "content": "x"}], [{"role": "user"}],
                         [{"role": "assistant", "content": None}]):
            self.refused(self.say(messages), 400)

    def test_takes_content_in_parts(self):
        parts = [{"type": "text", "text": "去"}, {"type": "text", "text": "福州"}]
        body = self.say([{"role": "user", "content": parts}]).json
        self.assertEqual(body["choices"][0]["message"]["content"], "收到：去福州")

    def test_is_not_broken_by_any_shape(self):
        whole = {"model": self.model, "stop": ["a"], "temperature": 1, "stream": True, "max_tokens": 5,
                 "stream_options": {"include_usage": True}, "response_format": {"type": "json_object"}, "tools": [TOOL],
                 "tool_choice": {"type": "function", "function": {"name": "get_weather"}}, "messages": [
                     {"role": "user", "content": [{"type": "text", "text": "x"}]},
                     {"role": "assistant", "content": None, "tool_calls": [
                         {"id": "c", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}]},
                     {"role": "tool", "tool_call_id": "c", "content": "{}"}]}
        headers = {"Authorization": f"Bearer {self.key}"}
        self.assertEqual(self.standin.ask("POST", self.path, whole, headers).status, 200)
        for body in mutants(whole, 400):
            answer = self.standin.ask("POST", self.path, body, headers)
            self.assertIn(answer.status, (200, 400, 404, 422), f"{body}\n{answer.text}")

    def test_wants_a_json_object(self):
        headers = {"Authorization": "Bearer sk-stand-in", "Content-Type": "application/json"}
        for body in ("{", "[]", '{"model": NaN}', '{"messages": []}', '{"model": 5}'):
            self.refused(self.standin.ask("POST", self.path, body, headers), 400)
        headers["Content-Type"] = "text/plain"
        whole = json.dumps({"model": "stand-in", "messages": [user("a")]})
        self.refused(self.standin.ask("POST", self.path, whole, headers), 400)

    def test_ends_before_a_stop_word_and_at_the_limit(self):
        self.standin.control(script=[{"say": "一二三四五"}])
        self.assertEqual(self.say(stop="三").json["choices"][0]["message"]["content"], "一二")
        cut = self.say(max_tokens=4).json["choices"][0]
        self.assertEqual((cut["message"]["content"], cut["finish_reason"]), ("一二三四", "length"))

    def test_refuses_what_the_tests_script(self):
        for status in (400, 401, 402, 403, 404, 422, 429, 500, 503):
            self.standin.fault("/chat/", status=status, retry_after=2)
            answer = self.say()
            self.refused(answer, status)
            self.assertEqual(answer.headers["Retry-After"], "2")
        for status, code in ((429, "rate_limited"), (429, "insufficient_quota")):
            self.standin.fault("/chat/", error=code)
            self.refused(self.say(), status, {"rate_limited": "rate_limit_exceeded"}.get(code, code))
        self.standin.fault("/chat/", status=401)
        self.refused(self.say(), 401, "invalid_api_key")


class AToolCall(ChatCase):
    def setUp(self):
        super().setUp()
        self.standin.control(script=RULES)

    def test_takes_two_rounds(self):
        choice = self.say("上海天气", tools=[TOOL]).json["choices"][0]
        call = choice["message"]["tool_calls"][0]
        self.assertEqual((choice["finish_reason"], choice["message"]["content"]), ("tool_calls", None))
        self.assertEqual(json.loads(call["function"]["arguments"]), {"city": "上海"})
        second = self.say([user("上海天气"), choice["message"],
                           {"role": "tool", "tool_call_id": call["id"], "content": '{"temp":25}'}], tools=[TOOL])
        self.assertEqual(second.json["choices"][0]["message"]["content"], "现在25度。")

    def test_wants_an_answer_to_each_call(self):
        message = self.say("上海天气", tools=[TOOL]).json["choices"][0]["message"]
        result = {"role": "tool", "tool_call_id": message["tool_calls"][0]["id"], "content": "{}"}
        for messages in ([user("a"), message], [user("a"), message, user("b")], [user("a"), result], [user("a"), message, user("b"), result],
                         [user("a"), message, {**result, "tool_call_id": "call_x"}]):
            self.refused(self.say(messages, tools=[TOOL]), 400)

    def test_comes_in_fragments_that_the_index_joins(self):
        self.standin.control(script=[{"calls": [{"name": "get_weather", "arguments": {"city": "福州"}},
                                                {"name": "get_weather", "arguments": {"city": "上海"}}]}])
        answer = self.say("天气", tools=[TOOL], stream=True)
        joined, names = {0: "", 1: ""}, {}
        for part in self.heard(answer):
            for call in part["choices"][0]["delta"].get("tool_calls", ()):
                joined[call["index"]] += call["function"]["arguments"]
                names.setdefault(call["index"], call["function"].get("name"))
        self.assertEqual({n: json.loads(text)["city"] for n, text in joined.items()}, {0: "福州", 1: "上海"})
        self.assertEqual(names, {0: "get_weather", 1: "get_weather"})
        self.assertEqual(self.heard(answer)[-1]["choices"][0]["finish_reason"], "tool_calls")

    def test_may_be_wrong(self):
        self.quirk("invalid_arguments")
        call = self.say("上海天气", tools=[TOOL]).json["choices"][0]["message"]["tool_calls"][0]
        with self.assertRaises(ValueError):
            json.loads(call["function"]["arguments"])
        self.quirk("unknown_tool")
        call = self.say("上海天气", tools=[TOOL]).json["choices"][0]["message"]["tool_calls"][0]
        self.assertEqual(call["function"]["name"], "open_pod_bay_doors")


class AStream(ChatCase):
    def test_ends_with_done_and_counts_tokens_on_demand(self):
        answer = self.say("去福州看三坊七巷", stream=True)
        self.assertEqual(self.text(answer), "收到：去福州看三坊七巷")
        self.assertEqual(events(answer.text)[-1], "[DONE]")
        counted = self.heard(self.say(stream=True, stream_options={"include_usage": True}))[-1]
        self.assertEqual((counted["choices"], set(counted["usage"])),
                         ([], {"prompt_tokens", "completion_tokens", "total_tokens"}))

    def test_has_every_quirk(self):
        plain = self.text(self.say("福州", stream=True))
        shows = {"crlf": b"\r\n\r\n", "no_space": b"data:{", "event_lines": b"event: message\ndata: {",
                 "keep_alive": b": keep-alive\n\n" * 20 + b"data: {"}
        for quirk, wire in shows.items():
            self.quirk(quirk)
            answer = self.say("福州", stream=True)
            self.assertIn(wire, answer.data, quirk)
            self.assertEqual(self.text(answer), plain)
        self.quirk("no_done")
        self.assertNotIn("[DONE]", self.say(stream=True).text)
        self.quirk("choices_null", "usage_null")
        last = self.heard(self.say(stream=True, stream_options={"include_usage": True}))[-1]
        self.assertEqual((last["choices"], last["usage"]), (None, None))
        self.quirk("content_null")
        self.assertIsNone(self.heard(self.say(stream=True))[0]["choices"][0]["delta"]["content"])

    def test_keeps_alive_slowly(self):
        self.quirk("keep_alive", piece_every_s=30)
        connection, answer = self.standin.open(
            "POST", self.path, {"model": self.model, "messages": [user("a")], "stream": True},
            {"Authorization": "Bearer sk-stand-in"})
        self.addCleanup(connection.close)
        self.assertEqual(answer.status, 200)
        connection.sock.settimeout(0.1)
        with self.assertRaises(TimeoutError):
            answer.read1()

    def test_of_a_refused_call_is_plain_json(self):
        self.standin.fault("/chat/", status=429)
        answer = self.say(stream=True)
        self.assertTrue(answer.headers["Content-Type"].startswith("application/json"))


class AnAnswerWithQuirks(ChatCase):
    def choice(self, *quirks, **more):
        self.quirk(*quirks)
        return self.say("福州", **more).json["choices"][0]

    def test_is_still_an_answer(self):
        self.standin.control(script=RULES)
        wanted = {"response_format": {"type": "json_object"}}
        self.assertEqual(self.choice("content_null")["message"]["content"], None)
        self.assertEqual(self.choice("empty_content", **wanted)["message"]["content"], "")
        self.assertIn('```json\n{"days":3}\n```', self.choice("fenced_json", **wanted)["message"]["content"])
        self.assertIn("reasoning_content", self.choice("reasoning")["message"])
        self.quirk("wrong_model")
        self.assertEqual(self.say().json["model"], "another-model")
        self.quirk("keep_alive")
        answer = self.say()
        self.assertTrue(answer.data.startswith(b"\n" * 20 + b"{"))
        self.assertEqual(self.standin.ask("POST", "/_control", {"next": [{"fault": {"quirk": "x"}}]}).status, 422)


class Flavours(unittest.TestCase):
    """Each flavour in a process of its own, as it is configured."""

    def talk(self, flavour, *options):
        case = ChatCase("say")
        case.standin = self.enterContext(StandIn("openai_compatible", "--flavour", flavour, *options))
        case.path = FLAVOURS[flavour].paths[0] + "/chat/completions"
        case.model = (*FLAVOURS[flavour].models, "any")[0]
        return case

    def test_answer_under_their_own_paths(self):
        for flavour in FLAVOURS:
            case = self.talk(flavour)
            self.assertEqual(case.say().status, 200, flavour)
            for name, failure in FLAVOURS[flavour].failures.items():
                case.standin.fault("/chat/", error=name)
                self.assertEqual(case.say().status, failure.status, name)

    def test_deepseek(self):
        case = self.talk("deepseek")
        case.refused(case.say(key="x"), 401, "invalid_request_error", "authentication_error")
        case.refused(case.say([{"role": "nobody", "content": "x"}]), 422)
        wanted = {"response_format": {"type": "json_object"}}
        case.refused(case.say("三天", **wanted), 400)
        self.assertEqual(case.say("三天，用JSON回答", **wanted).status, 200)
        case.model = "deepseek-reasoner"
        thought = {"role": "assistant", "content": "b", "reasoning_content": "c"}
        case.refused(case.say([user("a"), thought, user("d")]), 400)
        case.model = "deepseek-v9"
        case.refused(case.say(), 400)

    def test_dashscope(self):
        case = self.talk("dashscope")
        answer = case.say(key="x")
        case.refused(answer, 401, "invalid_api_key")
        self.assertTrue(answer.json["request_id"])
        case.refused(case.say(enable_thinking=True), 400, "InvalidParameter")
        self.assertEqual(case.say(enable_thinking=True, stream=True).status, 200)
        case.model = "qwq-plus"
        case.refused(case.say(), 400)
        case.model = "qwen-9"
        case.refused(case.say(), 404, "ModelNotFound")

    def test_ollama(self):
        case = self.talk("ollama")
        self.assertEqual(case.say(key="whatever").status, 200)
        choice = {"type": "function", "function": {"name": "get_weather"}}
        body = case.say(tools=[TOOL], tool_choice=choice).json["choices"][0]
        self.assertNotIn("tool_calls", body["message"], "the choice has no effect")
        case.quirk("reasoning")
        self.assertIn("reasoning", case.say().json["choices"][0]["message"])
        case.model = "llama9"
        case.refused(case.say(), 404, kind="not_found_error")

    def test_vllm(self):
        case = self.talk("vllm", "--api-key", "secret", "--without-tools")
        self.assertEqual(case.say().json, {"error": "Unauthorized"})
        case.key = "secret"
        case.refused(case.say(tools=[TOOL]), 400, 400)
        choice = {"type": "function", "function": {"name": "get_weather"}}
        self.assertEqual(case.say(tools=[TOOL], tool_choice=choice).status, 200)
        case.model = "other"
        case.refused(case.say(), 404, 404)

    def test_llama_cpp(self):
        case = self.talk("llama_cpp", "--without-tools")
        self.assertIn("timings", case.say().json)
        case.refused(case.say(tools=[TOOL]), 500, 500)
        case.standin.fault("/chat/", error="loading")
        case.refused(case.say(), 503, 503, "unavailable_error")
        self.assertEqual(case.standin.get("/health").json, {"status": "ok"})
        case.refused(case.say(response_format={"type": "json_schema"}), 400)


class AQianfanChat(ChatCase):
    service = "qianfan"
    path = "/v2/chat/completions"
    key = "bce-v3/ALTAK-stand-in/secret"
    model = "ernie-3.5-128k"

    def test_answers_with_baidus_members(self):
        self.standin.control(script=[{"when": {"contains": "不好"}, "say": "换个话题。",
                                      "need_clear_history": True}])
        body = self.say().json
        self.assertTrue(body["id"].startswith("as-"))
        self.assertIs(body["choices"][0]["need_clear_history"], False)
        choice = self.say("不好的话").json["choices"][0]
        self.assertEqual((choice["need_clear_history"], choice["ban_round"], choice["flag"]), (True, -1, 1))
        self.quirk("whole_objects")
        self.assertEqual({part["object"] for part in self.heard(self.say(stream=True))}, {"chat.completion"})

    def test_refuses_with_its_own_codes(self):
        self.refused(self.say([]), 400, "invalid_messages")
        self.refused(self.say(temperature=3), 400, "invalid_argument")
        self.refused(self.say("a" * 516097), 400, "characters_too_long")
        self.refused(self.say(key="x"), 401, "invalid_iam_token", "access_denied")
        self.refused(self.standin.ask("GET", self.path), 405, "method_not_supported")
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        for body in ("{", "[]"):
            self.refused(self.standin.ask("POST", self.path, body, headers), 400, "malformed_json")
        whole = json.dumps({"model": self.model, "messages": [user("a")]})
        self.refused(self.standin.ask("POST", self.path, whole, {**headers, "Content-Type": "text/plain"}), 400,
                     "malformed_json")
        self.model = ""
        self.refused(self.say(), 400, "invalid_model")
        self.model = "ernie-99"
        self.refused(self.say(), 401, "invalid_model")

    def test_fails_in_every_documented_way(self):
        for code, (status, kind, _) in FAILURES.items():
            self.standin.fault("/chat/", error=code)
            self.refused(self.say(), status, code, kind)

    def test_takes_a_temporary_key_until_it_runs_out(self):
        path, host = "/v1/BCE-BEARER/token", f"127.0.0.1:{self.standin.port}"

        def make(seconds):
            target = f"{path}?expireInSeconds={seconds}"
            signed = sign("GET", target, {"host": host}, ["host"], "stand-in-ak", "stand-in-sk",
                          "2026-11-22T02:00:00Z", 300)
            return self.get(target, {"Authorization": signed, "Host": host})
        self.refused(make("soon"), 400, "invalid_argument")
        self.refused(make(0), 400, "invalid_argument")
        made = make(60).json
        self.assertEqual((made["status"], made["expireTime"]), ("enable", "2026-11-22T02:01:00Z"))
        self.assertEqual(self.say(key=made["token"]).status, 200)
        self.standin.control(advance_s=60)
        self.refused(self.say(key=made["token"]), 401)
        self.refused(self.get(path), 401, "invalid_iam_token")


if __name__ == "__main__":
    unittest.main()
