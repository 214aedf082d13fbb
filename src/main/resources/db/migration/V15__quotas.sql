-- Quotas per second, and of a party over all its agreements.
alter table agreement add column quota_per_second bigint check (quota_per_second > 0);
alter table party_system
    add column quota_per_day bigint check (quota_per_day > 0),
    add column quota_per_second bigint check (quota_per_second > 0);

-- In quota_use, agreement is an agreement's id, or agency/system for what a party used over all its agreements.

-- What nodes have leased of the quotas of a second, by the clock of this server. Worth nothing a second later, so it is
-- not written ahead: a crash empties it.
create unlogged table quota_lease (
    quota text primary key,
    second bigint not null,
    used bigint not null check (used >= 0)
) with (fillfactor = 50);
