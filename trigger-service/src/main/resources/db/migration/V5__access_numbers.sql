-- Numbers people call to ask for a callback. One that was removed stays, so that its versions go on counting.
CREATE TABLE access_number (
    number         text        PRIMARY KEY,
    id             uuid        NOT NULL UNIQUE,
    version        bigint      NOT NULL,
    sandbox        boolean     NOT NULL,
    mode           text        NOT NULL,
    delay_seconds  integer     NOT NULL CHECK (delay_seconds >= 0),
    caller_prefix  text,
    -- what may be keyed, as in the messages, in the order in which it is tried
    patterns       text        NOT NULL,
    account_id     uuid,
    language       text        NOT NULL,
    removed        boolean     NOT NULL,
    created_at     timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL
);
CREATE INDEX access_number_in_order ON access_number (created_at, id) WHERE NOT removed;
