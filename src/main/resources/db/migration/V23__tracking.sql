-- Cases of citizens at agencies. Who they are of is kept as keyed hashes, and as a sealed number for messages.

create table tracked_case (
    code             text        primary key check (code ~ '^[0-9]{15}$'),
    service          text        not null check (service ~ '^[0-9]{8}([0-9]{3})?$'),
    agency           text        not null,     -- that opened it
    holder           text        not null,     -- that has it now
    own_number       text,                     -- of the agency
    province         text        not null,
    state            text        not null,     -- of its newest event
    opened_at        timestamptz not null,
    changed_at       timestamptz not null,     -- when its newest event was
    expected         date,
    mobile_hash      bytea,                    -- of the code and the last four digits of a mobile
    subject_hash     bytea,                    -- of a national ID, as records have it
    recipient_key_id smallint,                 -- the master key that the mobile is sealed under
    recipient        bytea                     -- the mobile, for messages; gone when the case is over
);
create index tracked_case_by_subject on tracked_case (subject_hash) where subject_hash is not null;
create index tracked_case_by_service on tracked_case (service);
create index tracked_case_by_agency on tracked_case (agency, state);

-- What happened to a case, in its order. Only a note may go, when its citizen's data are erased.
create table case_event (
    case_code    text        not null references tracked_case,
    number       int         not null,
    at           timestamptz not null,
    state        text        not null,         -- that the case has since
    agency       text        not null,         -- that told it
    party        text        not null,
    message_id   text        not null,         -- of the message that told it: taken once, also after a node stopped
    forwarded_to text,
    note         text        not null default '',
    expected     date,
    primary key (case_code, number),
    unique (party, message_id)
);

create function case_event_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.note = '' then
        old.note := '';
        if new is not distinct from old then
            return new;
        end if;
    end if;
    raise exception 'events of cases are not changed';
end $$;
create trigger case_event_stays before update or delete on case_event for each row execute function case_event_stays();

-- What citizens said of cases that were delivered.
create table case_survey (
    case_code   text       primary key references tracked_case,
    service     text       not null,
    agency      text       not null,
    answered_on date       not null,
    steps       smallint[] not null check (cardinality(steps) = 10),
    comment     text       not null default ''
);
create index case_survey_by_service on case_survey (service);
create index case_survey_by_agency on case_survey (agency);

-- Messages to citizens that wait for a sender.
create table case_message (
    id               bigint      generated always as identity primary key,
    case_code        text        not null references tracked_case,
    state            text        not null,
    agency           text        not null,
    template         text        not null,
    recipient_key_id smallint,
    recipient        bytea,                    -- sealed; gone when it is sent
    made_at          timestamptz not null default now(),
    claimed_until    timestamptz,
    sent_at          timestamptz
);
create index case_message_to_send on case_message (id) where sent_at is null and recipient is not null;
create index case_message_by_case on case_message (case_code);

-- Where cases can be opened.
create table tracking_pilot (
    agency   text not null,
    province text not null,
    primary key (agency, province)
);

-- Wrong guesses at a code and its second factor, for as long as they count; both are keyed hashes.
create table tracking_guess (
    id     bigint      generated always as identity primary key,
    at     timestamptz not null,
    code   bytea       not null,
    source bytea       not null
);
create index tracking_guess_by_code on tracking_guess (code, at);
create index tracking_guess_by_source on tracking_guess (source, at);
