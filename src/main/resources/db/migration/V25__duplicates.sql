-- What people judged of two services that look like the same work; the newest counts.

create table duplicate_verdict (
    number    bigint      generated always as identity primary key,
    one       text        not null references service (code),
    other     text        not null references service (code),
    judgement text        not null check (judgement in ('SAME_WORK', 'DIFFERENT', 'UNDECIDED')),
    judged_by text        not null,
    at        timestamptz not null,
    remark    text        not null default '',
    check (one < other)
);
create index duplicate_verdict_by_pair on duplicate_verdict (one, other, number);
