-- Until when a version of an inquiry stays: from the first date on its answers say so, from the second on it is retired.
alter table inquiry
    add column deprecated_at timestamptz,
    add column sunset_at timestamptz,
    add check (sunset_at > deprecated_at);
