#!/usr/bin/env node
// A signed REST inquiry with Node alone (20 or later, no package): RFC 9421 and 9530, written from the wire contract.
//
// usage: rest_inquiry.mjs HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]
// Prints the status and the answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that
// can be trusted. KEY is an EC P-256 or an RSA key.
import { createHash, createPrivateKey, randomBytes, randomUUID, sign, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const NEEDED = [
  '"@status"', '"content-digest"', '"content-type"', '"gsb-exchange-id"', '"signature";req;key="gsb"',
  ...['@method', '@authority', '@path', 'content-digest', 'gsb-message-id'].map((name) => `"${name}";req`),
];

const sha256 = (data, encoding) => createHash('sha256').update(data).digest(encoding);
const digestOf = (body) => `sha-256=:${sha256(body, 'base64')}:`;
const base = (lines, parameters) =>
  Buffer.from([...lines, ['"@signature-params"', parameters]].map(([name, value]) => `${name}: ${value}`).join('\n'));

function signedRequest(hub, inquiry, body, key, certificate, agreement) {
  const url = new URL(`/inquiries/${inquiry}`, hub);
  const headers = {
    'content-type': 'application/json',
    'content-digest': digestOf(body),
    'gsb-message-id': randomUUID(),
    ...(agreement && { 'gsb-agreement': agreement }),
  };
  const asked = { '@method': 'POST', '@authority': url.host.toLowerCase(), '@path': url.pathname, ...headers };
  const lines = Object.entries(asked).map(([name, value]) => [`"${name}"`, value]);
  const algorithm = key.asymmetricKeyType === 'ec' ? 'ecdsa-p256-sha256' : 'rsa-v1_5-sha256';
  const now = Math.floor(Date.now() / 1000);
  const parameters = `(${lines.map(([name]) => name).join(' ')});created=${now};expires=${now + 120}`
    + `;nonce="${randomBytes(16).toString('base64url')}";keyid="${sha256(certificate.raw, 'base64url')}"`
    + `;alg="${algorithm}";tag="gsb-request"`;
  const value = sign('sha256', base(lines, parameters), { key, dsaEncoding: 'ieee-p1363' });
  headers['signature-input'] = `gsb=${parameters}`;
  headers.signature = `gsb=:${value.toString('base64')}:`;
  return { url, headers, asked };
}

/** fetch would add an Accept of its own, which would have to be signed as well. */
function send({ url, headers }, body) {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const options = { method: 'POST', headers: { ...headers, 'content-length': body.length }, timeout: 30_000 };
    request(url, options, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('timeout', function late() { this.destroy(new Error('the hub did not answer in 30 s')); })
      .on('error', reject)
      .end(body);
  });
}

/** Throws unless the hub signed this answer to this request. */
function check(answer, { headers: sent, asked }, hubCertificate) {
  if (answer.headers['content-digest'] !== digestOf(answer.body)) {
    throw new Error("the answer's digest is not that of its content");
  }
  const parameters = (answer.headers['signature-input'] ?? '').replace(/^gsb=/, '');
  const covered = parameters.split(')')[0].match(/"[^"]+"(?:;[a-z]+(?:="[^"]*")?)*/g) ?? [];
  if (!NEEDED.every((one) => covered.includes(one)) || !parameters.includes(';tag="gsb-response"')) {
    throw new Error("the answer's signature leaves out what it must cover");
  }
  const lines = covered.map((component) => {
    const name = component.split('"')[1];
    if (component === '"@status"') return [component, answer.status];
    if (component.startsWith('"signature";req')) return [component, sent.signature.replace(/^gsb=/, '')];
    return [component, component.includes(';req') ? asked[name] : answer.headers[name]];
  });
  const signature = Buffer.from((answer.headers.signature ?? '').replace(/^gsb=:|:$/g, ''), 'base64');
  const key = { key: hubCertificate.publicKey, dsaEncoding: 'ieee-p1363' };
  if (!verify('sha256', base(lines, parameters), key, signature)) {
    throw new Error("the hub's signature does not hold");
  }
}

const [hub, inquiry, json, keyFile, certificateFile, hubCertificateFile, agreement] = process.argv.slice(2);
if (!hubCertificateFile) {
  console.error('usage: rest_inquiry.mjs HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]');
  process.exit(2);
}
try {
  const body = Buffer.from(json);
  const key = createPrivateKey(readFileSync(keyFile));
  const certificate = new X509Certificate(readFileSync(certificateFile));
  const request = signedRequest(hub, inquiry, body, key, certificate, agreement);
  const answer = await send(request, body);
  check(answer, request, new X509Certificate(readFileSync(hubCertificateFile)));
  console.log(answer.status, answer.body.toString());
  process.exitCode = answer.status === 200 ? 0 : 1;
} catch (wrong) {
  console.error(wrong.message);
  process.exitCode = 2;
}
