-- What outsiders say of checkpoints. A witness's cosignature is a line of the checkpoint's note (log_checkpoint.note).

-- RFC 3161 tokens over the bytes of a checkpoint's note, which then does not change any more.
CREATE TABLE log_timestamp (
    size      bigint      NOT NULL,
    authority text        NOT NULL,           -- its address
    at        timestamptz NOT NULL,           -- when it was received
    token     bytea       NOT NULL,
    PRIMARY KEY (size, authority)
);
