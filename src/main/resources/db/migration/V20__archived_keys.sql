-- The keys of what is in archive files stay here: to erase one is to make its content unreadable in the file, and in
-- every copy of the file, without changing it.
CREATE TABLE archived_key (
    exchange_id uuid     NOT NULL,
    kind        smallint NOT NULL,
    copy_of     uuid,                         -- whose answer it has a copy of
    wrapped_key bytea    NOT NULL,
    PRIMARY KEY (exchange_id, kind)
);

CREATE INDEX archived_key_by_copy ON archived_key (copy_of) WHERE copy_of IS NOT NULL;
