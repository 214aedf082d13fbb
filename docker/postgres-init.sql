-- Run once, by the server's owner on an empty volume: the hub gets a role that owns its database and nothing else.
DO $$
BEGIN
    EXECUTE format(
        'CREATE ROLE gsb LOGIN PASSWORD %L',
        rtrim(pg_read_file('/run/secrets/datasource-password'), E'\r\n'));
END
$$;
ALTER DATABASE gsb OWNER TO gsb;
REVOKE ALL ON DATABASE gsb FROM PUBLIC;
