-- Messages that are part of a commit and wait to be sent. Filled by Transaction.publish, emptied by OutboxRelay.
CREATE TABLE outbox (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shard    smallint    NOT NULL,
    topic    text        NOT NULL,
    key      text        NOT NULL,
    event_id uuid        NOT NULL,
    type     text        NOT NULL,
    time     timestamptz NOT NULL,
    trace    text,
    body     bytea       NOT NULL
) WITH (
    -- Rows live for milliseconds. Bodies stay in the row up to a page: no compression, no second table.
    toast_tuple_target = 8160,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 1000000,
    -- Giving pages back needs a lock that stops every commit.
    vacuum_truncate = false
);
ALTER TABLE outbox ALTER COLUMN body SET STORAGE EXTERNAL;

-- Which replica sends which shard, and until when.
CREATE TABLE outbox_shard (
    shard        smallint    PRIMARY KEY,
    holder       uuid,
    epoch        bigint      NOT NULL DEFAULT 0,
    leased_until timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);
INSERT INTO outbox_shard (shard) SELECT generate_series(0, 15);

-- The replicas that share the shards.
CREATE TABLE outbox_replica (
    holder      uuid        PRIMARY KEY,
    alive_until timestamptz NOT NULL
) WITH (fillfactor = 50);
