<?php
// WS-Security as the wire contract has it: signs a request, and checks that the hub signed its answer in the same way.
declare(strict_types=1);

require_once __DIR__ . '/bus.php';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const WSSE = OASIS . 'wssecurity-secext-1.0.xsd';
const WSSE_1_1 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
const WSU = OASIS . 'wssecurity-utility-1.0.xsd';
const X509 = OASIS . 'x509-token-profile-1.0#X509v3';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const HEADER = '<s:Header xmlns:s="%s" xmlns:wsse="' . WSSE . '" xmlns:wsu="' . WSU . '"><wsse:Security>'
    . '<wsse:BinarySecurityToken wsu:Id="token" EncodingType="' . OASIS . 'soap-message-security-1.0#Base64Binary" '
    . 'ValueType="' . X509 . '">%s</wsse:BinarySecurityToken><wsu:Timestamp wsu:Id="time"><wsu:Created>%s</wsu:Created>'
    . '<wsu:Expires>%s</wsu:Expires></wsu:Timestamp><Signature xmlns="' . DS . '"><SignedInfo><CanonicalizationMethod '
    . 'Algorithm="' . C14N . '"/><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#%s-sha256"/>'
    . '%s%s%s</SignedInfo><SignatureValue/><KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#token" '
    . 'ValueType="' . X509 . '"/></wsse:SecurityTokenReference></KeyInfo></Signature></wsse:Security><gsb:exchange '
    . 'xmlns:gsb="urn:gsb:exchange:v1" wsu:Id="exchange"><gsb:to>%s</gsb:to><gsb:messageId>%s</gsb:messageId>%s'
    . '</gsb:exchange></s:Header>';
const REFERENCE = '<Reference URI="#%s"><Transforms><Transform Algorithm="' . C14N . '"/></Transforms><DigestMethod '
    . 'Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>';

/** Signs Body, Timestamp and gsb:exchange; returns the signature's value, which the answer has to confirm. */
function sign(DOMDocument $document, string $key, string $certificate, string $to, string $agreement): string
{
    $soap = $document->documentElement->namespaceURI;
    $body = one($document, $soap, 'Body');
    $body->setAttributeNS(WSU, 'wsu:Id', 'body');
    $header = $document->createDocumentFragment();
    $header->appendXML(sprintf(
        HEADER, $soap, str_replace("\n", '', explode('-----', $certificate)[2]), gmdate('Y-m-d\TH:i:s\Z'),
        gmdate('Y-m-d\TH:i:s\Z', time() + 120), isEc($key) ? 'ecdsa' : 'rsa', sprintf(REFERENCE, 'body'),
        sprintf(REFERENCE, 'time'), sprintf(REFERENCE, 'exchange'), $to, uuid(), $agreement,
    ));
    $document->documentElement->insertBefore($header, $body);
    foreach (parts($document) as $i => $part) {
        $document->getElementsByTagNameNS(DS, 'DigestValue')[$i]->textContent = digestOf($part);
    }
    $value = signatureOf(one($document, DS, 'SignedInfo')->C14N(true), $key);
    one($document, DS, 'SignatureValue')->textContent = $value;
    return $value;
}

/** Throws unless the hub signed this answer to this request: the three parts and what it confirms. */
function check(DOMDocument $answer, string $sent, string $hubCertificate): void
{
    $confirmation = one($answer, WSSE_1_1, 'SignatureConfirmation');
    $info = one($answer, DS, 'SignedInfo');
    $signed = [];
    foreach ($info->getElementsByTagNameNS(DS, 'Reference') as $reference) {
        $digest = $reference->getElementsByTagNameNS(DS, 'DigestValue')[0]->textContent;
        $signed[$reference->getAttribute('URI')] = preg_replace('/\s/', '', $digest);
    }
    foreach ([...parts($answer), $confirmation] as $part) {
        if (($signed['#' . $part->getAttributeNS(WSU, 'Id')] ?? '') !== digestOf($part)) {
            throw new Exception("the answer's signature leaves out what it must cover");
        }
    }
    if ($confirmation->getAttribute('Value') !== $sent) {
        throw new Exception('the answer is not one to this request');
    }
    requireSignature($info->C14N(true), one($answer, DS, 'SignatureValue')->textContent, $hubCertificate);
}

function documentOf(string $xml): DOMDocument
{
    $document = new DOMDocument();
    return @$document->loadXML($xml) ? $document : throw new Exception('the hub gives no XML, or cannot be reached');
}

function digestOf(DOMElement $part): string
{
    return base64_encode(hash('sha256', $part->C14N(true), true));
}

function parts(DOMDocument $envelope): array
{
    $body = one($envelope, $envelope->documentElement->namespaceURI, 'Body');
    return [$body, one($envelope, WSU, 'Timestamp'), one($envelope, 'urn:gsb:exchange:v1', 'exchange')];
}

/** The one element of this name; two of them would be an attempt to have the wrong one checked. */
function one(DOMDocument $document, string $namespace, string $name): DOMElement
{
    $found = $document->getElementsByTagNameNS($namespace, $name);
    if (count($found) !== 1) {
        throw new Exception('the message has ' . count($found) . " elements $name");
    }
    return $found[0];
}
