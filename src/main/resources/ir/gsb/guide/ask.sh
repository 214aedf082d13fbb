# Asks {inquiry}, with bash, openssl and curl. Your key is EC P-256 or RSA; the agreement is needed only where two fit.
key=${KEY:-key.pem} cert=${CERT:-cert.pem} agreement=${AGREEMENT:-}
{request}
b64() { openssl base64 -A; }

# What is signed: RFC 9530 of the content, then RFC 9421
digest="sha-256=:$(openssl dgst -sha256 -binary request.json | b64):"
keyid=$(openssl x509 -in "$cert" -outform DER | openssl dgst -sha256 -binary | b64 | tr '+/' '-_' | tr -d =)
id=$(openssl rand -hex 16 | sed -E 's/(.{8})(.{4}).(.{3}).(.{3})(.{12})/\1-\2-4\3-8\4-\5/')
alg=rsa-v1_5-sha256
openssl pkey -in "$key" -noout -text | grep -q prime256v1 && alg=ecdsa-p256-sha256
names='"@method" "@authority" "@path" "content-digest" "content-type" "gsb-message-id"'
[ -n "$agreement" ] && names="$names \"gsb-agreement\""
now=$(date +%s)
input="($names);created=$now;expires=$((now + 120));nonce=\"$(openssl rand -hex 16)\""
input="$input;keyid=\"$keyid\";alg=\"$alg\";tag=\"gsb-request\""
{
  printf '"@method": POST\n"@authority": {authority}\n"@path": /inquiries/{inquiry}\n'
  printf '"content-digest": %s\n"content-type": application/json\n"gsb-message-id": %s\n' "$digest" "$id"
  [ -n "$agreement" ] && printf '"gsb-agreement": %s\n' "$agreement"
  printf '"@signature-params": %s' "$input"
} >base.txt

# Its signature; openssl writes one of ECDSA as DER, RFC 9421 wants r and s, 32 bytes each
openssl dgst -sha256 -sign "$key" -out signature.bin base.txt
if [ $alg = ecdsa-p256-sha256 ]; then
  hex=$(openssl asn1parse -inform DER -in signature.bin | sed -n 's/.*INTEGER *://p' |
    while read -r number; do printf '%64s' "$number" | tr ' ' 0; done)
  printf "$(printf %s "$hex" | sed 's/../\\x&/g')" >signature.bin
fi

# Ask; what curl would add by itself, it would have to sign as well
curl -sS -i -H Accept: -H Expect: -H 'Content-Type: application/json' -H "Content-Digest: $digest" \
  -H "Gsb-Message-Id: $id" ${agreement:+-H "Gsb-Agreement: $agreement"} \
  -H "Signature-Input: gsb=$input" -H "Signature: gsb=:$(b64 <signature.bin):" \
  --data-binary @request.json '{hub}/inquiries/{inquiry}'
