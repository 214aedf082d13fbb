#!/usr/bin/env php
<?php
// A signed SOAP inquiry with PHP's own SoapClient, from ?wsdl to the checked answer.
//
// Debian: apt-get install php-cli php-soap php-xml
//
// usage: soap_inquiry.php HUB TYPE/VERSION 1.1|1.2 JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
// Prints the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can be trusted.
// KEY is an EC P-256 or an RSA key.
declare(strict_types=1);

require_once __DIR__ . '/ws_security.php';

final class BusClient extends SoapClient
{
    public function __construct(
        string $url,
        int $version,
        private array $pem,
        private string $to,
        private string $agreement,
    ) {
        $options = ['soap_version' => $version, 'location' => $url, 'cache_wsdl' => WSDL_CACHE_NONE];
        parent::__construct("$url?wsdl", $options);
    }

    public function __doRequest($request, $location, $action, $version, $oneWay = false): ?string
    {
        [$key, $certificate, $hubCertificate] = $this->pem;
        $envelope = documentOf($request);
        $sent = sign($envelope, $key, $certificate, $this->to, $this->agreement);
        $answer = parent::__doRequest($envelope->saveXML(), $location, $action, $version, $oneWay);
        check(documentOf($answer ?? ''), $sent, $hubCertificate);
        return $answer;
    }
}

if ($argc < 8) {
    fwrite(STDERR, "usage: soap_inquiry.php HUB TYPE/VERSION 1.1|1.2 JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]\n");
    exit(2);
}
[, $hub, $inquiry, $version, $json] = $argv;
try {
    $pem = array_map(read(...), array_slice($argv, 5, 3));
    $agreement = isset($argv[8]) ? "<gsb:agreement>$argv[8]</gsb:agreement>" : '';
    $to = strtolower(explode('://', $hub)[1]);
    $client = new BusClient("$hub/soap/$inquiry", $version === '1.2' ? SOAP_1_2 : SOAP_1_1, $pem, $to, $agreement);
    echo json_encode($client->ask(json_decode($json, true)), JSON_UNESCAPED_UNICODE), "\n";
} catch (Throwable $wrong) {
    if (isset($wrong->detail->error)) {
        echo 'refused: ', json_encode($wrong->detail->error, JSON_UNESCAPED_UNICODE), "\n";
        exit(1);
    }
    fwrite(STDERR, $wrong->getMessage() . "\n");
    exit(2);
}
