-- Results of the survey are published in groups. An answer joins one, once; until then nothing is said of it.

alter table case_survey add column counts_for text check (counts_for in ('SERVICE', 'AGENCY')); -- null while it waits
comment on column case_survey.counts_for is 'SERVICE: in a group of its service, and so of its agency; AGENCY: of its agency alone';
create index case_survey_waiting on case_survey (service) where counts_for is null;

-- What was public of services stays so, but for where all agree on an item.
update case_survey set counts_for = 'SERVICE'
 where (service, agency) in (
       select service, agency
         from (select service, agency, count(*) >= 10 and min(step) < max(step) as hides
                 from case_survey, unnest(steps) with ordinality as s (step, item)
                group by service, agency, item) as items
        group by service, agency
       having bool_and(hides));
