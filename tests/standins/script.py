"""What the models behind the stand-ins say: a list of rules that a test writes as JSON.

    [{"when": {"contains": "天气", "functions": true}, "call": {"name": "get_weather",
                                                              "arguments": {"city": "上海"}}},
     {"when": {"result_of": "get_weather"}, "say": "现在 $result.temp 度。"},
     {"when": {"matches": "去(.+?)玩"}, "say": "好，去$1。", "times": 1}]

The first rule that fits the conversation is used; without one the model repeats what it was told.
Every rule looks at the last message: "contains" and "matches" at the user's words, "result_of" at
the function whose result it is. "functions" and "json" say whether the request offers functions
or wants JSON; "system_contains" looks at the system message.
"""
import json
import re
from dataclasses import dataclass, field

CONDITIONS = {"contains", "matches", "result_of", "functions", "json", "system_contains", "model"}
ACTIONS = {"say", "call", "calls", "reasoning", "finish_reason", "need_clear_history", "is_truncated"}


@dataclass
class Turn:
    """A request to a model, in words that do not depend on the wire."""
    model: str = ""
    system: str = ""
    text: str = ""  # of the last message
    result_of: str = ""  # the function whose result the last message is
    functions: tuple = ()
    wants_json: bool = False
    limit: int = None  # tokens of the answer
    stop: tuple = ()
    keeps_stop_word: bool = False
    chosen_function: str = ""  # that the caller insists on


@dataclass
class Call:
    name: str
    arguments: str  # JSON text, or what a model takes for it


@dataclass
class Reply:
    text: str = ""
    calls: list = field(default_factory=list)
    reasoning: str = ""
    finish_reason: str = ""  # stop, length, content_filter, or what the rule says; "" is a normal end
    need_clear_history: bool = False
    is_truncated: bool = False


class Script:
    def __init__(self, rules=()):
        if not isinstance(rules, (list, tuple)):
            raise ValueError("a script is a list of rules")
        self.rules = [self._checked(rule) for rule in rules]

    @staticmethod
    def _checked(rule):
        when = rule.get("when", {})
        if unknown := (set(when) - CONDITIONS) | (set(rule) - ACTIONS - {"when", "times"}):
            raise ValueError(f"a rule of a script has no {', '.join(sorted(unknown))}")
        if not set(rule) & ACTIONS:
            raise ValueError("a rule says nothing")
        re.compile(when.get("matches", ""))
        return {"times": -1, **rule}

    def reply(self, turn):
        """Uses up the rule; the caller holds the lock."""
        for rule in self.rules:
            groups = rule["times"] != 0 and fits(rule.get("when", {}), turn)
            if groups is not False:
                rule["times"] -= 1
                return limited(reply_of(rule, turn, groups), turn)
        return limited(default_reply(turn), turn)


def fits(when, turn):
    """The groups of "matches" (no groups: an empty tuple), or False."""
    found = re.search(when["matches"], turn.text) if "matches" in when else None
    holds = {
        "contains": lambda word: word in turn.text and not turn.result_of,
        "matches": lambda _: found is not None and not turn.result_of,
        "result_of": lambda name: name == turn.result_of,
        "functions": lambda wanted: bool(turn.functions) == wanted,
        "json": lambda wanted: turn.wants_json == wanted,
        "system_contains": lambda word: word in turn.system,
        "model": lambda name: name == turn.model,
    }
    if not all(holds[name](value) for name, value in when.items()):
        return False
    return found.groups() if found else ()


def reply_of(rule, turn, groups):
    calls = rule.get("calls", [rule["call"]] if "call" in rule else [])
    return Reply(
        text=filled(rule.get("say", ""), turn, groups),
        calls=[Call(call["name"], arguments_text(call.get("arguments", {}), turn, groups))
               for call in calls],
        reasoning=rule.get("reasoning", ""),
        finish_reason=rule.get("finish_reason", ""),
        need_clear_history=rule.get("need_clear_history", False),
        is_truncated=rule.get("is_truncated", False))


def arguments_text(arguments, turn, groups):
    """A text is passed on as it is, so that a test can script broken arguments."""
    if isinstance(arguments, str):
        return arguments
    return filled(json.dumps(arguments, ensure_ascii=False), turn, groups)


def filled(text, turn, groups):
    """Puts in $1 … (groups of the pattern) and $result.a.b (members of a function's result)."""
    def value(match):
        if match[1].isdigit():
            return groups[int(match[1]) - 1] or ""
        try:
            found = json.loads(turn.text)
            for name in match[1].split(".")[1:]:
                found = found[int(name)] if isinstance(found, list) else found[name]
        except (ValueError, LookupError, TypeError):
            return ""
        return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
    return re.sub(r"\$(\d+|result(?:\.[A-Za-z0-9_]+)*)", value, text)


def default_reply(turn):
    if turn.chosen_function:
        return Reply(calls=[Call(turn.chosen_function, "{}")])
    text = turn.text[:200]
    return Reply(text=json.dumps({"heard": text}, ensure_ascii=False) if turn.wants_json else f"收到：{text}")


def limited(reply, turn):
    """Stop words end the answer, then the limit does."""
    ends = [(at, word) for word in turn.stop if word and (at := reply.text.find(word)) >= 0]
    if ends:
        at, word = min(ends)
        reply.text, reply.finish_reason = reply.text[:at + len(word) * turn.keeps_stop_word], "stop"
    if turn.limit is not None and tokens(reply.text) > turn.limit:
        while tokens(reply.text) > turn.limit:
            reply.text = reply.text[:-1]
        reply.finish_reason, reply.is_truncated = "length", True
    return reply


def tokens(text):
    """An estimate that is the same everywhere: a character beyond ASCII is one, four of ASCII are."""
    wide = sum(1 for character in text if ord(character) > 127)
    return wide + (len(text) - wide + 3) // 4


def usage(prompt, reply):
    given = sum(tokens(text) for text in prompt)
    made = tokens(reply.text) + tokens(reply.reasoning) + sum(tokens(c.arguments) + 4 for c in reply.calls)
    return {"prompt_tokens": given, "completion_tokens": made, "total_tokens": given + made}


def in_parts(text, size=6):
    return [text[i:i + size] for i in range(0, len(text), size)]
