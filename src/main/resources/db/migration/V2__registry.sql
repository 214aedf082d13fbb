-- Who may ask whom: agencies, their systems and certificates, inquiries, agreements.

create table agency (
    id text primary key check (id ~ '^[a-z0-9-]{2,32}$'),
    name_fa text not null,
    name_en text not null,
    suspended boolean not null default false
);

create table party_system (
    agency text not null references agency,
    system text not null check (system ~ '^[a-z0-9-]{2,32}$'),
    name_fa text not null,
    name_en text not null,
    sign_requests boolean not null default false,
    verify_answers boolean not null default false,
    primary key (agency, system)
);

-- A public key is registered once only, whatever certificates were issued for it.
create table certificate (
    thumbprint text primary key check (length(thumbprint) = 43),
    key_sha256 bytea not null unique check (length(key_sha256) = 32),
    agency text not null,
    system text not null,
    der bytea not null,
    revoked boolean not null default false,
    foreign key (agency, system) references party_system
);

create table inquiry (
    name text not null,
    version int not null check (version between 1 and 9999),
    provider_agency text not null,
    provider_system text not null,
    title_fa text not null,
    title_en text not null,
    idempotent boolean not null,
    state text not null default 'ACTIVE' check (state in ('ACTIVE', 'DISABLED', 'RETIRED')),
    notice text not null default '',
    primary key (name, version),
    foreign key (provider_agency, provider_system) references party_system
);

create table agreement (
    id text primary key check (id ~ '^[A-Za-z0-9._-]{1,64}$'),
    client_agency text not null,
    client_system text not null,
    inquiry_name text not null,
    inquiry_version int not null,
    modes text[] not null check (cardinality(modes) > 0 and modes <@ array['VERIFY', 'RETRIEVE']),
    fields text[] not null,
    purpose text not null,
    legal_basis text not null,
    valid_from timestamptz not null,
    valid_until timestamptz check (valid_until > valid_from),
    quota_per_day bigint check (quota_per_day > 0),
    foreign key (client_agency, client_system) references party_system,
    foreign key (inquiry_name, inquiry_version) references inquiry
);

-- One row; nodes watch its version. A transaction that changes anything above bumps it once.
create table registry_version (
    one_row boolean primary key default true check (one_row),
    version bigint not null,
    changed_by xid8
);

insert into registry_version (version) values (1);

create function registry_changed() returns trigger language plpgsql as $$
begin
    update registry_version set version = version + 1, changed_by = pg_current_xact_id()
    where changed_by is distinct from pg_current_xact_id();
    return null;
end
$$;

create trigger agency_changed after insert or update or delete on agency
    for each row execute function registry_changed();
create trigger party_system_changed after insert or update or delete on party_system
    for each row execute function registry_changed();
create trigger certificate_changed after insert or update or delete on certificate
    for each row execute function registry_changed();
create trigger inquiry_changed after insert or update or delete on inquiry
    for each row execute function registry_changed();
create trigger agreement_changed after insert or update or delete on agreement
    for each row execute function registry_changed();
