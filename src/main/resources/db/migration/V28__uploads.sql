-- Files of sheets between the look at what they would do and the word to do it.

create table workplace_upload (
    number  bigint      generated always as identity primary key,
    account text        not null,
    format  text        not null,
    bytes   bytea       not null,
    at      timestamptz not null
);
