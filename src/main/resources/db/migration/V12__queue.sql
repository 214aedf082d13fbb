-- The queue: exchanges that were accepted and are carried out later. What is here is the truth; the broker only says
-- what to look at next, and what it forgets is told to it again.

-- Accepted exchanges that outlive their connection: whoever ends what was interrupted leaves them alone. A row is
-- written with the acceptance and goes with the end.
CREATE TABLE deferred (
    exchange_id uuid        NOT NULL PRIMARY KEY,
    until       timestamptz NOT NULL
);

CREATE TABLE queue_item (
    exchange_id uuid        NOT NULL PRIMARY KEY,
    client      text        NOT NULL,         -- agency/system
    provider    text        NOT NULL,
    inquiry     text        NOT NULL,
    idempotent  boolean     NOT NULL,         -- may the provider be asked again when it is not known what came of it?
    batch       uuid,
    state       text        NOT NULL DEFAULT 'WAITING'
                CHECK (state IN ('WAITING', 'RUNNING', 'DEAD', 'DOUBTFUL', 'DROPPED')),
    attempts    integer     NOT NULL DEFAULT 0,
    deadline    timestamptz NOT NULL,
    next_at     timestamptz NOT NULL,         -- not before
    queued_at   timestamptz NOT NULL,         -- when the broker was last told
    node        text,                         -- who carries it out
    lease_until timestamptz,
    last_code   text                          -- what came of the last attempt
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX queue_item_waiting ON queue_item (provider, next_at) WHERE state = 'WAITING';
CREATE INDEX queue_item_running ON queue_item (lease_until) WHERE state = 'RUNNING';
CREATE INDEX queue_item_by_deadline ON queue_item (deadline);
CREATE INDEX queue_item_by_batch ON queue_item (batch, state) WHERE batch IS NOT NULL;

-- Batches that were accepted.
CREATE TABLE batch (
    exchange_id uuid        NOT NULL PRIMARY KEY,
    client      text        NOT NULL,
    inquiry     text        NOT NULL,
    provider    text        NOT NULL,
    idempotent  boolean     NOT NULL,
    lines       integer     NOT NULL,
    chunks      integer     NOT NULL,
    read_chunks integer     NOT NULL DEFAULT 0,
    accepted_at timestamptz NOT NULL,
    deadline    timestamptz NOT NULL,
    node        text,                         -- who reads its lines
    lease_until timestamptz,
    ended_at    timestamptz
);
CREATE INDEX batch_open ON batch (accepted_at) WHERE ended_at IS NULL;

-- What a batch says, encrypted, in pieces of whole lines; a piece goes when all its lines were accepted or refused.
CREATE TABLE batch_chunk (
    batch       uuid        NOT NULL,
    number      integer     NOT NULL,         -- from 0
    first_line  integer     NOT NULL,         -- from 1
    key_id      integer     NOT NULL,
    wrapped_key bytea       NOT NULL,
    content     bytea       NOT NULL,
    written_at  timestamptz NOT NULL,
    PRIMARY KEY (batch, number)
);
ALTER TABLE batch_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- The exchange that each line became.
CREATE TABLE batch_line (
    batch       uuid        NOT NULL,
    line        integer     NOT NULL,
    exchange_id uuid        NOT NULL,
    ended       boolean     NOT NULL,
    PRIMARY KEY (batch, line)
) WITH (autovacuum_vacuum_scale_factor = 0.05, fillfactor = 80);
CREATE INDEX batch_line_by_exchange ON batch_line (exchange_id);

-- Answers that a client is to be told at the address that its registration names.
ALTER TABLE party_system ADD COLUMN callback_url text;
CREATE TABLE callback (
    exchange_id uuid        NOT NULL PRIMARY KEY,
    client      text        NOT NULL,
    state       text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    attempts    integer     NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    last_at     timestamptz,
    last_result text                          -- a status, or why nothing was sent
);
CREATE INDEX callback_due ON callback (next_at) WHERE state = 'WAITING';
