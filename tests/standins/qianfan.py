#!/usr/bin/env python3
"""Baidu Qianfan v2 (千帆): OpenAI's chat interface with Baidu's keys, limits and errors."""
from datetime import timedelta

import chat_request
import script
from bce_signature import is_signed
from chat_answer import QUIRKS, Writer
from service import Service, run
from wire import Refused, json_answer, whole_number

MODELS = {"ernie-4.0-8k", "ernie-4.0-turbo-8k", "ernie-3.5-8k", "ernie-3.5-128k", "ernie-speed-8k",
          "ernie-lite-8k", "deepseek-v3", "deepseek-r1"}
LIMIT_CHARACTERS = 516096

# code → (status, type, message); a code may come with several statuses, the first is usual.
FAILURES = {
    "malformed_json": (400, "invalid_request_error", "Invalid JSON"),
    "invalid_messages": (400, "invalid_request_error", "messages are invalid"),
    "characters_too_long": (400, "invalid_request_error", f"the max input characters is {LIMIT_CHARACTERS}"),
    "tokens_too_long": (400, "invalid_request_error", "Prompt tokens too long"),
    "invalid_argument": (400, "invalid_request_error", "invalid argument"),
    "user_unsafe": (400, "unsafe_request", "the content of user is unsafe"),
    "invalid_model": (400, "invalid_request_error", "model is empty"),
    "no_parameter_permission": (401, "access_denied", "no permission to use the parameter"),
    "invalid_appid": (401, "access_denied", "No permission to use the appid"),
    "invalid_iam_token": (401, "access_denied", "IAM Certification failed"),
    "system_unsafe": (403, "unsafe_request", "the content of system is unsafe"),
    "user_setting_unsafe": (403, "unsafe_request", "the content of user_setting is unsafe"),
    "functions_unsafe": (403, "unsafe_request", "the content of functions is unsafe"),
    "account_overdue": (403, "access_denied", "account is overdue"),
    "model_offline": (403, "access_denied", "the model is offline"),
    "method_not_supported": (405, "invalid_request_error", "method not supported"),
    "rpm_rate_limit_exceeded": (429, "rate_limit_exceeded", "Rate limit reached for RPM"),
    "tpm_rate_limit_exceeded": (429, "rate_limit_exceeded", "Rate limit reached for TPM"),
    "user_rate_limit_exceeded": (429, "rate_limit_exceeded", "Rate limit reached for user"),
    "cluster_rate_limit_exceeded": (429, "rate_limit_exceeded", "Rate limit reached for cluster"),
    "preemptible_rate_limit_exceeded": (429, "rate_limit_exceeded", "Rate limit reached"),
    "internal_error": (500, "internal_error", "Internal error"),
    "dispatch_internal_error": (500, "internal_error", "Internal error"),
}


class Qianfan(Service):
    name = "qianfan"
    quirks = {**QUIRKS, "whole_objects": "the object of a chunk stays chat.completion"}
    routes = (("POST", "/v2/chat/completions", "chat"), ("GET", "/v2/chat/completions", "wrong_method"),
              ("GET", "/v1/BCE-BEARER/token", "temporary_token"))

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--api-key", default="bce-v3/ALTAK-stand-in/secret")
        parser.add_argument("--access-key", default="stand-in-ak")
        parser.add_argument("--secret-key", default="stand-in-sk")

    def reset(self):
        super().reset()
        self.script, self.temporary = script.Script(), {}

    def controls(self):
        return {"script": self.setter("script", script.Script)}

    def knows_failure(self, name):
        return name in FAILURES

    def failure(self, name, request, message=None, status=None):
        usual, kind, text = FAILURES[name]
        body = {"error": {"code": name, "message": message or text, "type": kind}, "id": self._id()}
        return json_answer(body, status or usual)

    def failure_with_status(self, status, request):
        name = next((name for name, words in FAILURES.items() if words[0] == status), "internal_error")
        return self.failure(name, request, status=status)

    def not_found(self, request):
        return self.failure("invalid_argument", request, "no such API", 404)

    def wrong_method(self, request):
        return self.failure("method_not_supported", request)

    def quota_exceeded(self, window):
        return self.failure("rpm_rate_limit_exceeded", None)

    def _id(self):
        return f"as-{len(self.calls):010x}"

    # --- keys

    def temporary_token(self, request):
        """A key for some seconds, for who signs the request with the account's own keys."""
        seconds = whole_number(request.query.get("expireInSeconds", "86400"), 1, 2592000)
        if not is_signed(request, self.options.access_key, self.options.secret_key, self.clock.now):
            return self.failure("invalid_iam_token", request)
        if seconds is None:
            return self.failure("invalid_argument", request)
        with self.lock:
            token = f"bce-v3/ALTAK-temporary/{self.clock.unix:x}-{len(self.temporary) + 1}"
            self.temporary[token] = self.clock.unix + seconds
        return json_answer({"userId": "stand-in", "token": token, "status": "enable",
                            "createTime": self._time(0), "expireTime": self._time(seconds)})

    def _time(self, seconds):
        return (self.clock.now + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _admit(self, request):
        key = request.bearer()
        if key == self.options.api_key or self.temporary.get(key, 0) > self.clock.unix:
            return
        if not is_signed(request, self.options.access_key, self.options.secret_key, self.clock.now):
            raise Refused(self.failure("invalid_iam_token", request))

    # --- chat

    def chat(self, request):
        self._admit(request)
        given = self._given(request)
        try:
            turn = chat_request.turn_of(given)
        except chat_request.Wrong as wrong:
            code = "invalid_messages" if wrong.kind == "messages" else "invalid_argument"
            return self.failure(code, request, wrong.message)
        if sum(map(len, chat_request.prompt_of(given))) > LIMIT_CHARACTERS:
            return self.failure("characters_too_long", request)
        with self.lock:
            reply = self.script.reply(turn)
        choice = {"flag": 1 if reply.need_clear_history else 0, "need_clear_history": reply.need_clear_history}
        if reply.need_clear_history:
            choice["ban_round"] = -1
        answer = Writer(request, given, reply, len(self.calls), self.clock.unix, prefix="as-",
                        choice_members=choice).answer({"X-Ratelimit-Limit-Requests": "300"})
        if answer.is_stream and "whole_objects" in request.quirks:
            answer.pieces = [piece.replace(b"chat.completion.chunk", b"chat.completion")
                             for piece in answer.pieces]
        return answer

    def _given(self, request):
        try:
            given = request.json()
            if request.content_type != "application/json" or not isinstance(given, dict):
                raise ValueError("no JSON object")
        except ValueError:
            raise Refused(self.failure("malformed_json", request)) from None
        if not given.get("model") or not isinstance(given["model"], str):
            raise Refused(self.failure("invalid_model", request))
        if given["model"] not in MODELS:
            raise Refused(self.failure("invalid_model", request, "No permission to use the model", 401))
        return given


if __name__ == "__main__":
    run(Qianfan)
