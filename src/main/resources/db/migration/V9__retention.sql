-- How records leave the store: into archive files, or by erasure; and what keeps them from it.

-- Exchanges that may be neither archived nor erased: one, or all that fit every term that is given.
CREATE TABLE legal_hold (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    exchange_id  uuid,
    party        text,                        -- as client or as provider
    inquiry      text,
    subject_hash bytea,
    from_id      uuid        NOT NULL,        -- the ids of the time that it is about, both included
    until_id     uuid        NOT NULL,
    reason       text        NOT NULL,
    placed_by    text        NOT NULL,
    placed_at    timestamptz NOT NULL,
    released_by  text,
    released_at  timestamptz,
    CHECK (num_nonnulls(exchange_id, party, inquiry, subject_hash) > 0)
);

CREATE FUNCTION is_held(of_exchange uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT
          FROM legal_hold h
          LEFT JOIN record a ON a.exchange_id = of_exchange AND a.kind = 1
          LEFT JOIN record e ON e.exchange_id = of_exchange AND e.kind = 2
         WHERE h.released_at IS NULL
           AND of_exchange BETWEEN h.from_id AND h.until_id
           AND (h.exchange_id IS NULL OR h.exchange_id = of_exchange)
           AND (h.party IS NULL OR h.party IN (coalesce(a.client, e.client), coalesce(a.provider, e.provider)))
           AND (h.inquiry IS NULL OR h.inquiry = coalesce(a.inquiry, e.inquiry))
           AND (h.subject_hash IS NULL OR h.subject_hash = coalesce(a.subject_hash, e.subject_hash)))
$$;

-- Where copies of an exchange's answer are: they are erased with it.
CREATE INDEX record_by_replay ON record (replay_of, exchange_id) WHERE replay_of IS NOT NULL;

-- Archive files that were written and checked. Until cleared_at is set, what they hold is in the store too.
CREATE TABLE archive (
    month      date        NOT NULL,
    retention  text        NOT NULL,
    number     integer     NOT NULL,
    file       text        NOT NULL,
    sha256     bytea       NOT NULL,
    records    bigint      NOT NULL,
    written_at timestamptz NOT NULL,
    cleared_at timestamptz,
    PRIMARY KEY (month, retention, number)
);

-- The size of the store, a row a day: what its growth is told from.
CREATE TABLE store_size (
    day   date   NOT NULL PRIMARY KEY,
    bytes bigint NOT NULL
);
