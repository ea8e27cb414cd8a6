#!/usr/bin/env python3
"""QWeather (和风天气): the warnings in force at a position. Answers are always gzipped."""
import base64
import gzip
import hashlib
import json
import re
from datetime import timezone
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from service import Service, run
from warnings_in_force import CHAIN, CHINA, COLOURS, EVENTS, in_force, warnings_from
from wire import Refused, json_answer

TITLES = {400: "Invalid Parameters", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
          429: "Too Many Requests", 500: "Internal Server Error"}
FAILURES = {"unauthorized": 401, "no_credit": 403, "overdue": 403, "security_restriction": 403,
            "invalid_host": 403, "no_such_location": 404, "too_many_requests": 429, "over_monthly_limit": 429}
TOKEN_LIFE_S = 86400


class QWeather(Service):
    name = "qweather"
    quirks = {"nulls": "null wherever a null is allowed", "unknown_event": "an event code that no table has",
              "not_gzipped": "the body is not gzipped"}
    routes = (("GET", "/weatheralert/v1/current/([^/]+)/([^/]+)", "current"),)

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--api-key", default="stand-in-key", help="of the header X-QW-Api-Key")
        parser.add_argument("--public-key", help="PEM, Ed25519: tokens signed with its private key are admitted")
        parser.add_argument("--key-id", default="stand-in-kid")
        parser.add_argument("--project", default="stand-in-project")

    def reset(self):
        super().reset()
        self.warnings = list(CHAIN)

    def controls(self):
        return {"warnings": self.setter("warnings", warnings_from)}

    # --- refusals

    def knows_failure(self, name):
        return name in FAILURES

    def failure(self, name, request):
        return refusal(FAILURES[name], name.replace("_", "-"))

    def failure_with_status(self, status, request):
        return refusal(status, TITLES.get(status, "error").lower().replace(" ", "-"))

    def not_found(self, request):
        return refusal(404, "not-found")

    def quota_exceeded(self, window):
        return self.failure("over_monthly_limit" if window == "day" else "too_many_requests", None)

    # --- admission

    def _admit(self, request):
        if token := request.bearer():
            problem = self._problem_of(token)
            if problem:
                raise Refused(refusal(401, "unauthorized", problem))
        elif request.headers.get("x-qw-api-key") != self.options.api_key:
            raise Refused(refusal(401, "unauthorized", "no valid key"))

    def _problem_of(self, token):
        """Why a token is not admitted, or an empty text."""
        try:
            head, claims, signature = token.split(".")
            signed, signature = f"{head}.{claims}".encode(), decoded(signature)
            head, claims = json.loads(decoded(head)), json.loads(decoded(claims))
            issued, expires = int(claims["iat"]), int(claims["exp"])
            algorithm, key_id = head.get("alg"), head.get("kid")
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return "not a token"
        if algorithm != "EdDSA" or key_id != self.options.key_id:
            return "wrong alg or kid"
        if claims.get("sub") != self.options.project:
            return "wrong sub"
        if not issued <= self.clock.unix < expires or expires > issued + TOKEN_LIFE_S:
            return "expired"
        if not self.options.public_key:
            return "no public key was given to the stand-in"
        try:
            key = load_pem_public_key(Path(self.options.public_key).read_bytes())
            key.verify(signature, signed)
        except InvalidSignature:
            return "wrong signature"
        return ""

    # --- answers

    def current(self, request, lat, lon):
        self._admit(request)
        for name, text, limit in (("latitude", lat, 90), ("longitude", lon, 180)):
            if not re.fullmatch(r"-?\d{1,3}(\.\d{1,2})?", text) or abs(float(text)) > limit:
                return refusal(400, "invalid-parameters", "Position with at most two decimals is wanted", [name])
        query = request.query
        if query.get("localTime", "false") not in ("true", "false"):
            return refusal(400, "invalid-parameters", "true or false is wanted", ["localTime"])
        found = [self._alert(warning, query, request.quirks)
                 for warning in in_force(self.warnings, self.clock.now) if warning.concerns(float(lat), float(lon))]
        tag = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
        return self._packed(request, json_answer({
            "metadata": {"tag": tag, "zeroResult": not found,
                         "attributions": ["https://developer.qweather.com/attribution.html", "stand-in"]},
            "alerts": found}))

    @staticmethod
    def _packed(request, answer):
        if "not_gzipped" not in request.quirks:
            answer.body = gzip.compress(answer.body, mtime=0)
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    @staticmethod
    def _alert(warning, query, quirks):
        code, english = EVENTS[warning.event]
        code = "9999" if "unknown_event" in quirks else code
        _, severity, red, green, blue = COLOURS[warning.colour]
        name = english if query.get("lang", "zh").startswith("en") else warning.event
        issued, expires = (time_text(at, query) for at in (warning.issued, warning.expires))
        alert = {
            "id": warning.id, "senderName": warning.sender, "issuedTime": issued,
            "messageType": {"code": warning.message, **({"supersedes": list(warning.supersedes)}
                                                        if warning.supersedes else {})},
            "eventType": {"name": name, "code": code}, "urgency": None, "severity": severity.lower(),
            "certainty": None, "icon": code,
            "color": {"code": warning.colour, "red": red, "green": green, "blue": blue, "alpha": 1},
            "effectiveTime": issued, "onsetTime": issued, "expireTime": expires, "headline": warning.headline,
            "description": warning.description, "criteria": "12小时内降雨量将达50毫米以上", "responseTypes": [],
            "instruction": "1. 减少外出。\n2. 远离低洼地带。"}
        if "nulls" in quirks:
            alert |= dict.fromkeys(("senderName", "severity", "color", "effectiveTime", "onsetTime", "expireTime",
                                    "criteria", "instruction"))
        return alert


def time_text(at, query):
    """Without seconds; in the zone of the place when it is asked for."""
    if query.get("localTime") == "true":
        return at.astimezone(CHINA).strftime("%Y-%m-%dT%H:%M+08:00")
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def refusal(status, kind, detail="", parameters=()):
    error = {"status": status, "type": f"https://dev.qweather.com/docs/resource/error-code/#{kind}",
             "title": TITLES.get(status, "Error"), "detail": detail or TITLES.get(status, "Error")}
    body = {"error": {**error, "invalidParams": list(parameters)} if parameters else error}
    return json_answer(body, status, content_type="application/problem+json")


if __name__ == "__main__":
    run(QWeather)
