#!/usr/bin/env php
<?php
// A signed REST inquiry with PHP's openssl alone: RFC 9421 and RFC 9530, written from the wire contract.
//
// Debian: apt-get install php-cli
//
// usage: rest_inquiry.php HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
// Prints the status and the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that
// can be trusted. KEY is an EC P-256 or an RSA key.
declare(strict_types=1);

require_once __DIR__ . '/bus.php';

const NEEDED = [
    '"@status"', '"content-digest"', '"content-type"', '"gsb-exchange-id"', '"signature";req;key="gsb"',
    '"@method";req', '"@authority";req', '"@path";req', '"content-digest";req', '"gsb-message-id";req',
];

function digestOf(string $body): string
{
    return 'sha-256=:' . base64_encode(hash('sha256', $body, true)) . ':';
}

function base(array $lines, string $parameters): string
{
    $text = '';
    foreach ($lines as $component => $value) {
        $text .= "$component: $value\n";
    }
    return $text . "\"@signature-params\": $parameters";
}

/** The signature's parameters and its value, over all that is asked. */
function sign(array $asked, string $key, string $certificate): array
{
    $lines = [];
    foreach ($asked as $name => $value) {
        $lines["\"$name\""] = $value;
    }
    $keyId = base64_encode(openssl_x509_fingerprint($certificate, 'sha256', true));
    $parameters = sprintf(
        '(%s);created=%d;expires=%d;nonce="%s";keyid="%s";alg="%s";tag="gsb-request"',
        implode(' ', array_keys($lines)), time(), time() + 120, uuid(), rtrim(strtr($keyId, '+/', '-_'), '='),
        isEc($key) ? 'ecdsa-p256-sha256' : 'rsa-v1_5-sha256',
    );
    return [$parameters, ':' . signatureOf(base($lines, $parameters), $key) . ':'];
}

/** The answer's headers with the status as "@status", and its body. */
function send(string $url, array $headers, string $body): array
{
    $lines = array_map(fn($name, $value) => "$name: $value", array_keys($headers), $headers);
    $context = stream_context_create(['http' => [
        'method' => 'POST', 'header' => $lines, 'content' => $body, 'timeout' => 30, 'ignore_errors' => true,
        'follow_location' => 0,
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
    return [['@status' => explode(' ', $http_response_header[0])[1]] + $received, $answer];
}

/** Throws unless the hub signed this answer to this request. */
function check(array $answered, string $body, array $asked, string $hubCertificate): void
{
    if (($answered['content-digest'] ?? '') !== digestOf($body)) {
        throw new Exception("the answer's digest is not that of its content");
    }
    $parameters = substr($answered['signature-input'] ?? '', 4);
    $covered = explode(' ', trim(strstr($parameters, ')', true) ?: '', '('));
    if (array_diff(NEEDED, $covered) || !str_contains($parameters, ';tag="gsb-response"')) {
        throw new Exception("the answer's signature leaves out what it must cover");
    }
    $lines = [];
    foreach ($covered as $component) {
        $name = explode('"', $component)[1];
        $lines[$component] = (str_contains($component, ';req') ? $asked : $answered)[$name] ?? '';
    }
    requireSignature(base($lines, $parameters), trim(substr($answered['signature'] ?? '', 4), ':'), $hubCertificate);
}

if ($argc < 7) {
    fwrite(STDERR, "usage: rest_inquiry.php HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]\n");
    exit(2);
}
[, $hub, $inquiry, $json] = $argv;
try {
    [$key, $certificate, $hubCertificate] = array_map(read(...), array_slice($argv, 4, 3));
    $headers = ['content-type' => 'application/json', 'content-digest' => digestOf($json), 'gsb-message-id' => uuid()];
    $headers += isset($argv[7]) ? ['gsb-agreement' => $argv[7]] : [];
    $authority = strtolower(explode('://', $hub)[1]);
    $asked = ['@method' => 'POST', '@authority' => $authority, '@path' => "/inquiries/$inquiry"] + $headers;
    [$parameters, $asked['signature']] = sign($asked, $key, $certificate);
    $headers += ['signature-input' => "gsb=$parameters", 'signature' => "gsb=$asked[signature]"];
    [$answered, $answer] = send("$hub/inquiries/$inquiry", $headers, $json);
    check($answered, $answer, $asked, $hubCertificate);
    echo $answered['@status'], " $answer\n";
    exit($answered['@status'] === '200' ? 0 : 1);
} catch (Throwable $wrong) {
    fwrite(STDERR, $wrong->getMessage() . "\n");
    exit(2);
}
