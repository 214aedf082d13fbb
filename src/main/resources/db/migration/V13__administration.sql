-- Changing the registry: who may, agreements that are asked for and granted, and what was changed by whom and why.

-- May this party change the registry?
ALTER TABLE party_system ADD COLUMN operator boolean NOT NULL DEFAULT false;

-- Only GRANTED gives a right. What was registered before was granted.
ALTER TABLE agreement ADD COLUMN state text NOT NULL DEFAULT 'GRANTED'
    CHECK (state IN ('REQUESTED', 'GRANTED', 'DECLINED', 'ENDED'));

-- Append only: one row for each entry that a change of the registry added or changed, written in its transaction. The
-- exchange log has an act of the same id, whose detail tells the SHA-256 of the row as text (CanonicalJson).
CREATE TABLE registry_change (
    id      uuid        NOT NULL PRIMARY KEY,
    at      timestamptz NOT NULL,
    version bigint      NOT NULL,             -- of the registry, after the change
    actor   text        NOT NULL,             -- a party, or the hub at its start
    reason  text        NOT NULL,
    what    jsonb       NOT NULL              -- kind, key, before (absent if it is new), after
);
CREATE INDEX registry_change_in_order ON registry_change (version, id);
CREATE INDEX registry_change_by_entry ON registry_change ((what ->> 'kind'), (what ->> 'key'), version, id);
