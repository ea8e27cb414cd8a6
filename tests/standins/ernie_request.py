"""What ERNIE v1 accepts as a chat request: the rules of its fields, in the order it checks them."""
import json
import re

import script

# endpoint → (characters, tokens) that messages, functions and system may have together
SMALL, LARGE = (20000, 5120), (516096, 126976)
ENDPOINTS = {
    "completions_pro": SMALL, "completions": SMALL, "ernie-4.0-turbo-8k": SMALL,
    "ernie-func-8k": SMALL, "ernie_speed": SMALL, "ernie-lite-8k": SMALL, "eb-instant": SMALL,
    "ernie-tiny-8k": SMALL, "ernie-3.5-128k": LARGE, "ernie-speed-128k": LARGE,
}
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Wrong(Exception):
    def __init__(self, code, message=None):
        super().__init__(message)
        self.code, self.message = code, message


def turn_of(given, endpoint):
    """The checked request in the script's words; Wrong with the service's code otherwise."""
    if not isinstance(given, dict):
        raise Wrong(336002)
    messages = given.get("messages")
    functions = given.get("functions") or []
    check_messages(messages)
    check_functions(functions, given.get("tool_choice"))
    check_fields(given)
    check_size(given, messages, functions, endpoint)
    last = messages[-1]
    return script.Turn(
        model=endpoint, system=given.get("system", ""), text=last["content"],
        result_of=last["name"] if last["role"] == "function" else "",
        functions=tuple(function["name"] for function in functions),
        wants_json=given.get("response_format") == "json_object",
        limit=given.get("max_output_tokens"), stop=tuple(given.get("stop") or ()),
        keeps_stop_word=True,
        chosen_function=(given.get("tool_choice") or {}).get("function", {}).get("name", ""))


def check_messages(messages):
    if not isinstance(messages, list) or not messages:
        raise Wrong(336003, "the messages field is required")
    if len(messages) % 2 == 0:
        raise Wrong(336003, "the length of messages must be an odd number")
    for number, message in enumerate(messages):
        if not isinstance(message, dict):
            raise Wrong(336001)
        allowed = ("assistant",) if number % 2 else ("user", "function")
        if message.get("role") not in allowed:
            raise Wrong(336003, f"invalid role in message {number}")
        content = message.get("content")
        calls = message.get("role") == "assistant" and "function_call" in message
        if not isinstance(content, str) or (not content and not calls):
            raise Wrong(336003, f"the content of message {number} is empty")
        if message["role"] == "function":
            check_result(number, message, messages[number - 1] if number else {})


def check_result(number, message, before):
    """A function's result answers the call before it, and is JSON."""
    called = before.get("function_call")
    if not isinstance(called, dict) or called.get("name") != message.get("name"):
        raise Wrong(336003, f"message {number} answers no function_call")
    try:
        json.loads(message["content"])
    except ValueError:
        raise Wrong(336003, f"the content of message {number} is not JSON") from None


def check_functions(functions, choice):
    if not isinstance(functions, list):
        raise Wrong(336001)
    for function in functions:
        described = isinstance(function, dict) and isinstance(function.get("description"), str)
        if not described or not NAME.fullmatch(str(function.get("name", ""))):
            raise Wrong(336003, "a function needs name and description")
        parameters = function.get("parameters")
        if not isinstance(parameters, dict) or parameters.get("type") != "object":
            raise Wrong(336003, f"the parameters of {function['name']} are not an object schema")
    if choice is not None:
        named = choice.get("function") if isinstance(choice, dict) else None
        if not isinstance(named, dict) or named.get("name") not in [function["name"] for function in functions]:
            raise Wrong(336003, "tool_choice names no function of functions")


def check_fields(given):
    def number(name, low, high, open_below=False):
        value = given.get(name)
        if value is None:
            return
        if isinstance(value, bool) or not isinstance(value, (int, float)) \
                or not low <= value <= high or (open_below and value == low):
            raise Wrong(336003, f"{name} is out of range")

    number("temperature", 0, 1, open_below=True)
    number("top_p", 0, 1)
    number("penalty_score", 1, 2)
    number("max_output_tokens", 2, 4096)
    if not isinstance(given.get("max_output_tokens", 2), int):
        raise Wrong(336003, "max_output_tokens is not an integer")
    for name in ("stream", "disable_search", "enable_citation", "enable_trace", "enable_system_memory"):
        if not isinstance(given.get(name, False), bool):
            raise Wrong(336003, f"{name} is not a boolean")
    for name in ("system", "user_id", "user_ip", "system_memory_id"):
        if not isinstance(given.get(name, ""), str):
            raise Wrong(336003, f"{name} is not a string")
    stop = given.get("stop") or []
    if not isinstance(stop, list) or len(stop) > 4 \
            or any(not isinstance(word, str) or len(word) > 20 for word in stop):
        raise Wrong(336003, "stop has at most 4 texts of at most 20 characters")
    if given.get("response_format", "text") not in ("text", "json_object"):
        raise Wrong(336003, "response_format is json_object or text")
    if given.get("enable_system_memory") and not given.get("system_memory_id"):
        raise Wrong(336003, "system_memory_id is required")


def check_size(given, messages, functions, endpoint):
    characters, tokens = ENDPOINTS[endpoint]
    texts = prompt_of(given, messages, functions)
    if sum(map(len, texts)) > characters:
        raise Wrong(336007, f"the max input characters is {characters}")
    if sum(map(script.tokens, texts)) > tokens:
        raise Wrong(336103)


def prompt_of(given, messages, functions):
    texts = [message["content"] for message in messages] + [given.get("system", "")]
    return texts + ([json.dumps(functions, ensure_ascii=False)] if functions else [])
