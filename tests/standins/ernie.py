#!/usr/bin/env python3
"""Baidu ERNIE v1 (文心一言): access tokens and chat, with function calls and streams."""
import script
from bce_signature import is_signed
from ernie_errors import FROM_MODEL, MESSAGES
from ernie_request import ENDPOINTS, Wrong, prompt_of, turn_of
from service import Service, run
from wire import Answer, Refused, event, event_stream, json_answer

CHAT = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/"
TOKEN_LIFE_S = 2592000


class Ernie(Service):
    name = "ernie"
    quirks = {"comments": "a comment line before each event", "event_lines": "an event: line before each data: line"}
    routes = (("POST", "/oauth/2.0/token", "token"), ("GET", "/oauth/2.0/token", "token"),
              ("POST", CHAT + "([^/]+)", "chat"), ("GET", CHAT + "([^/]+)", "wrong_method"))

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--client-id", default="stand-in-key")
        parser.add_argument("--client-secret", default="stand-in-secret")

    def reset(self):
        super().reset()
        self.tokens, self.made, self.script = {}, 0, script.Script()

    def controls(self):
        return {"script": self.setter("script", script.Script), "revoke_tokens": lambda _: self.tokens.clear()}

    # --- failures

    def knows_failure(self, name):
        return name in MESSAGES or name == "invalid_client"

    def failure(self, name, request):
        if name == "invalid_client":
            return refuse_client("Client authentication failed")
        body = {"error_code": name, "error_msg": MESSAGES[name]}
        return json_answer({**body, "id": self._id()} if name >= FROM_MODEL else body)

    def failure_with_status(self, status, request):
        """IAM speaks in headers when it refuses, the gateway has no body."""
        words = {401: ("AccessDenied", "IAM Certification failed"), 403: ("AccessDenied", "Access denied"),
                 429: ("RateLimit", "Open api qps request limit reached")}
        code, message = words.get(status, ("InternalError", "Internal error"))
        return Answer(status, b"", {"X-Bce-Error-Code": code, "X-Bce-Error-Message": message})

    def not_found(self, request):
        return self.failure(3, request)

    def wrong_method(self, request, _):
        return self.failure(336101, request)

    def quota_exceeded(self, window):
        return self.failure({"second": 18, "minute": 336501, "hour": 4, "day": 17}[window], None)

    # --- access tokens

    def token(self, request):
        query = request.query
        if query.get("grant_type") != "client_credentials":
            return json_answer({"error": "unsupported_grant_type",
                                "error_description": "The authorization grant type is not supported"}, 400)
        if query.get("client_id") != self.options.client_id:
            return refuse_client("unknown client id")
        if query.get("client_secret") != self.options.client_secret:
            return refuse_client("Client authentication failed")
        with self.lock:
            self.made += 1
            token = f"24.{self.made:032x}.{TOKEN_LIFE_S}.{self.clock.unix + TOKEN_LIFE_S}.stand-in"
            self.tokens[token] = self.clock.unix + TOKEN_LIFE_S
        return json_answer({
            "refresh_token": token.replace("24.", "25.", 1), "expires_in": TOKEN_LIFE_S,
            "session_key": f"key-{self.made}", "access_token": token,
            "scope": "public ai_custom_yiyan_com ai_custom_yiyan_com_eb_instant",
            "session_secret": f"secret-{self.made}"})

    def _admit(self, request):
        token = request.query.get("access_token")
        if token is None:
            if is_signed(request, self.options.client_id, self.options.client_secret, self.clock.now):
                return
            raise Refused(self.failure(14 if "authorization" in request.headers else 100, request))
        if token not in self.tokens:
            raise Refused(self.failure(110, request))
        if self.tokens[token] <= self.clock.unix:
            raise Refused(self.failure(111, request))

    # --- chat

    def chat(self, request, endpoint):
        self._admit(request)
        if endpoint not in ENDPOINTS:
            return self.failure(336005, request)
        try:
            if request.content_type != "application/json":
                raise ValueError("no JSON")
            given = request.json()
            turn = turn_of(given, endpoint)
        except ValueError:
            return self.failure(336002, request)
        except Wrong as wrong:
            body = {"error_code": wrong.code, "error_msg": wrong.message or MESSAGES[wrong.code]}
            return json_answer({**body, "id": self._id()})
        with self.lock:
            reply = self.script.reply(turn)
        prompt = prompt_of(given, given["messages"], given.get("functions"))
        spent = script.usage(prompt, reply)
        if given.get("stream"):
            odd = b": keep-alive\n\n" * ("comments" in request.quirks) + \
                b"event: message\n" * ("event_lines" in request.quirks)
            return event_stream((odd + piece for piece in self._events(reply, spent)), self._headers(request))
        return json_answer({**self._body(reply.text, reply), **self._call(reply), "usage": spent},
                           headers=self._headers(request))

    def _headers(self, request):
        return {"X-Ratelimit-Limit-Requests": "300", "X-Ratelimit-Limit-Tokens": "300000",
                "X-Baidu-Request-Id": request.headers.get("request_id", self._id())}

    def _id(self):
        return f"as-{len(self.calls):010x}"

    def _body(self, text, reply):
        body = {"id": self._id(), "object": "chat.completion", "created": self.clock.unix,
                "result": text, "is_truncated": reply.is_truncated,
                "need_clear_history": reply.need_clear_history}
        if reply.need_clear_history:
            body |= {"flag": 1, "ban_round": -1}
        return {**body, "finish_reason": reply.finish_reason or ("function_call" if reply.calls else "normal")}

    @staticmethod
    def _call(reply):
        """ERNIE v1 calls one function at a time."""
        return {"function_call": {"name": call.name, "thoughts": reply.reasoning or f"需要调用{call.name}。",
                                  "arguments": call.arguments} for call in reply.calls[:1]}

    def _events(self, reply, spent):
        """Each event has a part of the result; only the last one ends, calls and counts all tokens."""
        parts = script.in_parts(reply.text) or [""]
        unfinished = script.Reply(need_clear_history=reply.need_clear_history)
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            body = self._body(part, reply if last else unfinished)
            if not last:
                del body["finish_reason"]
            yield event({**body, **(self._call(reply) if last else {}), "sentence_id": number,
                         "is_end": last, "usage": spent if last else {**spent, "completion_tokens": 0}})


def refuse_client(description):
    return json_answer({"error": "invalid_client", "error_description": description}, 401)


if __name__ == "__main__":
    run(Ernie)
