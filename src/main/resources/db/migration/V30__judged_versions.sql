-- Which published versions a verdict on two services is of; unknown for those before.

alter table duplicate_verdict add column one_version int, add column other_version int;
