-- A message to a citizen whose sealed recipient cannot be opened waits here, so that the others go on.
alter table case_message add column put_aside_at timestamptz;
create index case_message_put_aside on case_message (id) where put_aside_at is not null;
