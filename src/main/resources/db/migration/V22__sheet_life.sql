-- The life of a sheet: what a change was based on, the order of its steps, and what an agency published in a month.

-- Goes up by one with each change and each step: who writes says which edit he saw.
alter table service add column edit int not null default 0;

alter table service_step add column edit int not null default 0; -- of the service, after the step

create index service_step_by_word on service_step (word, at);
