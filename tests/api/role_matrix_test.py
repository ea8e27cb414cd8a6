"""Who may do what: every endpoint × everybody who could ask, none forgotten.

The endpoints come from the server's own OpenAPI document; the lines of ACCOUNTS say who is to be
let in. An endpoint that no line covers fails. "Let in" is any answer but 401 and 403, and of a trip
404 as well: the bodies are the least that fits, so many who are let in are refused for what they ask.
"""
import http.client
import json
import re

from wrong_shapes_test import body_schema, filled, operations, sample, spec_of

EVERYBODY = ("anonymous", "traveller", "agent", "merchant", "operator", "admin")
SIGNED_IN = EVERYBODY[1:]
TRIP_ROLES = ("owner", "editor", "suggester", "viewer")  # each may do what those behind it may

# Who may call what, by the beginning of "METHOD path"; the first line that fits counts.
ACCOUNTS = [
    (r"(GET|PATCH|DELETE|PUT) /api/account\b", SIGNED_IN),
    (r"\w+ /api/(conversations|recommendations|tokens|trips|wishes)\b", SIGNED_IN),
    (r"(GET|DELETE) /api/sessions\b", SIGNED_IN),
    (r"\w+ /api/invitations\b", SIGNED_IN),
    (r"GET /api/shared/", EVERYBODY),
    (r"\w+ /api/calendar-feeds\b", SIGNED_IN),
    (r"GET /api/calendars/", EVERYBODY),
    (r"\w+ /api/places/{key}/feedback/mine$", SIGNED_IN),
    (r"POST /api/feedback/{opinion}/reports$", SIGNED_IN),
    (r"\w+ /api/feedback\b", ("agent", "operator", "admin")),
    (r"PUT /api/comments/{comment}$", EVERYBODY),
    (r"\w+ /api/comments\b", ("agent", "operator", "admin")),
    (r"GET /api/support/figures$", ("admin",)),
    (r"\w+ /api/support/(agents|canned|queue)\b", ("agent", "admin")),
    (r"\w+ /api/support/tickets\b", SIGNED_IN),
    (r"POST /api/notices/unsubscribe/", EVERYBODY),
    (r"\w+ /api/notices/dead-letters\b", ("operator", "admin")),
    (r"\w+ /api/(live|notices)\b", SIGNED_IN),
    (r"\w+ /api/alerts/", ("operator", "admin")),
    (r"POST /api/places/{key}/reports$", SIGNED_IN),
    (r"GET /api/rates$", SIGNED_IN),
    (r"\w+ /api/positions\b", SIGNED_IN),
    (r"GET /api/shared-positions/", EVERYBODY),
    (r"GET /api/safety/(around|numbers)$", EVERYBODY),
    (r"\w+ /api/safety/card$", SIGNED_IN),
    (r"GET /api/sos/open$|POST /api/sos/{sos}/answer$", ("agent", "operator", "admin")),
    (r"\w+ /api/sos\b", SIGNED_IN),
    (r"GET /api/(areas|docs|docs\.css|geo|help|openapi\.yaml|places|version|weather)\b", EVERYBODY),
    (r"POST /api/(login|logout|password-resets|register|token)\b", EVERYBODY),
    (r"(GET|POST) /api/travel/", EVERYBODY),
    (r"GET /(basemap|tiles)/", EVERYBODY),
]

# The least role in a trip that is let in.
TRIPS = {
    "GET /api/trips/{trip}": "viewer",
    "PATCH /api/trips/{trip}": "editor",
    "DELETE /api/trips/{trip}": "owner",
    "GET /api/trips/{trip}/introduction": "viewer",
    "GET /api/trips/{trip}/items/{item}/alternatives": "viewer",
    "POST /api/trips/{trip}/words": "viewer",
    "GET /api/trips/{trip}/alerts": "viewer",
    "GET /api/trips/{trip}/alerts/{event}/proposals": "viewer",
    "POST /api/trips/{trip}/alerts/{event}/accept": "editor",
    "POST /api/trips/{trip}/alerts/{event}/suggest": "suggester",
    "POST /api/trips/{trip}/changes": "editor",
    "POST /api/trips/{trip}/undo": "editor",
    "POST /api/trips/{trip}/redo": "editor",
    "POST /api/trips/{trip}/restore": "editor",
    **{f"GET /api/trips/{{trip}}/trip.{ending}": "viewer"
       for ending in ("geojson", "gpx", "ics", "json", "jsonld", "kml", "pdf")},
    **{f"{verb} /api/trips/{{trip}}/feedback": "viewer" for verb in ("GET", "PUT", "DELETE")},
    "GET /api/trips/{trip}/versions": "viewer",
    "GET /api/trips/{trip}/versions/{version}": "viewer",
    "PATCH /api/trips/{trip}/versions/{version}": "editor",
    "GET /api/trips/{trip}/versions/{version}/difference": "viewer",
    "GET /api/trips/{trip}/branches": "viewer",
    "POST /api/trips/{trip}/branches": "editor",
    "DELETE /api/trips/{trip}/branches/{branch}": "editor",
    "POST /api/trips/{trip}/branches/{branch}/merge": "editor",
    "GET /api/trips/{trip}/members": "viewer",
    "PATCH /api/trips/{trip}/members/{member}": "owner",
    "DELETE /api/trips/{trip}/members/{member}": "owner",
    "GET /api/trips/{trip}/invitations": "editor",
    "POST /api/trips/{trip}/invitations": "editor",
    "DELETE /api/trips/{trip}/invitations/{invitation}": "editor",
    "GET /api/trips/{trip}/suggestions": "viewer",
    "POST /api/trips/{trip}/suggestions": "suggester",
    "GET /api/trips/{trip}/suggestions/{suggestion}/preview": "viewer",
    "POST /api/trips/{trip}/suggestions/{suggestion}/accept": "editor",
    "POST /api/trips/{trip}/suggestions/{suggestion}/decline": "suggester",
    "PUT /api/trips/{trip}/suggestions/{suggestion}/vote": "suggester",
    "GET /api/trips/{trip}/shares": "editor",
    "POST /api/trips/{trip}/shares": "editor",
    "DELETE /api/trips/{trip}/shares/{share}": "editor",
    "GET /api/trips/{trip}/purse": "viewer",
    **{f"{method} /api/trips/{{trip}}/{kind}s/{{{kind}}}": "editor"
       for method in ("PUT", "DELETE") for kind in ("expense", "payment", "guest", "note", "file")},
    "GET /api/trips/{trip}/luggage": "viewer",
    "GET /api/trips/{trip}/files/{file}": "viewer",
    "PATCH /api/trips/{trip}/files/{file}": "editor",
    "PUT /api/trips/{trip}/packing/{line}": "editor",
    "DELETE /api/trips/{trip}/packing/{line}": "editor",
    "PUT /api/trips/{trip}/packing/{line}/packed": "viewer",
}

# Whoever asks is signed out by it.
ENDS_SESSIONS = {"DELETE /api/sessions", "POST /api/logout"}

# A wrong password or refresh token is told as 401 to everybody.
ASKS_FOR_CREDENTIALS = {"POST /api/login", "POST /api/token/refresh", "DELETE /api/account", "PUT /api/account/password"}

WISH = {"destination": "福建省福州市鼓楼区", "startDate": "2026/05/08", "endDate": "2026-05-09", "budget": 5000,
        "accessibility": False, "kidFriendly": False, "petFriendly": False}


def asked(site, method, path, body, token):
    """The status and the answer's text; of a stream only the status, since it does not end."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    headers = {"Content-Type": "application/json", "Accept-Language": "en"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    try:
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        is_stream = answer.getheader("Content-Type", "").startswith("text/event-stream")
        return answer.status, "" if is_stream else answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def least_body(spec, operation):
    schema = body_schema(operation)
    return sample(spec, schema) if schema else None


def expected(name):
    return next((who for pattern, who in ACCOUNTS if re.match(pattern, name)), None)


def test_every_endpoint_lets_in_whom_it_should(site, check):
    spec = spec_of(site)
    tokens = {role: site.sign_up(role=role)[0] for role in SIGNED_IN} | {"anonymous": None}
    for method, pattern, operation in operations(spec):
        name = f"{method} {pattern}"
        who_may = expected(name)
        if not check(who_may is not None, f"no line says who may call {name}"):
            continue
        for who, token in tokens.items():
            if name in ASKS_FOR_CREDENTIALS and who in who_may:
                continue
            if name in ENDS_SESSIONS and token:
                token = site.sign_up(role=who)[0]
            status, text = asked(site, method, filled(pattern), least_body(spec, operation), token)
            check((status not in (401, 403)) == (who in who_may), f"{name} for {who}: {status} {text[:200]}")


def saved_trip(site, token):
    plans = site.request("POST", "/api/recommendations", WISH, token)
    assert plans.status == 200, plans
    kept = {"recommendation_id": plans.json["metadata"]["requestId"], "tier": "economy"}
    return site.request("POST", "/api/trips", kept, token).json["id"]


def path_of(pattern, trip):
    known = {"{trip}": trip, "{version}": "1"}
    return filled("/".join(known.get(part, part) for part in pattern.split("/")))


def test_for_everybody_but_its_members_a_trip_does_not_exist(site, check):
    spec = spec_of(site)
    owner = site.sign_up()[0]
    trip = saved_trip(site, owner)
    strangers = {role: site.sign_up(role=role)[0] for role in SIGNED_IN}
    of_trips = [each for each in operations(spec) if "{trip}" in each[1]]
    of_trips.sort(key=lambda each: each[:2] == ("DELETE", "/api/trips/{trip}"))  # the last of all
    for method, pattern, operation in of_trips:
        name, path, body = f"{method} {pattern}", path_of(pattern, trip), least_body(spec, operation)
        for who, token in strangers.items():
            status, text = asked(site, method, path, body, token)
            check(status == 404, f"{name} for {who} who is no member: {status} {text[:200]}")
        status, text = asked(site, method, path, body, None)
        check(status == 401, f"{name} for anonymous: {status} {text[:200]}")
        status, text = asked(site, method, path, body, owner)
        is_let_in = status not in (401, 403) and not (status == 404 and "no such trip" in text)
        check(is_let_in, f"{name} for its owner: {status} {text[:200]}")


def person(site):
    token, name, *_ = site.sign_up()
    return token, name


def join(site, owner, trip, token, name, role):
    made = site.request("POST", f"/api/trips/{trip}/invitations", {"user_name": name, "role": role}, owner)
    joined = site.request("POST", f"/api/invitations/{made.json['id']}/accept", token=token)
    assert joined.status == 200, joined


def members_of(site, trip, owner):
    """A token for everybody who could ask about the trip."""
    tokens = {"owner": owner, "stranger": person(site)[0], "anonymous": None}
    for role in TRIP_ROLES[1:]:
        token, name = person(site)
        join(site, owner, trip, token, name, role)
        tokens[role] = token
    return tokens


def is_let_in(status, text):
    return status not in (401, 403) and not (status == 404 and "no such trip" in text)


def test_every_endpoint_of_a_trip_knows_its_roles(site, check):
    spec = spec_of(site)
    owner, _ = person(site)
    trip = saved_trip(site, owner)
    tokens = members_of(site, trip, owner)
    names = [(method, pattern, operation) for method, pattern, operation in operations(spec) if "{trip}" in pattern]
    names.sort(key=lambda each: each[0] == "DELETE" and each[1] == "/api/trips/{trip}")  # the last one
    for method, pattern, operation in names:
        name = f"{method} {pattern}"
        least = TRIPS.get(name)
        if not check(least in TRIP_ROLES, f"no line says which role in a trip may call {name}"):
            continue
        may = TRIP_ROLES[:TRIP_ROLES.index(least) + 1]
        # Who may do it comes last: the owner's DELETE ends the trip.
        for who in ("anonymous", "stranger", *reversed(TRIP_ROLES)):
            status, text = asked(site, method, path_of(pattern, trip), least_body(spec, operation), tokens[who])
            check(is_let_in(status, text) == (who in may), f"{name} for {who}: {status} {text[:200]}")
            if who == "stranger":
                check(status == 404, f"{name}: for a stranger the trip does not exist: {status}")
