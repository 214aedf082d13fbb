-- Searching the exchange log, newest first. Each index leads from one term to the exchanges in the order of their ids,
-- so a page costs what it shows. An ended row of an accepted exchange leaves the columns of the request empty and
-- takes no room in their indexes.
CREATE INDEX record_by_client ON record (client, exchange_id) WHERE client IS NOT NULL;
CREATE INDEX record_by_provider ON record (provider, exchange_id) WHERE provider IS NOT NULL;
CREATE INDEX record_by_inquiry ON record (inquiry, exchange_id) WHERE inquiry IS NOT NULL;
CREATE INDEX record_by_agreement ON record (agreement, exchange_id) WHERE agreement IS NOT NULL;
CREATE INDEX record_by_user ON record (client_user, exchange_id) WHERE client_user IS NOT NULL;
CREATE INDEX record_by_tracking_code ON record (tracking_code, exchange_id) WHERE tracking_code IS NOT NULL;
CREATE INDEX record_by_message_id ON record (message_id, exchange_id) WHERE message_id IS NOT NULL;
CREATE INDEX record_by_subject ON record (subject_hash, exchange_id) WHERE subject_hash IS NOT NULL;
CREATE INDEX record_by_outcome ON record (outcome, exchange_id) WHERE kind = 2;
CREATE INDEX record_acts ON record (exchange_id) WHERE kind = 3;
CREATE INDEX record_by_actor ON record (actor, exchange_id) WHERE actor IS NOT NULL;
CREATE INDEX record_by_about ON record (about, exchange_id) WHERE about IS NOT NULL;

-- May this party look at what others exchanged?
ALTER TABLE party_system ADD COLUMN auditor boolean NOT NULL DEFAULT false;
