-- Which node holds a claim: what it held when it was killed is free as soon as it starts again.
ALTER TABLE message_claim ADD COLUMN node text NOT NULL DEFAULT '';
