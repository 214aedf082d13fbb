-- Searches that auditors of the console keep under names of their own.
CREATE TABLE saved_report (
    id      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner   text        NOT NULL,             -- an account, or one whom an identity provider names
    name    text        NOT NULL,
    query   text        NOT NULL,             -- as it stands in an address: a subject by its keyed hash only
    made_at timestamptz NOT NULL,
    UNIQUE (owner, name)
);
