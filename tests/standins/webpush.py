#!/usr/bin/env python3
"""A browser's push service (RFC 8030) that checks VAPID (RFC 8292) and opens what it is sent.

The control endpoint makes subscriptions ({"subscribe": {"id": "a"}} answers with one as a browser
has it) and ends them; GET /_control lists the messages, opened with the subscription's keys.
"""
import base64
import hashlib
import json
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from push_encryption import from_base64, open_message, point_of, public_key, to_base64
from service import Service, run
from wire import Answer, Refused, json_answer, whole_number

BODY_LIMIT = 4096
VAPID_LIFE_S = 86400
URGENCIES = ("very-low", "low", "normal", "high")
MESSAGES = {400: "Bad Request", 401: "Request did not validate missing authorization header",
            403: "Request did not validate", 404: "Endpoint Not Found", 405: "Method Not Allowed",
            410: "Subscription has expired or been unsubscribed", 413: "Payload too large",
            429: "Too many requests", 500: "Internal error", 503: "Service unavailable"}


class Subscription:
    """Its keys follow from its id, so that a test can be repeated."""

    def __init__(self, given, origin):
        self.id = given["id"]
        self.server_key = given.get("application_server_key", "")
        seed = hashlib.sha256(f"subscription {self.id}".encode()).digest()
        self.private_key = ec.derive_private_key(int.from_bytes(seed, "big") >> 1, ec.SECP256R1())
        self.auth = hashlib.sha256(seed).digest()[:16]
        self.endpoint = f"{origin}/push/{self.id}"
        self.is_gone = False

    def as_browser_has_it(self):
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": {
            "p256dh": to_base64(point_of(self.private_key.public_key())), "auth": to_base64(self.auth)}}


class WebPush(Service):
    name = "webpush"
    routes = (("POST", "/push/([\\w-]+)", "push"),)

    def reset(self):
        super().reset()
        self.subscriptions, self.messages = {}, []

    def controls(self):
        return {"subscribe": self._subscribe, "unsubscribe": self._unsubscribe}

    def state(self):
        return {"messages": self.messages}

    def _subscribe(self, given):
        made = Subscription(given, self.origin)
        self.subscriptions[made.id] = made
        return made.as_browser_has_it()

    def _unsubscribe(self, identity):
        self.subscriptions[identity].is_gone = True

    # --- refusals

    def failure_with_status(self, status, request):
        return refusal(status)

    def not_found(self, request):
        return refusal(405 if request.path.startswith("/push/") else 404)

    # --- messages

    def push(self, request, identity):
        subscription = self.subscriptions.get(identity)
        if subscription is None:
            return refusal(404)
        if subscription.is_gone:
            return refusal(410)
        self._check_sender(request, subscription)
        headers = self._check_headers(request)
        if len(request.body) > BODY_LIMIT:
            return refusal(413)
        with self.lock:
            self._keep(subscription, headers, request.body)
            number = len(self.messages)
        return Answer(201, b"", {"Location": f"{self.origin}/message/{number}", "TTL": headers["ttl"]})

    def _keep(self, subscription, headers, body):
        """A message with a topic takes the place of the one before it."""
        text = problem = None
        try:
            text = open_message(body, subscription.private_key, subscription.auth).decode() if body else ""
        except ValueError as wrong:
            problem = str(wrong)
        message = {"subscription": subscription.id, **headers, "text": text, "problem": problem,
                   "body_base64": base64.b64encode(body).decode()}
        self.messages = [old for old in self.messages if not headers["topic"] or
                         (old["subscription"], old["topic"]) != (subscription.id, headers["topic"])]
        self.messages.append(message)

    @staticmethod
    def _check_headers(request):
        ttl, topic = request.headers.get("ttl", ""), request.headers.get("topic", "")
        urgency = request.headers.get("urgency", "normal")
        if whole_number(ttl) is None:
            raise Refused(refusal(400, "Missing or invalid TTL header"))
        if urgency not in URGENCIES:
            raise Refused(refusal(400, "Invalid Urgency header"))
        if topic and not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", topic):
            raise Refused(refusal(400, "Invalid Topic header"))
        if request.body and request.headers.get("content-encoding") != "aes128gcm":
            raise Refused(refusal(400, "Unknown Content-Encoding"))
        if request.body and request.content_type != "application/octet-stream":
            raise Refused(refusal(400, "Unknown Content-Type"))
        return {"ttl": ttl, "topic": topic, "urgency": urgency}

    def _check_sender(self, request, subscription):
        given = request.headers.get("authorization", "")
        if not given:
            raise Refused(refusal(401))
        found = re.fullmatch(r"vapid (.*)", given, re.I)
        parts = dict(re.findall(r"([tk])=([\w.-]+)", found[1])) if found else {}
        if set(parts) != {"t", "k"}:
            raise Refused(refusal(400, "Invalid Authorization header"))
        problem = self._problem_of(parts["t"], parts["k"], request.origin)
        if not problem and subscription.server_key not in ("", parts["k"]):
            problem = "VAPID public key mismatch"
        if problem:
            raise Refused(refusal(403, problem))

    def _problem_of(self, token, key, origin):
        """Why the token is not admitted, or an empty text."""
        try:
            head, claims, signature = token.split(".")
            signed, signature = f"{head}.{claims}".encode(), from_base64(signature)
            head, claims = json.loads(from_base64(head)), json.loads(from_base64(claims))
            sender, expires = public_key(from_base64(key)), int(claims["exp"])
            algorithm = head.get("alg")
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return "Invalid token or key"
        if algorithm != "ES256" or len(signature) != 64:
            return "Invalid algorithm"
        if claims.get("aud") != origin:
            return "Invalid aud"
        if not self.clock.unix < expires <= self.clock.unix + VAPID_LIFE_S:
            return "Invalid exp"
        if not re.match(r"mailto:.+@|https://", str(claims.get("sub", ""))):
            return "Invalid sub"
        halves = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
        try:
            sender.verify(encode_dss_signature(*halves), signed, ec.ECDSA(SHA256()))
        except InvalidSignature:
            return "Invalid signature"
        return ""


def refusal(status, message=""):
    return json_answer({"code": status, "errno": status, "error": MESSAGES.get(status, "Error"),
                        "message": message or MESSAGES.get(status, "Error")}, status)


if __name__ == "__main__":
    run(WebPush)
