#!/usr/bin/env python3
"""A signed SOAP inquiry with zeep, from ?wsdl to the checked answer.

zeep's own BinarySignature signs Body and Timestamp; the bus wants its header block signed with them, hence the small
subclass below.

usage: soap_inquiry.py HUB TYPE/VERSION 1.1|1.2 JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
Prints the answer; exits with 0 if it was answered, 1 if it was refused, 2 if the answer cannot be trusted.
"""

import json
import sys
import uuid
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

import xmlsec
import zeep
from lxml import etree
from zeep.exceptions import Fault, SignatureVerificationFailed
from zeep.utils import detect_soap_env
from zeep.wsse import utils
from zeep.wsse.signature import BinarySignature, _make_sign_key, _make_verify_key, _sign_node, _verify_envelope_with_key

EXCHANGE = "urn:gsb:exchange:v1"
DS = "http://www.w3.org/2000/09/xmldsig#"
WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
X509 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3"
BASE64 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary"


class BusSignature(BinarySignature):
    """Signs Body, Timestamp and gsb:exchange; verifies the same of the answer, by the hub's certificate."""

    def __init__(self, key_file, cert_file, hub_cert_file):
        super().__init__(key_file, cert_file)
        with open(hub_cert_file, "rb") as file:
            self.hub_certificate = file.read()
        with open(key_file, "rb") as file:
            rsa = b"BEGIN RSA" in file.read() or "RSA" in str(_key_type(key_file))
        self.signature_method = xmlsec.Transform.RSA_SHA256 if rsa else xmlsec.Transform.ECDSA_SHA256

    def apply(self, envelope, headers):
        soap = detect_soap_env(envelope)
        security = utils.get_security_header(envelope)
        now = datetime.now(timezone.utc).replace(microsecond=0)
        timestamp = utils.WSU.Timestamp(
            utils.WSU.Created(now.strftime("%Y-%m-%dT%H:%M:%SZ")),
            utils.WSU.Expires((now + timedelta(seconds=120)).strftime("%Y-%m-%dT%H:%M:%SZ")),
        )
        token = etree.SubElement(
            security, f"{{{WSSE}}}BinarySecurityToken", ValueType=X509, EncodingType=BASE64
        )
        token.text = "".join(
            line for line in self.cert_data.decode().splitlines() if line and not line.startswith("-----")
        )
        security.append(timestamp)
        signature = xmlsec.template.create(envelope, xmlsec.Transform.EXCL_C14N, self.signature_method)
        security.append(signature)
        reference = etree.SubElement(
            etree.SubElement(xmlsec.template.ensure_key_info(signature), f"{{{WSSE}}}SecurityTokenReference"),
            f"{{{WSSE}}}Reference",
            ValueType=X509,
        )
        reference.set("URI", "#" + utils.ensure_id(token))
        context = xmlsec.SignatureContext()
        context.key = _make_sign_key(self.key_data, self.cert_data, self.password)
        for part in (
            envelope.find(f"{{{soap}}}Body"),
            timestamp,
            envelope.find(f"{{{soap}}}Header/{{{EXCHANGE}}}exchange"),
        ):
            _sign_node(context, signature, part, xmlsec.Transform.SHA256)
        context.sign(signature)
        return envelope, headers

    def verify(self, envelope):
        soap = detect_soap_env(envelope)
        _verify_envelope_with_key(envelope, _make_verify_key(self.hub_certificate))
        signed = {ref.get("URI")[1:] for ref in envelope.iter(f"{{{DS}}}Reference") if ref.get("URI")}
        wsu_id = etree.QName(utils.ns.WSU, "Id").text
        for path in (f"{{{soap}}}Body", f"{{{soap}}}Header/{{{EXCHANGE}}}exchange"):
            if envelope.find(path).get(wsu_id) not in signed:
                raise SignatureVerificationFailed(f"{path} of the answer is not signed")
        return envelope


def _key_type(key_file):
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    with open(key_file, "rb") as file:
        return type(load_pem_private_key(file.read(), None))


def main(hub, inquiry, version, data, key_file, cert_file, hub_cert_file, agreement=None):
    wsse = BusSignature(key_file, cert_file, hub_cert_file)
    client = zeep.Client(f"{hub}/soap/{inquiry}?wsdl", wsse=wsse)
    name = "".join(part.capitalize() for part in inquiry.split("/")[0].split("-"))
    wanted = [
        port
        for service in client.wsdl.services.values()
        for port in service.ports.values()
        if (type(port.binding).__name__ == "Soap12Binding") == (version == "1.2")
    ]
    service = client.create_service(wanted[0].binding.name, f"{hub}/soap/{inquiry}")
    block = etree.Element(f"{{{EXCHANGE}}}exchange", nsmap={"gsb": EXCHANGE})
    for tag, text in (("to", urlsplit(hub).netloc), ("messageId", str(uuid.uuid4())), ("agreement", agreement)):
        if text:
            etree.SubElement(block, f"{{{EXCHANGE}}}{tag}").text = text
    operation = next(iter(wanted[0].binding.all()))
    try:
        answer = service[operation](_soapheaders=[block], **json.loads(data))
    except Fault as fault:
        print("refused:", fault.message, etree.tostring(fault.detail).decode() if fault.detail is not None else "")
        return 1
    except SignatureVerificationFailed as wrong:
        print("the hub's signature does not hold", wrong, file=sys.stderr)
        return 2
    body = zeep.helpers.serialize_object(getattr(answer, "body", answer), dict)
    print(json.dumps({k: v for k, v in body.items() if v not in (None, [])}, ensure_ascii=False, default=str))
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 8:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
