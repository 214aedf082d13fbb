#!/usr/bin/python3
"""A signed SOAP inquiry with zeep. Debian: apt-get install python3-zeep python3-xmlsec python3-cryptography

usage: soap_inquiry.py HUB TYPE/VERSION 1.1|1.2 JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT], KEY being EC or RSA
Prints the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can be trusted.
"""

import json
import sys
import time
import uuid
from pathlib import Path

import xmlsec
import zeep
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree
from lxml.builder import ElementMaker
from zeep.helpers import serialize_object
from zeep.wsse.utils import WSSE, WSU, ensure_id, get_security_header

EXCHANGE = "urn:gsb:exchange:v1"
GSB = ElementMaker(namespace=EXCHANGE, nsmap={"gsb": EXCHANGE})
WSSE_1_1 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd"
X509 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3"
BASE64 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary"
NAMES = {"ds": zeep.ns.DS, "gsb": EXCHANGE, "wsse": zeep.ns.WSSE, "wsse11": WSSE_1_1, "wsu": zeep.ns.WSU}
SIGNED = ("s:Body", "s:Header/wsse:Security/wsu:Timestamp", "s:Header/gsb:exchange")


class BusSignature:
    """Signs gsb:exchange, which zeep's own leave out, with Body and Timestamp; checks that the hub signed the same."""

    def __init__(self, key_file, certificate_file, hub_certificate_file):
        rsa = isinstance(load_pem_private_key(Path(key_file).read_bytes(), None), RSAPrivateKey)
        self.method = xmlsec.Transform.RSA_SHA256 if rsa else xmlsec.Transform.ECDSA_SHA256
        self.key = xmlsec.Key.from_file(key_file, xmlsec.KeyFormat.PEM)
        self.token = Path(certificate_file).read_text().split("-----")[2].replace("\n", "")
        self.hub_key = xmlsec.Key.from_file(hub_certificate_file, xmlsec.KeyFormat.CERT_PEM)

    def apply(self, envelope, headers):
        token = WSSE.BinarySecurityToken(self.token, ValueType=X509, EncodingType=BASE64)
        created, expires = (time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + s)) for s in (0, 120))
        timestamp = WSU.Timestamp(WSU.Created(created), WSU.Expires(expires))
        signature = xmlsec.template.create(envelope, xmlsec.Transform.EXCL_C14N, self.method)
        reference = WSSE.Reference(URI="#" + ensure_id(token), ValueType=X509)
        xmlsec.template.ensure_key_info(signature).append(WSSE.SecurityTokenReference(reference))
        get_security_header(envelope).extend([token, timestamp, signature])
        context = xmlsec.SignatureContext()
        context.key = self.key
        for part in (one(envelope, path) for path in SIGNED):
            reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256, uri="#" + ensure_id(part))
            xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
            context.register_id(part, "Id", zeep.ns.WSU)
        context.sign(signature)
        self.sent = "".join(signature.findtext("ds:SignatureValue", namespaces=NAMES).split())
        return envelope, headers

    def verify(self, envelope):
        signature = one(envelope, "s:Header/wsse:Security/ds:Signature")
        confirmation = one(envelope, "s:Header/wsse:Security/wsse11:SignatureConfirmation")
        parts = [*(one(envelope, path) for path in SIGNED), confirmation]
        covered = {reference.get("URI") for reference in signature.findall("ds:SignedInfo/ds:Reference", NAMES)}
        if not {"#" + ensure_id(part) for part in parts} <= covered:
            raise ValueError("the answer's signature leaves out what it must cover")
        if confirmation.get("Value") != self.sent:
            raise ValueError("the answer is not one to this request")
        context = xmlsec.SignatureContext()
        context.key = self.hub_key
        for part in parts:
            context.register_id(part, "Id", zeep.ns.WSU)
        try:
            context.verify(signature)
        except xmlsec.Error as wrong:
            raise ValueError("the hub's signature does not hold") from wrong


def one(envelope, path):
    """The one element at this place; two of them would be an attempt to have the wrong one checked."""
    found = envelope.findall(path, NAMES | {"s": etree.QName(envelope).namespace})
    if len(found) != 1:
        raise ValueError(f"the message has {len(found)} elements {path}")
    return found[0]


def ask(hub, inquiry, version, data, signature, *agreement):
    client = zeep.Client(f"{hub}/soap/{inquiry}?wsdl", wsse=signature)
    binding = f"{{urn:gsb:{inquiry.replace('/', ':')}}}Soap{version.replace('.', '')}"
    block = GSB.exchange(GSB.to(hub.partition("://")[2].lower()), GSB.messageId(str(uuid.uuid4())))
    block.extend(GSB.agreement(id) for id in agreement)
    try:
        answer = client.create_service(binding, f"{hub}/soap/{inquiry}").ask(_soapheaders=[block], **json.loads(data))
    except zeep.exceptions.Fault as fault:
        error, name = fault.detail.find(".//gsb:error", NAMES), lambda said: etree.QName(said).localname
        violations = [{name(part): part.text for part in said} for said in error if len(said)]
        return 1, {name(said): violations if len(said) else said.text for said in error}
    return 0, {name: value for name, value in serialize_object(answer.body, dict).items() if value not in (None, [])}


if len(sys.argv) < 8:
    print(__doc__, file=sys.stderr)
    sys.exit(2)
try:
    code, answer = ask(*sys.argv[1:5], BusSignature(*sys.argv[5:8]), *sys.argv[8:])
    print(json.dumps(answer, ensure_ascii=False, default=str))
    sys.exit(code)
except Exception as wrong:
    print(wrong, file=sys.stderr)
    sys.exit(2)
