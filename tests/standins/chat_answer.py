"""A model's reply as services with OpenAI's chat interface write it, whole or as a stream.

Quirks are what such services have been seen to do; a client has to bear all of them.
"""
import script
from chat_request import prompt_of
from wire import event, event_stream, json_answer

QUIRKS = {
    "keep_alive": "twenty comment lines before the first event; a body after blank lines",
    "crlf": "lines of a stream end with CR LF",
    "no_space": "no space after data:",
    "event_lines": "event: lines between the data: lines",
    "no_done": "a stream without [DONE]",
    "choices_null": "the chunk of the usage has choices null instead of []",
    "usage_null": "usage is null",
    "content_null": "content is null",
    "empty_content": "content is empty",
    "fenced_json": "the text stands in a ```json fence, with a sentence before it",
    "invalid_arguments": "the arguments of a call are no JSON",
    "unknown_tool": "a call of a function that was not offered",
    "reasoning": "the reply has thoughts beside the text",
    "wrong_model": "the answer names another model",
}


def odd(reply, quirks):
    """The reply with the quirks that concern what is said."""
    if quirks & {"content_null", "empty_content"}:
        reply.text = ""
    if "fenced_json" in quirks:
        reply.text = f"好的，结果如下：\n```json\n{reply.text}\n```"
    if "invalid_arguments" in quirks:
        reply.calls = [script.Call(call.name, '{"city": "福州",') for call in reply.calls]
    if "unknown_tool" in quirks:
        reply.calls = [script.Call("open_pod_bay_doors", "{}")]
    if "reasoning" in quirks:
        reply.reasoning = reply.reasoning or "先想一想。"
    return reply


class Writer:
    """Writes one reply; members are what a service adds to the answer or to its choice."""

    def __init__(self, request, given, reply, number, created, reasoning_field="reasoning_content",
                 prefix="chatcmpl-", members=None, choice_members=None):
        self.quirks, self.given, self.number = request.quirks, given, number
        self.reply = odd(reply, request.quirks)
        self.reasoning_field = reasoning_field
        self.base = {"id": f"{prefix}{number:012x}", "created": created,
                     "model": "another-model" if "wrong_model" in self.quirks else given.get("model", "")}
        self.members, self.choice_members = members or {}, choice_members or {}
        self.usage = None if "usage_null" in self.quirks else script.usage(prompt_of(given), self.reply)

    @property
    def finish_reason(self):
        return self.reply.finish_reason or ("tool_calls" if self.reply.calls else "stop")

    def answer(self, headers=None):
        if self.given.get("stream"):
            return event_stream(map(self._as_wire, self._stream()), headers)
        answer = json_answer({**self.base, "object": "chat.completion", "choices": [self._choice()],
                              "usage": self.usage, **self.members}, headers=headers)
        if "keep_alive" in self.quirks:
            answer.body = b"\n" * 20 + answer.body
        return answer

    def _choice(self):
        silent = "content_null" in self.quirks or (self.reply.calls and not self.reply.text)
        message = {"role": "assistant", "content": None if silent else self.reply.text}
        if self.reply.reasoning:
            message[self.reasoning_field] = self.reply.reasoning
        if self.reply.calls:
            message["tool_calls"] = [self._call(n, call) for n, call in enumerate(self.reply.calls)]
        return {"index": 0, "message": message, "finish_reason": self.finish_reason, **self.choice_members}

    def _call(self, number, call):
        return {"id": f"call_{self.number}_{number}", "type": "function",
                "function": {"name": call.name, "arguments": call.arguments}}

    def _stream(self):
        if "keep_alive" in self.quirks:
            yield from [b": keep-alive\n\n"] * 20
        yield self._chunk({"role": "assistant", "content": None if "content_null" in self.quirks else ""})
        for part in script.in_parts(self.reply.reasoning):
            yield self._chunk({"content": None, self.reasoning_field: part})
        for part in script.in_parts(self.reply.text):
            yield self._chunk({"content": part})
        for number, call in enumerate(self.reply.calls):
            yield from self._fragments(number, call)
        yield self._chunk({}, self.finish_reason)
        if (self.given.get("stream_options") or {}).get("include_usage"):
            choices = None if "choices_null" in self.quirks else []
            yield event({**self.base, "object": "chat.completion.chunk", "choices": choices,
                         "usage": self.usage, **self.members})
        if "no_done" not in self.quirks:
            yield b"data: [DONE]\n\n"

    def _fragments(self, number, call):
        """The name comes first and alone, the arguments follow in parts; the index joins them."""
        opening = self._call(number, script.Call(call.name, ""))
        yield self._chunk({"tool_calls": [{"index": number, **opening}]})
        for part in script.in_parts(call.arguments):
            yield self._chunk({"tool_calls": [{"index": number, "function": {"arguments": part}}]})

    def _chunk(self, delta, finish_reason=None):
        members = self.choice_members if finish_reason else {}
        return event({**self.base, "object": "chat.completion.chunk",
                      "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason, **members}]})

    def _as_wire(self, piece):
        if "no_space" in self.quirks:
            piece = piece.replace(b"data: ", b"data:", 1)
        if "event_lines" in self.quirks and piece.startswith(b"data"):
            piece = b"event: message\n" + piece
        return piece.replace(b"\n", b"\r\n") if "crlf" in self.quirks else piece
