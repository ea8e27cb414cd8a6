"""What services with OpenAI's chat interface accept: the common rules of a request."""
import json
import re

import script

NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
ROLES = ("assistant", "system", "tool", "user")
FORMATS = ("text", "json_object", "json_schema")


class Wrong(Exception):
    """kind: argument, messages, tools or format; param: the member at fault."""

    def __init__(self, kind, param, message):
        super().__init__(message)
        self.kind, self.param, self.message = kind, param, message


def turn_of(given):
    """The checked request in the script's words."""
    messages = check_messages(given.get("messages"))
    tools = check_tools(given.get("tools"), given.get("tool_choice"))
    check_fields(given)
    last = messages[-1]
    choice = given.get("tool_choice")
    stop = given.get("stop") or []
    return script.Turn(
        model=given.get("model", ""),
        system="\n".join(text_of(message) for message in messages if message["role"] == "system"),
        text=text_of(last), result_of=called(messages) if last["role"] == "tool" else "",
        functions=tuple(tools), wants_json=wants_json(given),
        limit=given.get("max_completion_tokens", given.get("max_tokens")),
        stop=(stop,) if isinstance(stop, str) else tuple(stop),
        chosen_function=choice["function"]["name"] if isinstance(choice, dict) else "")


def wants_json(given):
    return (given.get("response_format") or {}).get("type", "text") != "text"


def text_of(message):
    content = message.get("content")
    if isinstance(content, list):
        return "".join(part.get("text", "") for part in content)
    return content or ""


def called(messages):
    """The function whose result the last message is."""
    wanted = messages[-1]["tool_call_id"]
    calls = [call for message in messages for call in message.get("tool_calls") or ()]
    return next(call["function"]["name"] for call in calls if call["id"] == wanted)


def check_messages(messages):
    if not isinstance(messages, list) or not messages:
        raise Wrong("messages", "messages", "messages must be a non-empty array")
    waiting = []  # for the results of these calls
    for number, message in enumerate(messages):
        where = f"messages[{number}]"
        if not isinstance(message, dict) or message.get("role") not in ROLES:
            raise Wrong("messages", where, f"{where}.role must be one of {', '.join(ROLES)}")
        calls = message.get("tool_calls") if message["role"] == "assistant" else None
        if not isinstance(calls or [], list):
            raise Wrong("messages", f"{where}.tool_calls", f"{where}.tool_calls must be an array")
        if not is_content(message.get("content")) and not (message.get("content") is None and calls):
            raise Wrong("messages", f"{where}.content", f"{where}.content must be a string or an array")
        if message["role"] == "tool":
            if message.get("tool_call_id") not in waiting:
                raise Wrong("messages", f"{where}.tool_call_id", "Messages with role 'tool' must be a "
                            "response to a preceding message with 'tool_calls'")
            waiting.remove(message["tool_call_id"])
        elif waiting:
            break
        waiting += [identity(where, call) for call in calls or ()]
    if waiting:
        raise Wrong("messages", "messages", "An assistant message with 'tool_calls' must be followed by "
                    "tool messages responding to each 'tool_call_id'")
    return messages


def is_content(content):
    if isinstance(content, list):
        return all(isinstance(part, dict) and isinstance(part.get("text", ""), str) for part in content)
    return isinstance(content, str)


def identity(where, call):
    function = call.get("function") if isinstance(call, dict) else None
    if not isinstance(function, dict) or not isinstance(call.get("id"), str) or call.get("type") != "function" \
            or not isinstance(function.get("name"), str) or not isinstance(function.get("arguments"), str):
        raise Wrong("messages", f"{where}.tool_calls", "a tool call needs id, type, name and arguments")
    return call["id"]


def check_tools(tools, choice):
    """The names of the functions on offer."""
    names = []
    if not isinstance(tools or [], list):
        raise Wrong("tools", "tools", "tools must be an array")
    for tool in tools or ():
        function = tool.get("function") if isinstance(tool, dict) and tool.get("type") == "function" else None
        if not isinstance(function, dict) or not NAME.fullmatch(str(function.get("name", ""))) \
                or not isinstance(function.get("parameters", {}), dict):
            raise Wrong("tools", "tools", "a tool needs type function, a name and parameters")
        names.append(function["name"])
    if isinstance(choice, dict):
        named = choice.get("function")
        if not isinstance(named, dict) or named.get("name") not in names:
            raise Wrong("tools", "tool_choice", "tool_choice names no tool of tools")
    elif choice not in (None, "auto", "none", "required"):
        raise Wrong("tools", "tool_choice", "tool_choice is none, auto, required or a function")
    elif choice == "required" and not names:
        raise Wrong("tools", "tool_choice", "tool_choice required needs tools")
    return [] if choice == "none" else names


def check_fields(given):
    for name, low, high in (("temperature", 0, 2), ("top_p", 0, 1), ("presence_penalty", -2, 2),
                            ("frequency_penalty", -2, 2), ("max_tokens", 1, 1 << 20),
                            ("max_completion_tokens", 1, 1 << 20)):
        value = given.get(name)
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if value is not None and not (number and low <= value <= high):
            raise Wrong("argument", name, f"Invalid value for '{name}': must be between {low} and {high}")
    if not isinstance(given.get("stream") or False, bool):
        raise Wrong("argument", "stream", "stream must be a boolean")
    if not isinstance(given.get("stream_options") or {}, dict):
        raise Wrong("argument", "stream_options", "stream_options must be an object")
    if given.get("stream_options") and not given.get("stream"):
        raise Wrong("argument", "stream_options", "stream_options is only allowed when stream is true")
    stop = given.get("stop") or []
    if not isinstance(stop, str) and (not isinstance(stop, list) or len(stop) > 4
                                      or not all(isinstance(word, str) for word in stop)):
        raise Wrong("argument", "stop", "stop is a string or at most 4 strings")
    wanted = given.get("response_format")
    if wanted is not None and (not isinstance(wanted, dict) or wanted.get("type") not in FORMATS):
        raise Wrong("format", "response_format", "response_format.type must be text, json_object or json_schema")
    if (wanted or {}).get("type") == "json_schema" and not (wanted.get("json_schema") or wanted.get("schema")):
        raise Wrong("format", "response_format", "json_schema is missing")


def speaks_of_json(given):
    """JSON mode of several services wants the word in the messages."""
    return any("json" in text_of(message).lower() for message in given["messages"])


def prompt_of(given):
    texts = [text_of(message) for message in given["messages"]]
    return texts + ([json.dumps(given["tools"], ensure_ascii=False)] if given.get("tools") else [])
