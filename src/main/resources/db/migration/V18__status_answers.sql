-- What outside authorities said of certificates: OCSP answers (RFC 6960) and CRLs (RFC 5280), as they were signed, each
-- kept before an exchange relies on it. Nodes learn of each other's from here, and evidence takes its own from here: no
-- record names them, an exchange relied on those about its certificate that were the newest by then.
CREATE TABLE status_answer (
    id          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256      bytea       NOT NULL UNIQUE,  -- of der
    form        text        NOT NULL CHECK (form IN ('OCSP', 'CRL')),
    issuer      bytea       NOT NULL,         -- SHA-256 of the issuing authority's SubjectPublicKeyInfo
    serial      text,                         -- hexadecimal; absent for a CRL, which is about all of the authority's
    this_update timestamptz NOT NULL,
    fetched_at  timestamptz NOT NULL,
    der         bytea       NOT NULL
);
CREATE INDEX status_answer_by_certificate ON status_answer (issuer, serial, fetched_at);
