-- Who asks to join: a key that proved itself, and what the operator decided. A row gives nobody any right.
CREATE TABLE joining (
    id         text        NOT NULL PRIMARY KEY,   -- 128 random bits in hexadecimal: who knows it may look
    at         timestamptz NOT NULL,
    agency     text        NOT NULL,               -- as asked for; perhaps not registered, perhaps somebody else's
    system     text        NOT NULL,
    contact    text        NOT NULL,               -- empty once it is decided
    source     text        NOT NULL,               -- the address that it came from
    request    bytea       NOT NULL,               -- PKCS#10, DER
    key_sha256 bytea       NOT NULL,
    state      text        NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REFUSED')),
    decided_at timestamptz,
    reason     text        NOT NULL,               -- why it was refused
    chain      text        NOT NULL                -- PEM: the party's certificate and those above it
);
-- A key waits once.
CREATE UNIQUE INDEX joining_waiting ON joining (key_sha256) WHERE state = 'WAITING';
CREATE INDEX joining_by_source ON joining (source, at);
