-- The durable record of every exchange, and of what is done with records.
--
-- An exchange id is a UUIDv7: its first 48 bits are the time. Tables whose key begins with it are partitioned by month;
-- the hub makes the partitions of the months to come (SqlPartitions).

-- Append only. kind 1: accepted, written before the request leaves for the provider; kind 2: ended, written before
-- the answer leaves; kind 3: an act, something that was done with what is recorded. An ended row repeats nothing of the
-- accepted row of its exchange; see the view below.
CREATE TABLE record (
    exchange_id        uuid        NOT NULL,
    kind               smallint    NOT NULL,
    protocol           smallint,             -- 0 REST, 1 SOAP 1.1, 2 SOAP 1.2
    mode               smallint,             -- 0 VERIFY, 1 RETRIEVE
    status             smallint,             -- the HTTP status of the answer
    request_size       integer,
    answer_size        integer,
    at                 timestamptz NOT NULL,
    node               text        NOT NULL,
    retention          text        NOT NULL, -- the class that says how long it is kept
    client             text,                 -- agency/system; absent if no signature was verified
    provider           text,
    agreement          text,
    client_user        text,
    tracking_code      text,
    inquiry            text,
    message_id         text,
    thumbprint         bytea,                -- SHA-256 of the client's certificate
    algorithm          text,
    subject_hash       bytea,                -- HMAC-SHA-256 under the search key, first 16 bytes
    source_hash        bytea,                -- the same of the sender's address
    request_commitment bytea,                -- SHA-256(salt, request); the salt is in the vault only
    answer_commitment  bytea,
    outcome            text,                 -- of an act: its word
    detail             text,                 -- of an act: the reason that was given
    violations         text,                 -- pointers, one a line
    replay_of          uuid,
    about              uuid,                 -- of an act: the exchange
    actor              text,                 -- of an act: who
    steps              integer[],            -- microseconds after the receipt, by step; -1: not reached
    vault_hash         bytea,                -- SHA-256(key_id, wrapped_key, content) of its vault row
    salt               bytea       NOT NULL,
    entry              bytea       NOT NULL, -- SHA-256(salt, the record as text): what the log holds of it
    PRIMARY KEY (exchange_id, kind)
) PARTITION BY RANGE (exchange_id);

-- What was said, encrypted; may be erased without touching a record.
CREATE TABLE vault (
    exchange_id uuid     NOT NULL,
    kind        smallint NOT NULL,
    key_id      integer  NOT NULL,           -- the wrapping key that wraps the row's own key
    wrapped_key bytea    NOT NULL,           -- AES key wrap, RFC 3394
    content     bytea    NOT NULL,           -- AES-256-GCM
    PRIMARY KEY (exchange_id, kind)
) PARTITION BY RANGE (exchange_id);
-- Ciphertext does not compress: do not try.
ALTER TABLE vault ALTER COLUMN content SET STORAGE EXTERNAL;

-- Keys that wrap the keys of vault rows: one for each inquiry, retention class and month, itself wrapped by a master key.
CREATE TABLE wrapping_key (
    id        integer  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    inquiry   text     NOT NULL,
    retention text     NOT NULL,
    month     date     NOT NULL,
    master_id smallint NOT NULL,
    wrapped   bytea    NOT NULL,
    UNIQUE (inquiry, retention, month)
);

-- The certificates of those who signed what the vault holds, for ever: without them nothing can be proved.
CREATE TABLE certificate_seen (
    thumbprint bytea NOT NULL PRIMARY KEY,
    der        bytea NOT NULL
);

-- Entries that wait for their place in the log: one row for each transaction that wrote records; 50 bytes for each of
-- them: exchange_id, kind (2 bytes, big endian), entry.
CREATE TABLE log_queue (
    batch   bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entries bytea  NOT NULL,
    seal    bytea  NOT NULL,                 -- HMAC-SHA-256 of entries, so that nobody else can put records into the log
    at      timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE log_queue ALTER COLUMN entries SET STORAGE EXTERNAL;

-- An exchange in one row, whether it was accepted, refused before that, or is pending.
CREATE VIEW exchange AS
SELECT coalesce(e.exchange_id, a.exchange_id)               AS exchange_id,
       coalesce(a.at, e.at)                                 AS recorded_at,
       e.at                                                 AS ended_at,
       coalesce(a.protocol, e.protocol)                     AS protocol,
       coalesce(a.client, e.client)                         AS client,
       coalesce(a.provider, e.provider)                     AS provider,
       coalesce(a.agreement, e.agreement)                   AS agreement,
       coalesce(a.client_user, e.client_user)               AS client_user,
       coalesce(a.tracking_code, e.tracking_code)           AS tracking_code,
       coalesce(a.inquiry, e.inquiry)                       AS inquiry,
       coalesce(a.mode, e.mode)                             AS mode,
       coalesce(a.message_id, e.message_id)                 AS message_id,
       coalesce(a.thumbprint, e.thumbprint)                 AS thumbprint,
       coalesce(a.algorithm, e.algorithm)                   AS algorithm,
       coalesce(a.subject_hash, e.subject_hash)             AS subject_hash,
       coalesce(a.source_hash, e.source_hash)               AS source_hash,
       coalesce(a.request_size, e.request_size)             AS request_size,
       coalesce(a.request_commitment, e.request_commitment) AS request_commitment,
       e.outcome, e.status, e.detail, e.violations, e.replay_of, e.answer_size, e.answer_commitment,
       coalesce(e.steps, a.steps)                           AS steps,
       coalesce(e.node, a.node)                             AS node,
       coalesce(a.retention, e.retention)                   AS retention
  FROM (SELECT * FROM record WHERE kind = 1) a
  FULL JOIN (SELECT * FROM record WHERE kind = 2) e ON e.exchange_id = a.exchange_id;

-- Who carries out a client's message id. Times are seconds of the epoch. The row says nothing of how far the exchange
-- is: it has ended when its record of kind 2 is there.
CREATE TABLE message_claim (
    claim_key    uuid   NOT NULL PRIMARY KEY, -- from SHA-256(party, message id)
    exchange_id  uuid   NOT NULL,
    claimed_at   bigint NOT NULL,
    lease_until  bigint NOT NULL,
    content_hash bytea  NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX message_claim_by_age ON message_claim (claimed_at);

-- Signatures that were used. Few minutes' worth are kept, so sweeping by a scan is cheaper than an index on until.
CREATE TABLE signature_seen (
    signature_key uuid   NOT NULL PRIMARY KEY,
    until         bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);

-- Attempts without a verified signature, beyond those of a source and minute that are recorded one by one.
CREATE TABLE attempt_count (
    minute      bigint  NOT NULL,             -- minutes of the epoch
    source_hash bytea   NOT NULL,             -- empty: of sources beyond the number that is told apart
    outcome     text    NOT NULL,
    attempts    bigint  NOT NULL,
    PRIMARY KEY (minute, source_hash, outcome)
);

-- Proves at start that the configured keys are those that the rows were written with. Id 0 is the search key.
CREATE TABLE master_key (
    id          smallint    NOT NULL PRIMARY KEY,
    check_value bytea       NOT NULL,
    first_used  timestamptz NOT NULL
);

-- Up to which exchange every accepted one has ended.
CREATE TABLE sweep (
    only_row      boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    settled_until uuid    NOT NULL
);
INSERT INTO sweep (settled_until) VALUES ('00000000-0000-0000-0000-000000000000');
