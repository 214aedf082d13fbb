#!/usr/bin/python3
"""A signed SOAP inquiry with zeep, from ?wsdl to the checked answer.

Debian: apt-get install python3-zeep python3-xmlsec

zeep's own BinarySignature signs Body and Timestamp, with SHA-1 unless it is told otherwise. The bus wants its header
block signed as well, and SHA-256: hence the subclass below. It takes EC and RSA keys.

usage: soap_inquiry.py HUB TYPE/VERSION 1.1|1.2 JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
Prints the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can be trusted.
"""

import json
import ssl
import sys
import uuid
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

import requests
import xmlsec
import zeep
from lxml import etree
from zeep import ns
from zeep.exceptions import Error, Fault, SignatureVerificationFailed
from zeep.utils import detect_soap_env
from zeep.wsse.signature import BinarySignature
from zeep.wsse.utils import WSU, ensure_id, get_security_header

EXCHANGE = "urn:gsb:exchange:v1"
WSSE_1_1 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd"
OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
X509 = OASIS + "x509-token-profile-1.0#X509v3"
BASE64 = OASIS + "soap-message-security-1.0#Base64Binary"
RSA_KEY = bytes.fromhex("06092a864886f70d010101")


class BusSignature(BinarySignature):
    """Signs Body, Timestamp and gsb:exchange; trusts an answer only if the hub signed the same three of it."""

    def __init__(self, key_file, cert_file, hub_cert_file):
        super().__init__(key_file, cert_file)
        with open(hub_cert_file, "rb") as file:
            self.hub_key = xmlsec.Key.from_memory(file.read(), xmlsec.KeyFormat.CERT_PEM)
        self.certificate = ssl.PEM_cert_to_DER_cert(self.cert_data.decode())
        rsa = RSA_KEY in self.certificate
        self.signature_method = xmlsec.Transform.RSA_SHA256 if rsa else xmlsec.Transform.ECDSA_SHA256
        self.sent = None

    def apply(self, envelope, headers):
        security = get_security_header(envelope)
        token = etree.SubElement(security, etree.QName(ns.WSSE, "BinarySecurityToken"))
        token.set("ValueType", X509)
        token.set("EncodingType", BASE64)
        token.text = ssl.DER_cert_to_PEM_cert(self.certificate).split("-----")[2].replace("\n", "")
        now = datetime.now(timezone.utc)
        stamps = [time.strftime("%Y-%m-%dT%H:%M:%SZ") for time in (now, now + timedelta(seconds=120))]
        security.append(WSU.Timestamp(WSU.Created(stamps[0]), WSU.Expires(stamps[1])))
        signature = xmlsec.template.create(envelope, xmlsec.Transform.EXCL_C14N, self.signature_method)
        security.append(signature)
        reference = etree.SubElement(
            etree.SubElement(
                xmlsec.template.ensure_key_info(signature), etree.QName(ns.WSSE, "SecurityTokenReference")
            ),
            etree.QName(ns.WSSE, "Reference"),
        )
        reference.set("URI", "#" + ensure_id(token))
        reference.set("ValueType", X509)
        context = xmlsec.SignatureContext()
        context.key = xmlsec.Key.from_memory(self.key_data, xmlsec.KeyFormat.PEM)
        for part in protected(envelope):
            part_reference = xmlsec.template.add_reference(
                signature, xmlsec.Transform.SHA256, uri="#" + ensure_id(part)
            )
            xmlsec.template.add_transform(part_reference, xmlsec.Transform.EXCL_C14N)
            context.register_id(part, "Id", ns.WSU)
        context.sign(signature)
        self.sent = signature.findtext(etree.QName(ns.DS, "SignatureValue"))
        return envelope, headers

    def verify(self, envelope):
        signature = get_security_header(envelope).find(etree.QName(ns.DS, "Signature"))
        if signature is None:
            raise SignatureVerificationFailed("the answer is not signed")
        confirmation = get_security_header(envelope).find(etree.QName(WSSE_1_1, "SignatureConfirmation"))
        parts = [*protected(envelope), confirmation]
        signed = {r.get("URI") for r in signature.iterfind(f"{{{ns.DS}}}SignedInfo/{{{ns.DS}}}Reference")}
        wsu_id = etree.QName(ns.WSU, "Id").text
        if any(part is None or "#" + part.get(wsu_id, "") not in signed for part in parts):
            raise SignatureVerificationFailed("the answer's signature leaves out what it must cover")
        if "".join(confirmation.get("Value", "").split()) != "".join(self.sent.split()):
            raise SignatureVerificationFailed("the answer is not one to this request")
        context = xmlsec.SignatureContext()
        context.key = self.hub_key
        for part in parts:
            context.register_id(part, "Id", ns.WSU)
        try:
            context.verify(signature)
        except xmlsec.Error as wrong:
            raise SignatureVerificationFailed("the hub's signature does not hold") from wrong


def protected(envelope):
    """The live Body, Timestamp and exchange block, found by their place."""
    soap = detect_soap_env(envelope)
    header = envelope.find(etree.QName(soap, "Header"))
    yield envelope.find(etree.QName(soap, "Body"))
    yield header.find(f"{{{ns.WSSE}}}Security/{{{ns.WSU}}}Timestamp")
    yield header.find(etree.QName(EXCHANGE, "exchange"))


def port_of(client, version):
    """The binding and the operation that the WSDL has for this version of SOAP."""
    wanted = "Soap12Binding" if version == "1.2" else "Soap11Binding"
    for service in client.wsdl.services.values():
        for port in service.ports.values():
            if type(port.binding).__name__ == wanted:
                return port.binding.name, next(iter(port.binding.all()))
    raise Error(f"the WSDL has no port for SOAP {version}")


def main(hub, inquiry, version, data, key_file, cert_file, hub_cert_file, agreement=None):
    block = etree.Element(etree.QName(EXCHANGE, "exchange"), nsmap={"gsb": EXCHANGE})
    for tag, text in (("to", urlsplit(hub).netloc.lower()), ("messageId", str(uuid.uuid4())), ("agreement", agreement)):
        if text:
            etree.SubElement(block, etree.QName(EXCHANGE, tag)).text = text
    try:
        client = zeep.Client(
            f"{hub}/soap/{inquiry}?wsdl", wsse=BusSignature(key_file, cert_file, hub_cert_file)
        )
        binding, operation = port_of(client, version)
        service = client.create_service(binding, f"{hub}/soap/{inquiry}")
        answer = service[operation](_soapheaders=[block], **json.loads(data))
    except Fault as fault:
        error = fault.detail.find(f".//{{{EXCHANGE}}}error")
        print("refused:", {etree.QName(said).localname: said.text for said in error})
        return 1
    except (Error, requests.RequestException) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    content = zeep.helpers.serialize_object(answer.body, dict)
    print(json.dumps({k: v for k, v in content.items() if v not in (None, [])}, ensure_ascii=False, default=str))
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 8:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
