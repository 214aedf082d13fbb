-- Agencies change, too: in the same order as services, so that all hubs follow them. A hub of before reads no code of theirs.
alter table catalogue_change
    alter column service drop not null,
    add column agency text references catalogue_agency,
    add check (num_nonnulls(service, agency) = 1 and (agency is null) = (code <> ''));

-- By his name one of an agency's representatives is known from the others.
delete from representative twice using representative once
 where twice.agency = once.agency and twice.name = once.name and twice.id > once.id;
create unique index representative_by_name on representative (agency, name);
drop index representative_by_agency;
