-- Who may sign in to the auditors' console, and the sessions of those who have.

CREATE TABLE auditor (
    name          text        NOT NULL PRIMARY KEY,
    password_hash text        NOT NULL,             -- Argon2id
    totp_key_id   smallint    NOT NULL,             -- the master key that the secret is sealed under
    totp_secret   bytea       NOT NULL,
    totp_step     bigint      NOT NULL DEFAULT 0,   -- of the last code that was taken: each is good once
    roles         text        NOT NULL,             -- words with blanks between: auditor payload-reader
    locale        text        NOT NULL DEFAULT 'fa',
    locked        boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- Attempts to sign in that have not succeeded, for as long as they count.
CREATE TABLE sign_in_attempt (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    account text        NOT NULL,                   -- a keyed hash of the name that was given, anybody's or nobody's
    source  bytea       NOT NULL                    -- a keyed hash of the address it came from
);
CREATE INDEX sign_in_attempt_by_source ON sign_in_attempt (source, at);

-- Sessions, as Spring Session reads them.
CREATE TABLE console_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval int      NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        text                      -- an account, or PROVIDER:name, of any length
);
CREATE UNIQUE INDEX console_session_by_id ON console_session (session_id);
CREATE INDEX console_session_by_expiry ON console_session (expiry_time);
CREATE INDEX console_session_by_principal ON console_session (principal_name);

CREATE TABLE console_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES console_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
