-- Agencies change, too: in the same order as services, so that all hubs follow them.
alter table catalogue_change
    alter column service drop not null,
    alter column code    drop not null,
    add column agency text references catalogue_agency,
    add check (num_nonnulls(service, agency) = 1 and num_nonnulls(code, agency) = 1);

-- By his name one of an agency's representatives is known from the others.
create unique index representative_by_name on representative (agency, name);
drop index representative_by_agency;
