-- One row for a callback; "state" is the whole of it, the columns are what is looked up.
CREATE TABLE callback (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL,
    sandbox    boolean     NOT NULL,
    caller     text        NOT NULL,
    callee     text,
    status     text        NOT NULL,
    live       boolean     NOT NULL,
    -- Whether a second request for the same numbers joins it; a dry run is nothing to join.
    joins      boolean     NOT NULL,
    due_at     timestamptz,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    state      text        NOT NULL
) WITH (fillfactor = 70);

-- At most one live callback for an account's pair of numbers.
CREATE UNIQUE INDEX callback_live_pair ON callback (account_id, sandbox, caller, callee) NULLS NOT DISTINCT
    WHERE live AND joins;
CREATE INDEX callback_recent_pair ON callback (account_id, caller, callee, created_at);
CREATE INDEX callback_due ON callback (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX callback_of_account ON callback (account_id, created_at, id);
CREATE INDEX callback_in_order ON callback (created_at, id);
CREATE INDEX callback_of_caller ON callback (caller, created_at, id);

-- The story of a callback, told in steps.
CREATE TABLE timeline (
    callback_id uuid        NOT NULL,
    number      integer     NOT NULL,
    at          timestamptz NOT NULL,
    status      text        NOT NULL,
    code        text        NOT NULL,
    text        text        NOT NULL,
    attempt_id  uuid,
    PRIMARY KEY (callback_id, number)
);

-- Tries that are over and paid for.
CREATE TABLE attempt (
    id          uuid    PRIMARY KEY,
    callback_id uuid    NOT NULL,
    number      integer NOT NULL,
    body        text    NOT NULL,
    UNIQUE (callback_id, number)
);

-- Responses by Idempotency-Key, for a day.
CREATE TABLE idempotency (
    api_key      text        NOT NULL,
    path         text        NOT NULL,
    key          text        NOT NULL,
    request      text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    status       integer,
    media_type   text,
    location     text,
    body         text,
    PRIMARY KEY (api_key, path, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- Numbers, and beginnings of numbers, that must never be rung.
CREATE TABLE blocked_number (
    number     text        PRIMARY KEY,
    id         uuid        NOT NULL UNIQUE,
    version    bigint      NOT NULL,
    prefix     boolean     NOT NULL,
    reason     text        NOT NULL,
    lifted     boolean     NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX blocked_number_in_order ON blocked_number (changed_at, id);
