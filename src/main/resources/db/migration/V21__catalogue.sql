-- The national catalogue: who provides services, their sheets in all versions, and what became of each.

create table catalogue_agency (
    code      text primary key check (code ~ '^[a-z0-9-]{2,32}$'),
    parent    text references catalogue_agency,
    kind      text not null,
    name_fa   text not null,
    name_en   text not null,
    province  text,
    site      text not null default '',
    telephone text not null default '',
    synthetic boolean not null
);

-- Who speaks for an agency; those with an account may sign in.
create table representative (
    id        bigint generated always as identity primary key,
    agency    text not null references catalogue_agency,
    name      text not null,
    position  text not null,
    telephone text not null,
    synthetic boolean not null
);
create index representative_by_agency on representative (agency);

create table service (
    id                bigint generated always as identity primary key,
    agency            text   not null references catalogue_agency,
    reference         text   not null check (reference ~ '^[A-Za-z0-9._-]{1,64}$'), -- the agency's own
    parent            bigint references service,
    code              text   unique check (code ~ '^[0-9]{8}([0-9]{3})?$'),         -- given at approval
    state             text   not null check (state in ('DRAFT', 'AGENCY_SIGNED', 'UNDER_REVIEW', 'RETURNED', 'APPROVED',
                                                       'PUBLISHED', 'REVISION', 'RETIRED')),
    version           int    not null,                                              -- the newest
    published_version int,                                                          -- what people see
    published_at      timestamptz,
    unique (agency, reference)
);
create index service_by_state on service (state);
create index service_by_parent on service (parent);

create table service_version (
    service    bigint      not null references service,
    version    int         not null,
    sheet      jsonb       not null,
    written_by text        not null,
    written_at timestamptz not null,
    primary key (service, version)
);

-- What was done with a sheet, by whom; each is also an act of the exchange log, with the same id.
create table service_step (
    id      uuid        primary key,
    service bigint      not null references service,
    version int         not null,
    at      timestamptz not null,
    actor   text        not null,
    role    text        not null,
    word    text        not null,
    reason  text        not null default '',
    remarks jsonb       not null default '{}'  -- by field
);
create index service_step_by_service on service_step (service, id);

-- What changed for people, in the order in which it became visible: who adds a row first takes the advisory lock of
-- catalogue_changing(), so that no smaller number appears after a greater one.
create table catalogue_change (
    number  bigint      generated always as identity primary key,
    service bigint      not null references service,
    code    text        not null,
    at      timestamptz not null,
    gone    boolean     not null
);
create index catalogue_change_by_service on catalogue_change (service);

create function catalogue_changing() returns void language sql as $$
    select pg_advisory_xact_lock(hashtext('catalogue_change'))
$$;
