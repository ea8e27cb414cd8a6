"""Opens what a browser's push message carries (RFC 8188 and 8291), with the keys of the browser."""
import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HEAD = 16 + 4 + 1 + 65  # salt, record size, length of the key, the sender's key


def from_base64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def to_base64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def point_of(key):
    """The 65 bytes of a public key of P-256."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def public_key(point):
    """ValueError when the bytes are no point of P-256."""
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def derived(salt, key, info, length):
    return HKDF(SHA256(), length, salt, info).derive(key)


def open_message(body, private_key, auth):
    """The plain text; ValueError with what is wrong otherwise."""
    if len(body) < HEAD + 17 or body[20] != 65:
        raise ValueError("no salt, record size and key of 65 bytes before the text")
    salt, size, point = body[:16], int.from_bytes(body[16:20], "big"), body[21:HEAD]
    if size < 18 or len(body) - HEAD > size:
        raise ValueError("the record size does not fit one record")
    own = point_of(private_key.public_key())
    shared = private_key.exchange(ec.ECDH(), public_key(point))
    secret = derived(auth, shared, b"WebPush: info\0" + own + point, 32)
    key = derived(salt, secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = derived(salt, secret, b"Content-Encoding: nonce\0", 12)
    try:
        padded = AESGCM(key).decrypt(nonce, body[HEAD:], None).rstrip(b"\0")
    except Exception as failure:
        raise ValueError("it cannot be decrypted with this subscription's keys") from failure
    if not padded.endswith(b"\2"):
        raise ValueError("the last record does not end with 2")
    return padded[:-1]
