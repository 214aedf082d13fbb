// A signed REST inquiry with .NET alone (8 or later): RFC 9421 and RFC 9530, written from the wire contract.
//
// usage: dotnet run --project src/clients/csharp -- HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
// Prints the status and the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that
// can be trusted. KEY is an EC P-256 or an RSA key. No test of this repository runs it, unlike the other samples.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

string[] needed =
[
    "\"@status\"", "\"content-digest\"", "\"content-type\"", "\"gsb-exchange-id\"", "\"signature\";req;key=\"gsb\"",
    "\"@method\";req", "\"@authority\";req", "\"@path\";req", "\"content-digest\";req", "\"gsb-message-id\";req",
];

if (args.Length < 6)
{
    Console.Error.WriteLine("usage: RestInquiry HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]");
    return 2;
}
try
{
    var body = Encoding.UTF8.GetBytes(args[2]);
    using var certificate = X509Certificate2.CreateFromPemFile(args[4], args[3]);
    using var hub = X509Certificate2.CreateFromPem(File.ReadAllText(args[5]));
    var target = new Uri($"{args[0]}/inquiries/{args[1]}");

    // 1. What is signed
    var asked = new Dictionary<string, string>
    {
        ["@method"] = "POST",
        ["@authority"] = target.Authority.ToLowerInvariant(),
        ["@path"] = target.AbsolutePath,
        ["content-type"] = "application/json",
        ["content-digest"] = DigestOf(body),
        ["gsb-message-id"] = Guid.NewGuid().ToString(),
    };
    if (args.Length > 6)
    {
        asked["gsb-agreement"] = args[6];
    }
    using var ec = certificate.GetECDsaPrivateKey();
    var algorithm = ec is null ? "rsa-v1_5-sha256" : "ecdsa-p256-sha256";
    var keyId = Base64Url(SHA256.HashData(certificate.RawData));
    var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    var names = string.Join(' ', asked.Keys.Select(name => $"\"{name}\""));
    var nonce = Base64Url(RandomNumberGenerator.GetBytes(16));
    var parameters = $"({names});created={now};expires={now + 120};nonce=\"{nonce}\";keyid=\"{keyId}\""
        + $";alg=\"{algorithm}\";tag=\"gsb-request\"";

    // 2. Its signature: .NET writes an ECDSA signature as r and s, which is what RFC 9421 wants
    var signedBytes = Base(asked.Select(line => ($"\"{line.Key}\"", line.Value)), parameters);
    var value = ec is not null
        ? ec.SignData(signedBytes, HashAlgorithmName.SHA256)
        : certificate.GetRSAPrivateKey()!.SignData(signedBytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    var signature = $":{Convert.ToBase64String(value)}:";

    // 3. Ask
    using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
    request.Content.Headers.TryAddWithoutValidation("Content-Type", asked["content-type"]);
    request.Content.Headers.TryAddWithoutValidation("Content-Digest", asked["content-digest"]);
    foreach (var (name, text) in asked.Where(line => line.Key.StartsWith("gsb-", StringComparison.Ordinal)))
    {
        request.Headers.TryAddWithoutValidation(name, text);
    }
    request.Headers.TryAddWithoutValidation("Signature-Input", $"gsb={parameters}");
    request.Headers.TryAddWithoutValidation("Signature", $"gsb={signature}");
    using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
    using var answer = await client.SendAsync(request);
    var said = await answer.Content.ReadAsByteArrayAsync();

    // 4. Check that the hub signed this answer to this request
    string Header(string name) =>
        answer.Headers.TryGetValues(name, out var own) ? own.First()
        : answer.Content.Headers.TryGetValues(name, out var ofContent) ? ofContent.First() : "";
    Require(Header("content-digest") == DigestOf(said), "the answer's digest is not that of its content");
    var input = Header("signature-input").Replace("gsb=", "", StringComparison.Ordinal);
    var covered = input.Split(')')[0].TrimStart('(').Split(' ');
    Require(
        !needed.Except(covered).Any() && input.Contains(";tag=\"gsb-response\""),
        "the answer's signature leaves out what it must cover");
    var lines = covered.Select(component => (component, component.Split('"')[1] switch
    {
        "@status" => ((int)answer.StatusCode).ToString(),
        "signature" => signature,
        var name when component.Contains(";req") => asked[name],
        var name => Header(name),
    }));
    var raw = Convert.FromBase64String(Header("signature")["gsb=:".Length..^1]);
    using var hubKey = hub.GetECDsaPublicKey() ?? throw new CryptographicException("the hub's key is an EC key");
    Require(hubKey.VerifyData(Base(lines, input), raw, HashAlgorithmName.SHA256), "the hub's signature does not hold");
    Console.OutputEncoding = Encoding.UTF8;
    Console.WriteLine($"{(int)answer.StatusCode} {Encoding.UTF8.GetString(said)}");
    return (int)answer.StatusCode == 200 ? 0 : 1;
}
catch (Exception wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

static void Require(bool holds, string otherwise) => _ = holds ? true : throw new CryptographicException(otherwise);

static string DigestOf(byte[] body) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";

static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

static byte[] Base(IEnumerable<(string Name, string Value)> lines, string parameters) =>
    Encoding.UTF8.GetBytes(
        string.Concat(lines.Select(line => $"{line.Name}: {line.Value}\n")) + $"\"@signature-params\": {parameters}");
