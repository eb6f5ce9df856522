-- Events handled, for work that has no natural key. The day is that of the event's id (UUID version 7), so that a
-- second delivery looks into the same partition. Partitions are made ahead and dropped by Inbox.housekeep.
CREATE TABLE inbox (
    consumer text        NOT NULL,
    event_id uuid        NOT NULL,
    day      date        NOT NULL,
    seen_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id, day)
) PARTITION BY RANGE (day);
-- An insert never fails for want of a partition.
CREATE TABLE inbox_default PARTITION OF inbox DEFAULT;

-- Numbered messages that came before an earlier one of their aggregate.
CREATE TABLE parked (
    consumer  text        NOT NULL,
    aggregate uuid        NOT NULL,
    number    bigint      NOT NULL,
    event_id  uuid        NOT NULL,
    topic     text        NOT NULL,
    partition integer     NOT NULL,
    "offset"  bigint      NOT NULL,
    key       text        NOT NULL,
    time      timestamptz NOT NULL,
    trace     text,
    body      bytea       NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, aggregate, number)
);
