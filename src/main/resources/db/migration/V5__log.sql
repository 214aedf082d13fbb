-- The transparency log (C2SP tlog-tiles): commitments in an order that nobody can change unseen. Only the elected
-- sequencer writes here.

-- Where the next entry goes. Its row is locked by whoever appends.
CREATE TABLE log_state (
    only_row boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    size     bigint  NOT NULL,
    root     bytea   NOT NULL
);
INSERT INTO log_state (size, root) VALUES (0, sha256(''));

-- Hashes of a tile, 32 bytes each, up to 256. Level 0 holds leaf hashes.
CREATE TABLE log_tile (
    level  smallint NOT NULL,
    tile   bigint   NOT NULL,
    hashes bytea    NOT NULL,
    PRIMARY KEY (level, tile)
);
-- Hashes do not compress: do not try.
ALTER TABLE log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Up to 256 entries, each with its length before it in two bytes.
CREATE TABLE log_bundle (
    bundle  bigint NOT NULL PRIMARY KEY,
    entries bytea  NOT NULL
);
ALTER TABLE log_bundle ALTER COLUMN entries SET STORAGE EXTERNAL;

-- Which entry a record is. Partitioned by month, as the records are.
CREATE TABLE log_leaf (
    exchange_id uuid     NOT NULL,
    kind        smallint NOT NULL,
    idx         bigint   NOT NULL,
    PRIMARY KEY (exchange_id, kind)
) PARTITION BY RANGE (exchange_id);
-- Both grow with time, so a few pages' worth of this index find the record of an entry.
CREATE INDEX log_leaf_by_index ON log_leaf USING brin (idx);

-- What was signed and published.
CREATE TABLE log_checkpoint (
    size bigint      NOT NULL PRIMARY KEY,
    root bytea       NOT NULL,
    note text        NOT NULL,                -- with all signatures
    at   timestamptz NOT NULL,
    kept boolean     NOT NULL DEFAULT false   -- carries a time-stamp or a cosignature, so it is not thinned
);
CREATE INDEX log_checkpoint_to_thin ON log_checkpoint (at) WHERE NOT kept;
