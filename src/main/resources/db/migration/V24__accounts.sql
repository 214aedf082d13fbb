-- Not only auditors sign in: agencies' people, reviewers and operators do, each at the door of what they may do.
ALTER TABLE auditor RENAME TO account;
ALTER TABLE account ADD COLUMN agency text CHECK (agency ~ '^[a-z0-9-]{2,32}$');
