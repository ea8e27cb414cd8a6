#!/usr/bin/env python3
"""ERNIE v1: tokens, the rules of its messages, function calls, streams and errors in HTTP 200."""
import json
import threading
import unittest
from collections import Counter

from bce_signature import sign
from mutants import mutants
from running import Case, events

CHAT = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/"
TOKEN_LIFE_S = 2592000
WEATHER = {"name": "get_weather", "description": "天气",
           "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}


def user(text):
    return {"role": "user", "content": text}


class ErnieCase(Case):
    service = "ernie"

    def token(self, **change):
        query = {"grant_type": "client_credentials", "client_id": "stand-in-key",
                 "client_secret": "stand-in-secret", **change}
        return self.standin.ask("POST", "/oauth/2.0/token", query=query)

    def setUp(self):
        super().setUp()
        self.access_token = self.token().json["access_token"]

    def say(self, messages, endpoint="ernie-3.5-128k", **more):
        messages = [user(messages)] if isinstance(messages, str) else messages
        return self.standin.ask("POST", CHAT + endpoint, {"messages": messages, **more},
                                query={"access_token": self.access_token})

    def code(self, answer):
        self.assertEqual(answer.status, 200)
        return answer.json.get("error_code")


class AToken(ErnieCase):
    def test_is_valid_for_thirty_days(self):
        self.assertEqual(self.token().json["expires_in"], TOKEN_LIFE_S)
        self.standin.control(advance_s=TOKEN_LIFE_S - 1)
        self.assertIsNone(self.code(self.say("你好")))
        self.standin.control(advance_s=1)
        self.assertEqual(self.code(self.say("你好")), 111)
        self.access_token = self.token().json["access_token"]
        self.assertIsNone(self.code(self.say("你好")))

    def test_is_not_given_to_a_stranger(self):
        for change, description in (({"client_id": "x"}, "unknown client id"),
                                    ({"client_secret": "x"}, "Client authentication failed")):
            answer = self.token(**change)
            self.assertEqual((answer.status, answer.json),
                             (401, {"error": "invalid_client", "error_description": description}))
        self.assertEqual(self.token(grant_type="password").json["error"], "unsupported_grant_type")
        self.standin.fault("/oauth/", error="invalid_client")
        self.assertEqual(self.token().json["error"], "invalid_client")

    def test_is_asked_for(self):
        self.access_token = "24.made-up"
        self.assertEqual(self.code(self.say("你好")), 110)
        answer = self.standin.ask("POST", CHAT + "completions", {"messages": [user("你好")]})
        self.assertEqual(self.code(answer), 100)

    def test_that_was_revoked_is_fetched_once_by_a_client_that_guards_its_refresh(self):
        """Fifty callers meet the same 110 before anybody has refreshed; the log counts refreshes."""
        self.standin.ask("DELETE", "/_calls")
        self.standin.control(revoke_tokens=True)
        self.standin.fault("/chat/", times=50, hold="all are here")
        callers = GuardedCallers(self)
        threads = [threading.Thread(target=callers.call) for _ in range(50)]
        for thread in threads:
            thread.start()
        self.assertEqual(len(self.standin.calls(at_least=50)), 50)
        self.standin.control(release="all are here")
        for thread in threads:
            thread.join()
        paths = [call["path"] for call in self.standin.calls()]
        self.assertEqual(paths.count("/oauth/2.0/token"), 1)
        self.assertEqual(Counter(callers.codes), {110: 50, None: 50})

    def test_is_not_needed_by_who_signs(self):
        headers = {"Content-Type": "application/json", "Host": f"127.0.0.1:{self.standin.port}",
                   "x-bce-date": "2026-11-22T02:00:00Z"}
        def ask(secret):
            signed = sign("POST", CHAT + "completions", {k.lower(): v for k, v in headers.items()},
                          ["host", "x-bce-date"], "stand-in-key", secret, "2026-11-22T02:00:00Z", 300)
            return self.code(self.standin.ask("POST", CHAT + "completions", {"messages": [user("你好")]},
                                              {**headers, "Authorization": signed}))
        self.assertIsNone(ask("stand-in-secret"))
        self.assertEqual(ask("wrong"), 14)
        for wrong in ("bce-auth-v1/stand-in-key/2026-11-22T02:00:00Z/²/host/x", "bce-auth-v1/x/y/1/host/x", "bce-auth-v1",
                      "bce-auth-v1/stand-in-key/yesterday/1/host/x",
                      "bce-auth-v1/stand-in-key/2026-11-22T02:00:00Z/300/host/²"):
            answer = self.standin.ask("POST", CHAT + "completions", {"messages": [user("你好")]},
                                      {"Authorization": wrong.encode("latin-1")})
            self.assertEqual(self.code(answer), 14, wrong)
        self.standin.control(advance_s=301)
        self.assertEqual(ask("stand-in-secret"), 14)

    def test_signature_is_the_one_of_the_published_algorithm(self):
        headers = {"content-type": "application/json", "host": "qianfan.baidubce.com",
                   "x-bce-date": "2024-08-14T08:10:55Z"}
        self.assertEqual(
            sign("POST", "/v2/chat/completions", headers, list(headers), "testak", "testsk",
                 "2024-08-14T08:10:55Z", 300),
            "bce-auth-v1/testak/2024-08-14T08:10:55Z/300/content-type;host;x-bce-date/"
            "0c98d4dffe65035ac4c405f03a6f6e67d61a26c3ab0a5cccd16061149ea96c27")


class GuardedCallers:
    """A client as ours has to be: on 110 one caller fetches a token, the others wait for it."""

    def __init__(self, case):
        self.case, self.token, self.guard, self.codes = case, case.access_token, threading.Lock(), []

    def call(self):
        used = self.token
        if self._once(used) == 110:
            with self.guard:
                if self.token == used:
                    self.token = self.case.token().json["access_token"]
            self._once(self.token)

    def _once(self, token):
        answer = self.case.standin.ask("POST", CHAT + "completions", {"messages": [user("你好")]},
                                       query={"access_token": token})
        code = answer.json.get("error_code")
        self.codes.append(code)
        return code


class AChat(ErnieCase):
    def test_answers_with_all_members_of_the_contract(self):
        answer = self.say("去福州玩三天", system="你是导游", temperature=0.3, user_id="u1", penalty_score=1.2,
                          disable_search=True, enable_citation=False, enable_trace=False, user_ip="192.0.2.1")
        body = answer.json
        self.assertEqual(set(body), {"id", "object", "created", "result", "is_truncated",
                                     "need_clear_history", "finish_reason", "usage"})
        self.assertEqual((body["object"], body["finish_reason"], body["result"]),
                         ("chat.completion", "normal", "收到：去福州玩三天"))
        self.assertEqual(body["usage"]["total_tokens"],
                         body["usage"]["prompt_tokens"] + body["usage"]["completion_tokens"])
        self.assertEqual(answer.headers["X-Ratelimit-Limit-Requests"], "300")

    def test_follows_its_script(self):
        self.standin.control(script=[
            {"when": {"matches": "去(.+?)玩"}, "say": "好，去$1。", "times": 1},
            {"when": {"system_contains": "导游"}, "say": "我是导游。"}])
        said = [self.say("去福州玩").json["result"], self.say("去福州玩").json["result"],
                self.say("你是谁", system="你是导游").json["result"]]
        self.assertEqual(said, ["好，去福州。", "收到：去福州玩", "我是导游。"])
        for wrong in ({"say": "x"}, [{"sya": "x"}], [{"say": "x", "when": {"contain": "y"}}], [{"when": {}}]):
            self.assertEqual(self.standin.ask("POST", "/_control", {"script": wrong}).status, 422, wrong)

    def test_refuses_messages_that_do_not_alternate(self):
        for messages in ([], [user("a"), user("b")], [user("a"), user("b"), user("c")],
                         [{"role": "system", "content": "x"}], [user("")],
                         [user("a"), {"role": "assistant", "content": ""}, user("b")]):
            self.assertEqual(self.code(self.say(messages)), 336003, messages)
        self.assertIn("odd", self.say([user("a"), user("b")]).json["error_msg"])
        self.assertIsNone(self.code(self.say([user("a"), {"role": "assistant", "content": "b"}, user("c")])))

    def test_refuses_other_shapes_than_those_of_the_contract(self):
        def code(body):
            return self.code(self.standin.ask("POST", CHAT + "completions", body,
                                              query={"access_token": self.access_token}))
        self.assertEqual(code([]), 336002)
        self.assertEqual(code({"messages": "你好"}), 336003)
        self.assertEqual(self.say([]).json["error_msg"], "the messages field is required")
        self.assertEqual(code({"messages": ["你好"]}), 336001)
        self.assertEqual(code({"messages": [user("a")], "functions": {"f": 1}}), 336001)
        for wrong in ({"name": "get weather"}, {"description": None}, {"parameters": {"type": "string"}},
                      {"parameters": None}):
            self.assertEqual(code({"messages": [user("a")], "functions": [{**WEATHER, **wrong}]}), 336003, wrong)
        self.assertEqual(code({"messages": [user("a")], "functions": [WEATHER]}), None)

    def test_is_not_broken_by_any_shape(self):
        whole = {"functions": [WEATHER], "tool_choice": {"type": "function", "function": {"name": "get_weather"}},
                 "stop": ["a"], "temperature": 1, "stream": True, "response_format": "json_object", "system": "s",
                 "max_output_tokens": 5, "messages": [
                     user("a"), {"role": "assistant", "content": "", "function_call": {
                         "name": "get_weather", "arguments": "{}"}},
                     {"role": "function", "name": "get_weather", "content": "{}"}]}
        for body in [whole, *mutants(whole, 400)]:
            answer = self.standin.ask("POST", CHAT + "completions", body, query={"access_token": self.access_token})
            self.assertEqual(answer.status, 200, f"{body}\n{answer.text}")

    def test_refuses_fields_out_of_range(self):
        for more in ({"temperature": 0}, {"temperature": 1.1}, {"top_p": -0.1}, {"penalty_score": 0.9},
                     {"max_output_tokens": 1}, {"max_output_tokens": 4097},
                     {"max_output_tokens": 2.5}, {"stop": ["x"] * 5},
                     {"stop": ["x" * 21]}, {"response_format": {"type": "json_object"}}, {"stream": "yes"},
                     {"enable_system_memory": True}, {"system": 5}, {"functions": [{"name": "f"}]},
                     {"functions": [WEATHER], "tool_choice": {"type": "function", "function": {"name": "g"}}}):
            answer = self.say("你好", **more)
            self.assertEqual(self.code(answer), 336003, more)
            self.assertTrue(answer.json["id"].startswith("as-"))

    def test_refuses_what_is_no_json_no_endpoint_or_no_post(self):
        path = CHAT + "completions?access_token=" + self.access_token
        json_type = {"Content-Type": "application/json"}
        self.assertEqual(self.code(self.standin.ask("POST", path, "{", json_type)), 336002)
        self.assertEqual(self.code(self.standin.ask("POST", path, b'"\xff"', json_type)), 336002)
        self.assertEqual(self.code(self.standin.ask("POST", path, json.dumps({"messages": [user("a")]}))), 336002)
        self.assertEqual(self.code(self.say("你好", endpoint="ernie-9")), 336005)
        self.assertEqual(self.code(self.standin.ask("GET", path)), 336101)
        self.assertEqual(self.code(self.standin.ask("POST", "/rpc/2.0/other", {})), 3)

    def test_has_the_limits_of_its_endpoint(self):
        self.assertIsNone(self.code(self.say("a" * 20000, endpoint="completions")))
        answer = self.say("a" * 20001, endpoint="completions")
        self.assertEqual((self.code(answer), answer.json["error_msg"]), (336007, "the max input characters is 20000"))
        self.assertEqual(self.code(self.say("福" * 5121, endpoint="completions")), 336103)
        self.assertIsNone(self.code(self.say("福" * 5121, endpoint="ernie-3.5-128k")))

    def test_ends_at_the_limit_or_at_a_stop_word(self):
        self.standin.control(script=[{"say": "一二三四五六七八九十"}])
        cut = self.say("数数", max_output_tokens=4).json
        self.assertEqual((cut["result"], cut["is_truncated"], cut["finish_reason"]), ("一二三四", True, "length"))
        stopped = self.say("数数", stop=["三"]).json
        self.assertEqual((stopped["result"], stopped["finish_reason"]), ("一二三", "stop"))

    def test_says_when_the_history_must_go(self):
        self.standin.control(script=[{"say": "换个话题吧。", "need_clear_history": True,
                                      "finish_reason": "content_filter"}])
        body = self.say("不好的话").json
        self.assertEqual((body["need_clear_history"], body["ban_round"], body["finish_reason"]),
                         (True, -1, "content_filter"))

    def test_answers_json_when_it_is_wanted(self):
        self.assertEqual(json.loads(self.say("三天", response_format="json_object").json["result"]), {"heard": "三天"})


class AFunctionCall(ErnieCase):
    RULES = [{"when": {"functions": True, "matches": "^(.+)天气"},
              "call": {"name": "get_weather", "arguments": {"city": "$1"}}},
             {"when": {"result_of": "get_weather"}, "say": "现在$result.temp度。"}]

    def setUp(self):
        super().setUp()
        self.standin.control(script=self.RULES)

    def test_takes_two_rounds(self):
        first = self.say("上海天气", functions=[WEATHER]).json
        self.assertEqual((first["result"], first["finish_reason"]), ("", "function_call"))
        self.assertEqual(json.loads(first["function_call"]["arguments"]), {"city": "上海"})
        second = self.say([user("上海天气"),
                           {"role": "assistant", "content": "", "function_call": first["function_call"]},
                           {"role": "function", "name": "get_weather", "content": '{"temp":25}'}],
                          functions=[WEATHER]).json
        self.assertEqual((second["result"], second["finish_reason"]), ("现在25度。", "normal"))

    def test_wants_a_result_that_is_json_and_answers_the_call(self):
        call = {"role": "assistant", "content": "", "function_call": {"name": "get_weather", "arguments": "{}"}}
        for before, result in ((call, {"name": "get_weather", "content": "sunny"}),
                               (call, {"name": "other", "content": "{}"}),
                               ({"role": "assistant", "content": "x"}, {"name": "get_weather", "content": "{}"})):
            messages = [user("上海天气"), before, {"role": "function", **result}]
            self.assertEqual(self.code(self.say(messages, functions=[WEATHER])), 336003, result)

    def test_may_have_arguments_that_are_no_json(self):
        self.standin.control(script=[{"call": {"name": "get_weather", "arguments": "{city:"}}])
        self.assertEqual(self.say("天气", functions=[WEATHER]).json["function_call"]["arguments"], "{city:")

    def test_follows_the_choice_of_the_caller(self):
        choice = {"type": "function", "function": {"name": "get_weather"}}
        body = self.say("你好", functions=[WEATHER], tool_choice=choice).json
        self.assertEqual(body["function_call"]["name"], "get_weather")


class AStream(ErnieCase):
    def test_ends_with_is_end_and_no_done(self):
        answer = self.say("去福州玩三天，看三坊七巷", stream=True)
        self.assertTrue(answer.headers["Content-Type"].startswith("text/event-stream"))
        heard = [json.loads(data) for data in events(answer.text)]
        self.assertEqual("".join(part["result"] for part in heard), "收到：去福州玩三天，看三坊七巷")
        self.assertEqual([part["sentence_id"] for part in heard], list(range(len(heard))))
        self.assertEqual([part["is_end"] for part in heard], [False] * (len(heard) - 1) + [True])
        self.assertEqual([part.get("finish_reason") for part in heard], [None] * (len(heard) - 1) + ["normal"])
        self.assertNotIn("[DONE]", answer.text)

    def test_may_have_lines_that_mean_nothing(self):
        plain = events(self.say("你好", stream=True).text)
        self.standin.fault("/chat/", quirk=["comments", "event_lines"])
        answer = self.say("你好", stream=True)
        self.assertTrue(answer.text.startswith(": keep-alive\n\nevent: message\ndata: {"))
        self.assertEqual(len(events(answer.text)), len(plain))

    def test_of_a_refused_call_is_plain_json(self):
        for answer in (self.say([user("a"), user("b")], stream=True), self.fail_with(336100)):
            self.assertTrue(answer.headers["Content-Type"].startswith("application/json"))
            self.assertFalse(answer.text.startswith("data:"))
            self.assertIn(self.code(answer), (336003, 336100))

    def fail_with(self, code):
        self.standin.fault("/chat/", error=code)
        return self.say("你好", stream=True)

    def test_calls_a_function_in_its_last_event(self):
        self.standin.control(script=[{"call": {"name": "get_weather", "arguments": {}}}])
        heard = [json.loads(data) for data in events(self.say("天气", functions=[WEATHER], stream=True).text)]
        self.assertEqual((heard[-1]["function_call"]["name"], heard[-1]["is_end"]), ("get_weather", True))


class AFailure(ErnieCase):
    CODES = (1, 2, 3, 4, 6, 13, 14, 15, 17, 18, 19, 100, 110, 111, 336000, 336001, 336002, 336003, 336004,
             336005, 336006, 336007, 336100, 336101, 336102, 336103, 336104, 336105, 336501, 336502, 500000)

    def test_comes_with_http_200(self):
        for code in self.CODES:
            self.standin.fault("/chat/", error=code)
            answer = self.say("你好")
            self.assertEqual(self.code(answer), code)
            self.assertTrue(answer.json["error_msg"])
            self.assertEqual("id" in answer.json, code >= 336000)
        self.assertIsNone(self.code(self.say("你好")))

    def test_of_iam_speaks_in_headers(self):
        self.standin.fault("/chat/", status=403)
        answer = self.say("你好")
        self.assertEqual((answer.status, answer.headers["X-Bce-Error-Code"]), (403, "AccessDenied"))


if __name__ == "__main__":
    unittest.main()
