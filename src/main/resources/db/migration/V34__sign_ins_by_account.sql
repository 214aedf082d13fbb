-- Attempts at an account are counted from all networks together, too; those from which it was signed in to go on.
CREATE INDEX sign_in_attempt_by_account ON sign_in_attempt (account, at);

CREATE TABLE sign_in_network (
    account text        NOT NULL,                   -- a keyed hash of its name, as in sign_in_attempt
    source  bytea       NOT NULL,                   -- a keyed hash of the network
    at      timestamptz NOT NULL,                   -- of the newest sign-in from there
    PRIMARY KEY (account, source)
);
CREATE INDEX sign_in_network_by_time ON sign_in_network (at);
