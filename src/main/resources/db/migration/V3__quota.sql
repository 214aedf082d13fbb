-- How many exchanges an agreement has had on a day (UTC). Only agreements with a quota are counted.
create table quota_use (
    agreement text not null,
    day date not null,
    used bigint not null check (used >= 0),
    primary key (agreement, day)
);
