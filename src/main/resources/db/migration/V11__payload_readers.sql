-- May this party, if it is an auditor, take out evidence, which has what was said in it?
ALTER TABLE party_system ADD COLUMN payload_reader boolean NOT NULL DEFAULT false;
