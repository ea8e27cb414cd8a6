"""The signature bce-auth-v1, with which Baidu's services know a caller without a token."""
import hashlib
import hmac
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qsl, quote, urlsplit

from wire import whole_number


def sign(method, target, headers, names, access_key, secret_key, at, seconds):
    """The Authorization header; names are the headers that are signed, in lower case."""
    def hmac_hex(key, text):
        return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()

    parts = urlsplit(target)
    prefix = f"bce-auth-v1/{access_key}/{at}/{seconds}"
    query = sorted(f"{quote(k, safe='~')}={quote(v, safe='~')}"
                   for k, v in parse_qsl(parts.query, keep_blank_values=True)
                   if k.lower() != "authorization")
    signed = sorted(f"{quote(n, safe='~')}:{quote(headers.get(n, '').strip(), safe='~')}" for n in names)
    text = "\n".join([method, parts.path, "&".join(query), *signed])
    return f"{prefix}/{';'.join(sorted(names))}/{hmac_hex(hmac_hex(secret_key, prefix), text)}"


def is_signed(request, access_key, secret_key, now):
    """Whether the Authorization of the request is a valid signature that has not run out."""
    given = request.headers.get("authorization", "")
    words = given.split("/")
    if len(words) != 6 or words[:2] != ["bce-auth-v1", access_key]:
        return False
    seconds = whole_number(words[3], 1, 86400)
    names = words[4].split(";")
    try:
        at = datetime.strptime(words[2], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return False
    if seconds is None or "host" not in names:
        return False
    if not at - timedelta(minutes=5) <= now <= at + timedelta(seconds=seconds):
        return False
    wanted = sign(request.method, request.target, request.headers, names, access_key, secret_key,
                  words[2], words[3])
    return hmac.compare_digest(given.encode(), wanted.encode())
