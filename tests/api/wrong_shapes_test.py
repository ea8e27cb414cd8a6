"""Every endpoint meets every wrong shape and answers 4xx with a pointer, never 500.

The shapes are made from the server's own OpenAPI document, so a new endpoint is tested the day
it appears.
"""
import copy
import json

import yaml

DEEP = 5000
MEGABYTE = 1 << 20


def spec_of(site):
    return yaml.safe_load(site.request("GET", "/api/openapi.yaml").body)


def resolve(spec, schema):
    while "$ref" in schema:
        schema = spec["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    for option in schema.get("anyOf", []) + schema.get("oneOf", []):
        if option.get("type") != "null":
            return resolve(spec, option)
    return schema


def type_of(schema):
    kind = schema.get("type")
    return next((t for t in kind if t != "null"), None) if isinstance(kind, list) else kind


def sample(spec, schema):
    """A value that fits the schema."""
    schema = resolve(spec, schema)
    if "example" in schema:
        return schema["example"]
    if schema.get("examples"):
        return schema["examples"][0]
    if "enum" in schema:
        return schema["enum"][0]
    kind = type_of(schema)
    if kind == "object":
        required = schema.get("required", [])
        return {name: sample(spec, schema["properties"][name]) for name in required}
    if kind == "array":
        return [sample(spec, schema["items"])] * schema.get("minItems", 0)
    if kind == "string":
        if schema.get("format") == "date":
            return "2026-12-01"
        return "x" * max(schema.get("minLength", 1), 1)
    return {"integer": schema.get("minimum", 1), "number": schema.get("minimum", 1), "boolean": False}.get(kind)


def wrong_values(schema):
    kind = type_of(schema)
    for value in ("text", 7, 1.5, True, [], {}, ["x"]):
        fits = {"string": isinstance(value, str), "boolean": isinstance(value, bool),
                "integer": isinstance(value, int) and not isinstance(value, bool),
                "number": isinstance(value, (int, float)) and not isinstance(value, bool),
                "array": isinstance(value, list), "object": isinstance(value, dict)}.get(kind, True)
        if not fits:
            yield f"{type(value).__name__} for {kind}", value
    if kind == "string":
        if "maxLength" in schema:
            # Of a whole file in bytes of ASCII, or it would be the body that is too long.
            yield "too long", ("字" if schema["maxLength"] < 100_000 else "x") * (schema["maxLength"] + 1)
        if schema.get("minLength", 0) > 0:
            yield "too short", ""
        if "enum" in schema:
            yield "not one of", "no such word"
    if kind in {"integer", "number"}:
        if "minimum" in schema:
            yield "too small", schema["minimum"] - 1
        if "maximum" in schema:
            yield "too large", schema["maximum"] + 1
        yield "far too large", 10**30


def at(document, path, change):
    """A copy of the document with `change(parent, key)` applied at the path."""
    changed = copy.deepcopy(document)
    parent = changed
    for key in path[:-1]:
        parent = parent.setdefault(key, {})
    change(parent, path[-1])
    return changed


def put(value):
    def change(parent, key):
        parent[key] = value
    return change


def broken_documents(spec, schema, whole, path=()):
    """(what, pointer, document) for every field of the schema, nested ones included."""
    schema = resolve(spec, schema)
    pointer = "".join(f"/{key}" for key in path)
    for name in schema.get("required", []):
        yield f"missing {name}", f"{pointer}/{name}", at(whole, (*path, name), lambda p, k: p.pop(k, None))
    yield "unknown field", f"{pointer}/no_such_field", at(whole, (*path, "no_such_field"), put(1))
    for name, field in schema.get("properties", {}).items():
        field = resolve(spec, field)
        for what, value in wrong_values(field):
            yield f"{name}: {what}", f"{pointer}/{name}", at(whole, (*path, name), put(value))
        if type_of(field) == "object" and field.get("properties"):
            inner = at(whole, (*path, name), put(sample(spec, field)))
            yield from broken_documents(spec, field, inner, (*path, name))


def raw_bodies():
    yield "no JSON", b"not json"
    yield "half a document", b'{"a":'
    yield "an array", b"[]"
    yield "a bare word", b"null"
    yield "nothing", b""
    yield "bad UTF-8", b'{"a":"\xff\xfe"}'
    yield "a lone surrogate", b'{"a":"\\ud800"}'
    yield "deep arrays", b"[" * DEEP + b"]" * DEEP
    yield "deep objects", b'{"a":' * DEEP + b"1" + b"}" * DEEP
    yield "a duplicate key", b'{"a":1,"a":2}'
    yield "one megabyte", b'{"a":"' + b"x" * MEGABYTE + b'"}'
    yield "a NUL", b'{"a":"\x00"}'


def filled(pattern):
    parts = ["01ARZ3NDEKTSV4RRFFQ69G5FAV" if part.startswith("{") else part for part in pattern.split("/")]
    return "/".join(parts)


def operations(spec):
    for pattern, methods in spec["paths"].items():
        for method, operation in methods.items():
            if method in {"get", "post", "put", "patch", "delete"}:
                yield method.upper(), pattern, operation


def never_ends(method, operation):
    """A page that listens gets events until it leaves: such a GET is asked for something else."""
    return method == "GET" and set(operation["responses"].get("200", {}).get("content", {})) == {"text/event-stream"}


def body_schema(operation):
    content = operation.get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("schema")


def is_problem(answer):
    return answer.headers.get("content-type", "").startswith("application/problem+json")


def test_every_field_is_checked(site, check):
    spec = spec_of(site)
    token, *_ = site.sign_up(role="admin")
    for method, pattern, operation in operations(spec):
        schema = body_schema(operation)
        if not schema:
            continue
        whole = sample(spec, schema)
        for what, pointer, document in broken_documents(spec, schema, whole):
            answer = site.request(method, filled(pattern), document, token)
            named = is_problem(answer) and any(
                error["pointer"] == pointer or error["pointer"].startswith(pointer + "/")
                for error in answer.json.get("errors", []))
            check(400 <= answer.status < 500 and named, f"{method} {pattern}, {what}: {answer}")


def test_what_is_no_document_is_refused(site, check):
    spec = spec_of(site)
    token, *_ = site.sign_up(role="admin")
    for method, pattern, operation in operations(spec):
        if not body_schema(operation):
            continue
        for what, body in raw_bodies():
            answer = site.request(method, filled(pattern), body, token)
            check(400 <= answer.status < 500 and is_problem(answer), f"{method} {pattern}, {what}: {answer}")


def test_odd_addresses_and_queries_do_no_harm(site, check):
    spec = spec_of(site)
    token, *_ = site.sign_up(role="admin")
    odd = ["%00", "%ff", "..%2f..%2fetc%2fpasswd", "'%20OR%201=1--", "x" * 4000, "%F0%9F%9A%84", "-1", "1e999"]
    for method, pattern, operation in operations(spec):
        accept = {"Accept": "application/json"} if never_ends(method, operation) else None
        for value in odd:
            path = "/".join(value if part.startswith("{") else part for part in pattern.split("/"))
            answer = site.request(method, path, {} if body_schema(operation) else None, token, accept)
            check(answer.status < 500, f"{method} {path[:80]}: {answer}")
        for parameter in operation.get("parameters", []):
            if parameter["in"] != "query":
                continue
            for value in odd:
                answer = site.request(method, f"{filled(pattern)}?{parameter['name']}={value}", token=token)
                check(answer.status < 500, f"{method} {pattern}?{parameter['name']}={value[:40]}: {answer}")


def test_nobody_gets_in_without_a_token(site, check):
    spec = spec_of(site)
    for method, pattern, operation in operations(spec):
        if not operation.get("security"):
            continue
        schema = body_schema(operation)
        body = sample(spec, schema) if schema else None
        for token in (None, "nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."):
            answer = site.request(method, filled(pattern), body, token)
            check(answer.status == 401 and is_problem(answer), f"{method} {pattern} with {token}: {answer}")


def test_other_methods_and_types(site, check):
    spec = spec_of(site)
    token, *_ = site.sign_up(role="admin")
    for pattern, methods in spec["paths"].items():
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            if method.lower() not in methods and not (method == "GET" and "head" in methods):
                answer = site.request(method, filled(pattern), {}, token)
                check(answer.status == 405 and "allow" in answer.headers, f"{method} {pattern}: {answer}")
    for method, pattern, operation in operations(spec):
        if body_schema(operation):
            answer = site.request(method, filled(pattern), b"a=1", token,
                                  {"Content-Type": "application/x-www-form-urlencoded"})
            check(answer.status == 415, f"{method} {pattern} as a form: {answer}")


def test_the_server_is_still_well(site, check):
    check(site.admin("/readyz").status == 200, "ready after all that")
    text = site.admin("/metrics").body.decode()
    broken = [line for line in text.splitlines() if line.startswith("xingqu_http_requests_total") and 'status="5' in line]
    check(not broken, f"answers of 500: {broken}")
    check(json.loads(site.request("GET", "/api/version").body), "still answers")
