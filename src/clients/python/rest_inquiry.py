#!/usr/bin/env python3
"""A signed REST inquiry with nothing but Python's cryptography: RFC 9421 and RFC 9530, written from the wire contract.

Debian: apt-get install python3-cryptography

usage: rest_inquiry.py HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
Prints the status and the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can
be trusted.
"""

import base64
import hashlib
import re
import secrets
import sys
import time
import urllib.error
import urllib.request
import uuid
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

NEEDED = {
    *('"@status"', '"content-digest"', '"content-type"', '"gsb-exchange-id"', '"signature";req;key="gsb"'),
    *(f'"{name}";req' for name in ("@method", "@authority", "@path", "content-digest", "gsb-message-id")),
}


def b64(data):
    return base64.b64encode(data).decode()


def thumbprint(certificate):
    digest = hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def digest_of(body):
    return f"sha-256=:{b64(hashlib.sha256(body).digest())}:"


def base(lines, parameters):
    return "\n".join([f"{name}: {value}" for name, value in lines] + [f'"@signature-params": {parameters}']).encode()


def sign(key, data):
    if isinstance(key, ec.EllipticCurvePrivateKey):
        r, s = decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")
    return key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def signed_request(hub, inquiry, body, key, certificate, agreement):
    headers = {
        "content-type": "application/json",
        "content-digest": digest_of(body),
        "gsb-message-id": str(uuid.uuid4()),
    }
    if agreement:
        headers["gsb-agreement"] = agreement
    path = f"/inquiries/{inquiry}"
    lines = [('"@method"', "POST"), ('"@authority"', urlsplit(hub).netloc.lower()), ('"@path"', path)]
    lines += [(f'"{name}"', value) for name, value in headers.items()]
    algorithm = "ecdsa-p256-sha256" if isinstance(key, ec.EllipticCurvePrivateKey) else "rsa-v1_5-sha256"
    now = int(time.time())
    parameters = (
        f"({' '.join(name for name, _ in lines)});created={now};expires={now + 120}"
        f';nonce="{secrets.token_urlsafe(16)}";keyid="{thumbprint(certificate)}";alg="{algorithm}";tag="gsb-request"'
    )
    headers["signature-input"] = f"gsb={parameters}"
    headers["signature"] = f"gsb=:{b64(sign(key, base(lines, parameters)))}:"
    return urllib.request.Request(hub + path, body, headers, method="POST"), dict(lines), headers


def send(request):
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def check(status, headers, body, asked, sent, hub_certificate):
    """Raises ValueError unless the hub signed this answer to this request."""
    if headers["content-digest"] != digest_of(body):
        raise ValueError("the answer's digest is not that of its content")
    parameters = headers.get("signature-input", "").removeprefix("gsb=")
    covered = re.findall(r'"[^"]+"(?:;[a-z]+(?:="[^"]*")?)*', parameters.partition(")")[0])
    if not NEEDED <= set(covered) or 'tag="gsb-response"' not in parameters:
        raise ValueError("the answer's signature leaves out what it must cover")
    lines = []
    for component in covered:
        name = component.split(";")[0]
        if component == '"@status"':
            value = str(status)
        elif component == '"signature";req;key="gsb"':
            value = sent["signature"].removeprefix("gsb=")
        elif ";req" in component:
            value = asked[name]
        else:
            value = headers[name.strip('"')]
        lines.append((component, value))
    signature = base64.b64decode(headers["signature"].removeprefix("gsb=").strip(":"))
    der = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    try:
        hub_certificate.public_key().verify(der, base(lines, parameters), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as wrong:
        raise ValueError("the hub's signature does not hold") from wrong


def main(hub, inquiry, data, key_file, certificate_file, hub_certificate_file, agreement=None):
    with open(key_file, "rb") as file:
        key = serialization.load_pem_private_key(file.read(), None)
    with open(certificate_file, "rb") as file:
        certificate = x509.load_pem_x509_certificate(file.read())
    with open(hub_certificate_file, "rb") as file:
        hub_certificate = x509.load_pem_x509_certificate(file.read())
    request, asked, sent = signed_request(hub, inquiry, data.encode(), key, certificate, agreement)
    try:
        status, headers, body = send(request)
        check(status, headers, body, asked, sent, hub_certificate)
    except (ValueError, OSError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    print(status, body.decode())
    return 0 if status == 200 else 1


if __name__ == "__main__":
    if len(sys.argv) < 7:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
