#!/usr/bin/env php
<?php
// A signed SOAP inquiry with PHP's own SoapClient, from ?wsdl to the checked answer.
//
// Debian: apt-get install php-cli php-soap php-xml
//
// usage: soap_inquiry.php HUB TYPE/VERSION 1.1|1.2 JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
// Prints the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can be trusted.
// KEY is an EC P-256 or an RSA key. openssl writes an ECDSA signature as DER, XML signatures want r and s.
declare(strict_types=1);

const EXCHANGE = 'urn:gsb:exchange:v1';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const WSSE = OASIS . 'wssecurity-secext-1.0.xsd';
const WSU = OASIS . 'wssecurity-utility-1.0.xsd';
const WSSE_1_1 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

final class NotTrusted extends Exception {}

final class BusClient extends SoapClient
{
    private string $sent = '';

    public function __construct(string $wsdl, array $options, private array $pem, private string $block)
    {
        parent::__construct($wsdl, $options);
    }

    public function __doRequest($request, $location, $action, $version, $oneWay = false): ?string
    {
        $answer = parent::__doRequest($this->signed($request), $location, $action, $version, $oneWay);
        $this->check($answer ?? throw new NotTrusted('the hub cannot be reached'));
        return $answer;
    }

    private function signed(string $request): string
    {
        [$key, $certificate] = $this->pem;
        $document = new DOMDocument();
        $document->loadXML($request);
        $envelope = $document->documentElement;
        [$soap, $token] = [$envelope->namespaceURI, str_replace("\n", '', explode('-----', $certificate)[2])];
        $now = time();
        [$created, $expires] = [gmdate('Y-m-d\TH:i:s\Z', $now), gmdate('Y-m-d\TH:i:s\Z', $now + 120)];
        $header = $document->createDocumentFragment();
        $header->appendXML(sprintf(
            '<s:Header xmlns:s="%s" xmlns:wsse="%s" xmlns:wsu="%s"><wsse:Security s:mustUnderstand="1">'
            . '<wsse:BinarySecurityToken wsu:Id="token" EncodingType="%ssoap-message-security-1.0#Base64Binary" '
            . 'ValueType="%sx509-token-profile-1.0#X509v3">%s</wsse:BinarySecurityToken><wsu:Timestamp wsu:Id="time">'
            . '<wsu:Created>%s</wsu:Created><wsu:Expires>%s</wsu:Expires></wsu:Timestamp></wsse:Security>%s</s:Header>',
            $soap, WSSE, WSU, OASIS, OASIS, $token, $created, $expires, $this->block,
        ));
        $body = $envelope->getElementsByTagNameNS($soap, 'Body')[0];
        $envelope->insertBefore($header, $body);
        $body->setAttributeNS(WSU, 'wsu:Id', 'body');
        $private = openssl_pkey_get_private($key) ?: throw new NotTrusted('the key cannot be read');
        $ec = openssl_pkey_get_details($private)['type'] === OPENSSL_KEYTYPE_EC;
        $info = '<SignedInfo><CanonicalizationMethod Algorithm="' . C14N . '"/><SignatureMethod Algorithm="' . MORE
            . ($ec ? 'ecdsa' : 'rsa') . '-sha256"/>';
        foreach ($this->parts($document) as $part) {
            $info .= sprintf(
                '<Reference URI="#%s"><Transforms><Transform Algorithm="%s"/></Transforms><DigestMethod '
                . 'Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>%s</DigestValue></Reference>',
                $part->getAttributeNS(WSU, 'Id'), C14N, base64_encode(hash('sha256', $part->C14N(true), true)),
            );
        }
        $signature = $document->createDocumentFragment();
        $signature->appendXML('<Signature xmlns="' . DS . '">' . $info . '</SignedInfo><SignatureValue/><KeyInfo>'
            . '<wsse:SecurityTokenReference xmlns:wsse="' . WSSE . '"><wsse:Reference URI="#token" ValueType="' . OASIS
            . 'x509-token-profile-1.0#X509v3"/></wsse:SecurityTokenReference></KeyInfo></Signature>');
        one($document, WSSE, 'Security')->appendChild($signature);
        openssl_sign(one($document, DS, 'SignedInfo')->C14N(true), $value, $private, OPENSSL_ALGO_SHA256);
        $this->sent = base64_encode($ec ? rawOf($value) : $value);
        one($document, DS, 'SignatureValue')->textContent = $this->sent;
        return $document->saveXML();
    }

    /** Throws unless the hub signed this answer to this request: the three parts and what it confirms. */
    private function check(string $answer): void
    {
        $document = new DOMDocument();
        $document->loadXML($answer);
        $confirmation = one($document, WSSE_1_1, 'SignatureConfirmation');
        $signed = [];
        foreach (one($document, DS, 'SignedInfo')->getElementsByTagNameNS(DS, 'Reference') as $reference) {
            $digest = $reference->getElementsByTagNameNS(DS, 'DigestValue')[0]->textContent;
            $signed[$reference->getAttribute('URI')] = preg_replace('/\s/', '', $digest);
        }
        foreach ([...$this->parts($document), $confirmation] as $part) {
            $digest = base64_encode(hash('sha256', $part->C14N(true), true));
            if (($signed['#' . $part->getAttributeNS(WSU, 'Id')] ?? '') !== $digest) {
                throw new NotTrusted("the answer's signature leaves out what it must cover");
            }
        }
        if ($confirmation->getAttribute('Value') !== $this->sent) {
            throw new NotTrusted('the answer is not one to this request');
        }
        $value = derOf(base64_decode(one($document, DS, 'SignatureValue')->textContent));
        $info = one($document, DS, 'SignedInfo')->C14N(true);
        if (openssl_verify($info, $value, $this->pem[2], OPENSSL_ALGO_SHA256) !== 1) {
            throw new NotTrusted("the hub's signature does not hold");
        }
    }

    private function parts(DOMDocument $envelope): array
    {
        $soap = $envelope->documentElement->namespaceURI;
        return [one($envelope, $soap, 'Body'), one($envelope, WSU, 'Timestamp'), one($envelope, EXCHANGE, 'exchange')];
    }
}

/** The one element of this name; two of them would be an attempt to have the wrong one checked. */
function one(DOMDocument $document, string $namespace, string $name): DOMElement
{
    $found = $document->getElementsByTagNameNS($namespace, $name);
    return count($found) === 1 ? $found[0] : throw new NotTrusted('the message has ' . count($found) . " elements $name");
}

/** DER of an ECDSA signature to r and s, 32 bytes each. */
function rawOf(string $der): string
{
    $length = ord($der[3]);
    $numbers = [substr($der, 4, $length), substr($der, 6 + $length)];
    return implode('', array_map(fn($n) => str_pad(ltrim($n, "\0"), 32, "\0", STR_PAD_LEFT), $numbers));
}

function derOf(string $raw): string
{
    $der = '';
    foreach (str_split($raw, 32) as $number) {
        $number = ltrim($number, "\0");
        $number = ord($number[0] ?? "\x80") > 127 ? "\0$number" : $number;
        $der .= "\x02" . chr(strlen($number)) . $number;
    }
    return "\x30" . chr(strlen($der)) . $der;
}

if ($argc < 8) {
    fwrite(STDERR, "usage: soap_inquiry.php HUB TYPE/VERSION 1.1|1.2 JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]\n");
    exit(2);
}
[, $hub, $inquiry, $version, $json] = $argv;
$id = preg_replace('/(.{8})(.{4}).(.{3}).(.{3})(.{12})/', '$1-$2-4$3-8$4-$5', bin2hex(random_bytes(16)));
$agreement = isset($argv[8]) ? "<gsb:agreement>$argv[8]</gsb:agreement>" : '';
$block = sprintf(
    '<gsb:exchange xmlns:gsb="%s" wsu:Id="exchange"><gsb:to>%s</gsb:to><gsb:messageId>%s</gsb:messageId>%s</gsb:exchange>',
    EXCHANGE, strtolower(explode('://', $hub)[1]), $id, $agreement,
);
$soap = $version === '1.2' ? SOAP_1_2 : SOAP_1_1;
try {
    $client = new BusClient(
        "$hub/soap/$inquiry?wsdl",
        ['soap_version' => $soap, 'location' => "$hub/soap/$inquiry", 'cache_wsdl' => WSDL_CACHE_NONE],
        array_map(file_get_contents(...), array_slice($argv, 5, 3)),
        $block,
    );
    preg_match('/ (\w+)\(/', $client->__getFunctions()[0], $operation);
    echo json_encode($client->{$operation[1]}(json_decode($json, true)), JSON_UNESCAPED_UNICODE), "\n";
} catch (SoapFault $fault) {
    echo 'refused: ', json_encode($fault->detail->error ?? $fault->getMessage(), JSON_UNESCAPED_UNICODE), "\n";
    exit(1);
} catch (NotTrusted $wrong) {
    fwrite(STDERR, $wrong->getMessage() . "\n");
    exit(2);
}
