<?php
// What both samples need: signatures with SHA-256 as RFC 9421 and XML signatures write them.
// openssl writes an ECDSA signature as DER; both want r and s, 32 bytes each.
declare(strict_types=1);

/** Of a PEM file: whether it is an EC key; the others are RSA keys. */
function isEc(string $key): bool
{
    $private = openssl_pkey_get_private($key) ?: throw new Exception('the key cannot be read');
    return openssl_pkey_get_details($private)['type'] === OPENSSL_KEYTYPE_EC;
}

/** The signature's value in base64. */
function signatureOf(string $text, string $key): string
{
    openssl_sign($text, $signature, $key, OPENSSL_ALGO_SHA256) || throw new Exception('the key cannot sign');
    if (isEc($key)) {
        $length = ord($signature[3]);
        $numbers = [substr($signature, 4, $length), substr($signature, 6 + $length)];
        $signature = implode('', array_map(fn($n) => str_pad(ltrim($n, "\0"), 32, "\0", STR_PAD_LEFT), $numbers));
    }
    return base64_encode($signature);
}

/** Throws unless the holder of the EC certificate signed the text. */
function requireSignature(string $text, string $value, string $certificate): void
{
    $der = '';
    foreach (str_split(base64_decode($value), 32) as $number) {
        $number = ltrim($number, "\0");
        $number = ord($number[0] ?? "\x80") > 127 ? "\0$number" : $number;
        $der .= "\x02" . chr(strlen($number)) . $number;
    }
    $der = "\x30" . chr(strlen($der)) . $der;
    if (openssl_verify($text, $der, $certificate, OPENSSL_ALGO_SHA256) !== 1) {
        throw new Exception("the hub's signature does not hold");
    }
}

function uuid(): string
{
    return preg_replace('/(.{8})(.{4}).(.{3}).(.{3})(.{12})/', '$1-$2-4$3-8$4-$5', bin2hex(random_bytes(16)));
}

function read(string $file): string
{
    return @file_get_contents($file) ?: throw new Exception("$file cannot be read");
}
