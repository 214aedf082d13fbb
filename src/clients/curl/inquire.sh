#!/usr/bin/env bash
# A signed REST inquiry with openssl and curl alone: RFC 9421 and RFC 9530, written from the wire contract.
#
# usage: inquire.sh HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
# Prints the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can be trusted.
# KEY is an EC P-256 or an RSA key. openssl writes an ECDSA signature as DER, RFC 9421 wants r and s as 64 bytes.
set -uo pipefail

fail() {
  echo "$1" >&2
  exit 2
}
[ $# -ge 6 ] || fail "usage: inquire.sh HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]"
hub=$1 inquiry=$2 json=$3 key=$4 cert=$5 hub_cert=$6 agreement=${7:-}
for file in "$key" "$cert" "$hub_cert"; do [ -r "$file" ] || fail "$file cannot be read"; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

base64_of() { openssl base64 -A; }
bytes_of() { printf "$(sed 's/../\\x&/g')"; }
digest_of() { echo "sha-256=:$(openssl dgst -sha256 -binary "$1" | base64_of):"; }

raw_of() { # DER of an ECDSA signature -> r || s
  openssl asn1parse -inform DER | sed -n 's/.*INTEGER *://p' | while read -r number; do
    printf '%64s' "$number" | tr ' ' 0
  done | bytes_of
}
integer_of() { # hexadecimal -> DER INTEGER: no leading zeros, and none that looks negative
  local hex
  hex=$(sed -E 's/^(00)+//' <<<"$1")
  [[ $hex == [89abcdef]* ]] && hex="00$hex"
  printf '02%02x%s' $((${#hex} / 2)) "$hex"
}
der_of() { # r || s -> DER of an ECDSA signature
  local hex both
  hex=$(od -An -v -tx1 | tr -d ' \n')
  both="$(integer_of "${hex:0:64}")$(integer_of "${hex:64}")"
  printf '30%02x%s' $((${#both} / 2)) "$both" | bytes_of
}

# 1. What is signed
printf '%s' "$json" >"$work/request"
authority=$(tr '[:upper:]' '[:lower:]' <<<"${hub#*://}")
thumbprint=$(openssl x509 -in "$cert" -outform DER | openssl dgst -sha256 -binary | base64_of | tr '+/' '-_' | tr -d =)
declare -A asked=(
  [@method]=POST [@authority]=$authority [@path]=/inquiries/$inquiry
  [content-digest]=$(digest_of "$work/request") [content-type]=application/json
  [gsb-message-id]=$(openssl rand -hex 16 | sed -E 's/(.{8})(.{4}).(.{3}).(.{3})(.{12})/\1-\2-4\3-8\4-\5/')
)
names=(@method @authority @path content-digest content-type gsb-message-id)
[ -n "$agreement" ] && names+=(gsb-agreement) && asked[gsb-agreement]=$agreement
algorithm=rsa-v1_5-sha256
openssl pkey -in "$key" -noout -text | grep -q prime256v1 && algorithm=ecdsa-p256-sha256

# 2. Its signature
now=$(date +%s)
parameters="($(printf '"%s" ' "${names[@]}" | sed 's/ $//'));created=$now;expires=$((now + 120))"
parameters+=";nonce=\"$(openssl rand -hex 16)\";keyid=\"$thumbprint\";alg=\"$algorithm\";tag=\"gsb-request\""
for name in "${names[@]}"; do printf '"%s": %s\n' "$name" "${asked[$name]}"; done >"$work/base"
printf '"@signature-params": %s' "$parameters" >>"$work/base"
openssl dgst -sha256 -sign "$key" -out "$work/signature" "$work/base" || fail "the key cannot sign"
[ $algorithm = ecdsa-p256-sha256 ] && raw_of <"$work/signature" >"$work/raw" && mv "$work/raw" "$work/signature"
signature=":$(base64_of <"$work/signature"):"

# 3. Ask (curl's own Accept and Expect would have to be signed as well)
headers=(-H "Signature-Input: gsb=$parameters" -H "Signature: gsb=$signature")
for name in "${names[@]:3}"; do headers+=(-H "$name: ${asked[$name]}"); done
status=$(curl -sS -m 60 -H Accept: -H Expect: "${headers[@]}" --data-binary "@$work/request" -D "$work/headers" \
  -o "$work/answer" -w '%{http_code}' "$hub/inquiries/$inquiry") || fail "the hub cannot be reached at $hub"

# 4. Check that the hub signed this answer to this request
header() { sed -n "s/^$1: *//Ip" "$work/headers" | tr -d '\r'; }
[ "$(header content-digest)" = "$(digest_of "$work/answer")" ] || fail "the answer's digest is not that of its content"
parameters=$(header signature-input) parameters=${parameters#gsb=}
covered=${parameters#(} covered=${covered%%)*}
for needed in '"@status"' '"content-digest"' '"content-type"' '"gsb-exchange-id"' '"@method";req' '"@authority";req' \
  '"@path";req' '"content-digest";req' '"gsb-message-id";req' '"signature";req;key="gsb"'; do
  [[ " $covered " == *" $needed "* ]] || fail "the answer's signature leaves out $needed"
done
[[ $parameters == *';tag="gsb-response"'* ]] || fail "the answer's signature is not for an answer"
for component in $covered; do
  name=${component#\"} name=${name%%\"*}
  case $component in
    '"@status"') value=$status ;;
    '"signature";req;key="gsb"') value=$signature ;;
    *';req') value=${asked[$name]:-} ;;
    *) value=$(header "$name") ;;
  esac
  printf '%s: %s\n' "$component" "$value"
done >"$work/base"
printf '"@signature-params": %s' "$parameters" >>"$work/base"
header signature | sed 's/^gsb=:\(.*\):$/\1/' | openssl base64 -d -A | der_of >"$work/signature"
openssl x509 -in "$hub_cert" -noout -pubkey >"$work/hub.pem"
openssl dgst -sha256 -verify "$work/hub.pem" -signature "$work/signature" "$work/base" >/dev/null 2>&1 \
  || fail "the hub's signature does not hold"
cat "$work/answer"
echo
[ "$status" = 200 ] || exit 1
