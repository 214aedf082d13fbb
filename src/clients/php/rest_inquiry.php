#!/usr/bin/env php
<?php
// A signed REST inquiry with PHP's openssl alone: RFC 9421 and RFC 9530, written from the wire contract.
//
// Debian: apt-get install php-cli
//
// usage: rest_inquiry.php HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
// Prints the status and the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that
// can be trusted. KEY is an EC P-256 or an RSA key. openssl writes an ECDSA signature as DER, RFC 9421 wants r and s.
declare(strict_types=1);

const NEEDED = [
    '"@status"', '"content-digest"', '"content-type"', '"gsb-exchange-id"', '"signature";req;key="gsb"',
    '"@method";req', '"@authority";req', '"@path";req', '"content-digest";req', '"gsb-message-id";req',
];

function digestOf(string $body): string
{
    return 'sha-256=:' . base64_encode(hash('sha256', $body, true)) . ':';
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

function base(array $lines, string $parameters): string
{
    $text = '';
    foreach ($lines as $name => $value) {
        $text .= "$name: $value\n";
    }
    return $text . "\"@signature-params\": $parameters";
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

function signedRequest(string $hub, string $inquiry, string $body, string $key, string $certificate, ?string $agreement): array
{
    $id = bin2hex(random_bytes(16));
    $id = preg_replace('/(.{8})(.{4}).(.{3}).(.{3})(.{12})/', '$1-$2-4$3-8$4-$5', $id);
    $headers = ['content-type' => 'application/json', 'content-digest' => digestOf($body), 'gsb-message-id' => $id];
    if ($agreement !== null) {
        $headers['gsb-agreement'] = $agreement;
    }
    $authority = strtolower(explode('://', $hub)[1]);
    $asked = ['@method' => 'POST', '@authority' => $authority, '@path' => "/inquiries/$inquiry"] + $headers;
    $names = array_map(fn($name) => "\"$name\"", array_keys($asked));
    $private = openssl_pkey_get_private($key) ?: throw new Exception('the key cannot be read');
    $ec = openssl_pkey_get_details($private)['type'] === OPENSSL_KEYTYPE_EC;
    $parameters = sprintf(
        '(%s);created=%d;expires=%d;nonce="%s";keyid="%s";alg="%s";tag="gsb-request"',
        implode(' ', $names), time(), time() + 120, base64url(random_bytes(16)),
        base64url(openssl_x509_fingerprint($certificate, 'sha256', true)), $ec ? 'ecdsa-p256-sha256' : 'rsa-v1_5-sha256',
    );
    openssl_sign(base(array_combine($names, $asked), $parameters), $signature, $private, OPENSSL_ALGO_SHA256);
    $headers['signature-input'] = "gsb=$parameters";
    $headers['signature'] = 'gsb=:' . base64_encode($ec ? rawOf($signature) : $signature) . ':';
    return [$headers, $asked];
}

function send(string $url, array $headers, string $body): array
{
    $lines = array_map(fn($name, $value) => "$name: $value", array_keys($headers), $headers);
    $context = stream_context_create(['http' => [
        'method' => 'POST', 'header' => $lines, 'content' => $body, 'timeout' => 30, 'ignore_errors' => true,
    ]]);
    $answer = @file_get_contents($url, false, $context);
    if ($answer === false) {
        throw new Exception("the hub cannot be reached at $url");
    }
    $received = [];
    foreach (array_slice($http_response_header, 1) as $line) {
        [$name, $value] = explode(':', $line, 2);
        $received[strtolower($name)] = trim($value);
    }
    return [(int) explode(' ', $http_response_header[0])[1], $received, $answer];
}

/** Throws unless the hub signed this answer to this request. */
function check(int $status, array $headers, string $body, array $asked, array $sent, string $hubCertificate): void
{
    if (($headers['content-digest'] ?? '') !== digestOf($body)) {
        throw new Exception("the answer's digest is not that of its content");
    }
    $parameters = substr($headers['signature-input'] ?? '', 4);
    preg_match_all('/"[^"]+"(?:;[a-z]+(?:="[^"]*")?)*/', strstr($parameters, ')', true) ?: '', $covered);
    if (array_diff(NEEDED, $covered[0]) || !str_contains($parameters, ';tag="gsb-response"')) {
        throw new Exception("the answer's signature leaves out what it must cover");
    }
    $lines = [];
    foreach ($covered[0] as $component) {
        $name = explode('"', $component)[1];
        $lines[$component] = match (true) {
            $component === '"@status"' => $status,
            $name === 'signature' => substr($sent['signature'], 4),
            str_contains($component, ';req') => $asked[$name],
            default => $headers[$name] ?? '',
        };
    }
    $signature = derOf(base64_decode(trim(substr($headers['signature'] ?? '', 4), ':')));
    if (openssl_verify(base($lines, $parameters), $signature, $hubCertificate, OPENSSL_ALGO_SHA256) !== 1) {
        throw new Exception("the hub's signature does not hold");
    }
}

if ($argc < 7) {
    fwrite(STDERR, "usage: rest_inquiry.php HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]\n");
    exit(2);
}
[, $hub, $inquiry, $json] = $argv;
try {
    [$key, $certificate, $hubCertificate] = array_map(file_get_contents(...), array_slice($argv, 4, 3));
    [$headers, $asked] = signedRequest($hub, $inquiry, $json, $key, $certificate, $argv[7] ?? null);
    [$status, $received, $answer] = send("$hub/inquiries/$inquiry", $headers, $json);
    check($status, $received, $answer, $asked, $headers, $hubCertificate);
    echo "$status $answer\n";
    exit($status === 200 ? 0 : 1);
} catch (Exception $wrong) {
    fwrite(STDERR, $wrong->getMessage() . "\n");
    exit(2);
}
