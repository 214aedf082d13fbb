#!/usr/bin/env python3
"""A signed REST inquiry with nothing but Python's cryptography: RFC 9421 and RFC 9530, written from the wire contract.

Debian: apt-get install python3-cryptography

usage: rest_inquiry.py HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
Prints the status and the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can
be trusted. KEY is an EC P-256 or an RSA key.
"""

import hashlib
import http.client
import sys
import time
import uuid
from base64 import b64decode, b64encode, urlsafe_b64encode
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import load_pem_x509_certificate

NEEDED = {
    *('"@status"', '"content-digest"', '"content-type"', '"gsb-exchange-id"', '"signature";req;key="gsb"'),
    *(f'"{name}";req' for name in ("@method", "@authority", "@path", "content-digest", "gsb-message-id")),
}


def digest_of(body):
    return f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"


def base(lines, parameters):
    return "\n".join([f"{name}: {value}" for name, value in lines] + [f'"@signature-params": {parameters}']).encode()


def sign(asked, key, certificate):
    """The signature's parameters and its value, over all that is asked."""
    is_ec = isinstance(key, ec.EllipticCurvePrivateKey)
    key_id = urlsafe_b64encode(certificate.fingerprint(hashes.SHA256())).decode().rstrip("=")
    lines = [(f'"{name}"', value) for name, value in asked.items()]
    now = int(time.time())
    parameters = (
        f"({' '.join(name for name, _ in lines)});created={now};expires={now + 120};nonce=\"{uuid.uuid4()}\""
        f';keyid="{key_id}";alg="{"ecdsa-p256-sha256" if is_ec else "rsa-v1_5-sha256"}";tag="gsb-request"'
    )
    if is_ec:
        r, s = decode_dss_signature(key.sign(base(lines, parameters), ec.ECDSA(hashes.SHA256())))
        value = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    else:
        value = key.sign(base(lines, parameters), padding.PKCS1v15(), hashes.SHA256())
    return parameters, f":{b64encode(value).decode()}:"


def check(answer, body, asked, hub_certificate):
    """Raises an exception unless the hub signed this answer to this request."""
    answered = {name.lower(): value for name, value in answer.headers.items()} | {"@status": answer.status}
    if answered.get("content-digest") != digest_of(body):
        raise ValueError("the answer's digest is not that of its content")
    parameters = answered.get("signature-input", "").removeprefix("gsb=")
    covered = parameters.removeprefix("(").partition(")")[0].split()
    if not NEEDED <= set(covered) or ';tag="gsb-response"' not in parameters:
        raise ValueError("the answer's signature leaves out what it must cover")
    lines = [(one, (asked if ";req" in one else answered).get(one.split('"')[1])) for one in covered]
    raw = b64decode(answered.get("signature", "").removeprefix("gsb=").strip(":"))
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    try:
        hub_certificate.public_key().verify(der, base(lines, parameters), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as wrong:
        raise ValueError("the hub's signature does not hold") from wrong


def main(hub, inquiry, data, key_file, certificate_file, hub_certificate_file, agreement=None):
    key = load_pem_private_key(Path(key_file).read_bytes(), None)
    certificate = load_pem_x509_certificate(Path(certificate_file).read_bytes())
    url = urlsplit(f"{hub}/inquiries/{inquiry}")
    asked = {"@method": "POST", "@authority": url.netloc.lower(), "@path": url.path}
    headers = {"content-type": "application/json", "content-digest": digest_of(data.encode())}
    headers["gsb-message-id"] = str(uuid.uuid4())
    if agreement:
        headers["gsb-agreement"] = agreement
    asked |= headers
    parameters, asked["signature"] = sign(asked, key, certificate)
    headers |= {"signature-input": f"gsb={parameters}", "signature": f"gsb={asked['signature']}"}

    connect = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = connect(url.netloc, timeout=30)
    connection.request("POST", url.path, data.encode(), headers)
    answer = connection.getresponse()
    body = answer.read()
    check(answer, body, asked, load_pem_x509_certificate(Path(hub_certificate_file).read_bytes()))
    print(answer.status, body.decode())
    return 0 if answer.status == 200 else 1


if __name__ == "__main__":
    if len(sys.argv) < 7:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    try:
        sys.exit(main(*sys.argv[1:]))
    except Exception as wrong:
        print(wrong, file=sys.stderr)
        sys.exit(2)
