#!/usr/bin/env python3
"""Services with OpenAI's chat interface; --flavour chooses whose peculiarities are shown."""
import chat_request
import script
from chat_answer import QUIRKS, Writer
from flavours import FLAVOURS, Failure
from service import Service, run
from wire import Refused, json_answer

# The status of a failure that a flavour has no words of its own for.
GENERAL = {400: ("Bad Request", "invalid_request_error"), 401: ("Unauthorized", "authentication_error"),
           402: ("Payment Required", "billing_error"), 403: ("Forbidden", "permission_error"),
           404: ("Not Found", "not_found_error"), 422: ("Unprocessable Entity", "invalid_request_error"),
           429: ("Too Many Requests", "rate_limit_error"), 500: ("Internal Server Error", "server_error"),
           503: ("Service Unavailable", "server_error")}


class OpenAiCompatible(Service):
    name = "openai_compatible"
    quirks = QUIRKS
    routes = (("POST", "(.*)/chat/completions", "chat"), ("GET", "(.*)/models", "models"),
              ("GET", "/health", "health"))

    def __init__(self, options):
        self.flavour = FLAVOURS[options.flavour]
        super().__init__(options)

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--flavour", choices=sorted(FLAVOURS), default="plain")
        parser.add_argument("--api-key", default="", help="sk-stand-in where the service wants one")
        parser.add_argument("--without-tools", action="store_true",
                            help="vllm, llama_cpp: started without the flags that tools need")

    def reset(self):
        super().reset()
        self.script = script.Script()

    def controls(self):
        return {"script": self.setter("script", script.Script)}

    # --- failures

    def knows_failure(self, name):
        return name in self.flavour.failures

    def failure(self, name, request):
        return self._refusal(self.flavour.failures[name], request)

    def failure_with_status(self, status, request):
        for failure in self.flavour.failures.values():
            if failure.status == status:
                return self._refusal(failure, request)
        message, kind = GENERAL.get(status, ("Error", "server_error"))
        code = status if self.flavour.numeric_codes else None
        return self._refusal(Failure(status, message, kind, code), request)

    def not_found(self, request):
        return self._refusal(Failure(404, "Not Found", "not_found_error"), request)

    def quota_exceeded(self, window):
        return self.failure_with_status(429, None)

    def _refusal(self, failure, request):
        if self.options.flavour == "vllm" and failure.status == 401:
            return json_answer({"error": "Unauthorized"}, 401)  # a text, not an object
        message = failure.message.replace("{model}", self._model(request))
        body = {"error": {"message": message, "type": failure.type, "param": failure.param,
                          "code": failure.code}}
        if self.flavour.top_level_request_id:
            body["request_id"] = f"stand-in-{len(self.calls)}"
        return json_answer(body, failure.status)

    @staticmethod
    def _model(request):
        try:
            return str(request.json().get("model", ""))
        except (ValueError, AttributeError):
            return ""

    # --- admission

    def _admit(self, request, base):
        if base not in self.flavour.paths:
            raise Refused(self.not_found(request))
        wanted = self.options.api_key or ("sk-stand-in" if self.flavour.key == "required" else "")
        if self.flavour.key != "ignored" and wanted and request.bearer() != wanted:
            raise Refused(self.failure("unauthorised", request))

    def _wrong(self, request, message, param=None, status=None):
        kind, code, usual = self.flavour.wrong
        raise Refused(self._refusal(Failure(status or usual, message, kind, code, param), request))

    # --- answers

    def models(self, request, base):
        self._admit(request, base)
        return json_answer({"object": "list", "data": [
            {"id": model, "object": "model", "created": self.clock.unix, "owned_by": self.options.flavour}
            for model in self.flavour.models or ("stand-in",)]})

    def health(self, request):
        return json_answer({"status": "ok"}) if self.options.flavour == "llama_cpp" else self.not_found(request)

    def chat(self, request, base):
        self._admit(request, base)
        given = self._given(request)
        try:
            turn = chat_request.turn_of(given)
        except chat_request.Wrong as wrong:
            deserialised = self.options.flavour == "deepseek" and wrong.kind in ("messages", "tools")
            self._wrong(request, wrong.message, wrong.param, 422 if deserialised else None)
        self._check_particulars(request, given)
        if self.flavour.json_wants_the_word and turn.wants_json and not chat_request.speaks_of_json(given):
            self._wrong(request, "Prompt must contain the word 'json' in some form to use "
                        "'response_format' of type 'json_object'.", "messages")
        with self.lock:
            reply = self.script.reply(turn)
        members = {"timings": {"prompt_n": 1, "predicted_n": 1}} if self.options.flavour == "llama_cpp" else {}
        return Writer(request, given, reply, len(self.calls), self.clock.unix,
                      self.flavour.reasoning_field, members=members).answer()

    def _given(self, request):
        if request.content_type != "application/json":
            self._wrong(request, "Content-Type must be application/json")
        try:
            given = request.json()
        except ValueError:
            self._wrong(request, "We could not parse the JSON body of your request.")
        if not isinstance(given, dict):
            self._wrong(request, "The body must be an object.")
        if not isinstance(given.get("model"), str) and self.flavour.models:
            self._wrong(request, "you must provide a model parameter", "model")
        if self.flavour.models and given["model"] not in self.flavour.models:
            raise Refused(self.failure("model_not_found", request))
        return {name: value for name, value in given.items() if name not in self.flavour.ignored}

    def _check_particulars(self, request, given):
        if self.flavour.tools_need_a_flag and self.options.without_tools and given.get("tools"):
            if self.options.flavour == "llama_cpp":
                raise Refused(self._refusal(Failure(500, "tools param requires --jinja flag", "server_error",
                                                    500), request))
            if given.get("tool_choice", "auto") == "auto":
                self._wrong(request, '"auto" tool choice requires --enable-auto-tool-choice and '
                            '--tool-call-parser to be set')
        if self.options.flavour == "deepseek" and given["model"] == "deepseek-reasoner":
            if any("reasoning_content" in message for message in given["messages"]):
                self._wrong(request, "The reasoning_content is not allowed in the input messages.")
        if self.options.flavour == "dashscope" and not given.get("stream"):
            if given.get("enable_thinking"):
                self._wrong(request, "parameter.enable_thinking must be set to false for non-streaming calls")
            if given["model"] == "qwq-plus":
                self._wrong(request, "This model only support stream mode, please enable the stream parameter "
                            "to access the model.")


if __name__ == "__main__":
    run(OpenAiCompatible)
