-- The registered switches. The secret is AES-256-GCM, never returned.
CREATE TABLE switch (
    switch_id    uuid PRIMARY KEY,
    name         text NOT NULL UNIQUE,
    host         text NOT NULL,
    port         integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
    username     text NOT NULL,
    secret       text NOT NULL,
    switch_group text NOT NULL,
    weight       integer NOT NULL CHECK (weight BETWEEN 1 AND 1000),
    trunks       text NOT NULL,
    version      bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL,
    state        text NOT NULL DEFAULT 'CONNECTING',
    reason       text,
    state_at     timestamptz
);

-- Which replica may write to a switch. The epoch rises with every change of hands and never falls.
CREATE TABLE switch_owner (
    switch_id  uuid PRIMARY KEY REFERENCES switch ON DELETE CASCADE,
    replica    uuid NOT NULL,
    epoch      bigint NOT NULL,
    renewed_at timestamptz NOT NULL
);

-- One row an attempt: the order as it came, and where the call stands.
CREATE TABLE attempt (
    attempt_id  uuid PRIMARY KEY,
    callback_id uuid NOT NULL,
    -- all zeros when no switch fitted: such an attempt ends as it begins
    switch_id   uuid NOT NULL,
    epoch       bigint NOT NULL,
    sandbox     boolean NOT NULL,
    trace       text,
    -- text, not jsonb: nothing looks inside, and to parse it twice costs
    call_order  text NOT NULL,
    state       text NOT NULL,
    state_name  text NOT NULL,
    -- why it must end, if somebody said so: an owner that comes later still hears it
    stop        text,
    -- number of the last call event
    events      integer NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    changed_at  timestamptz NOT NULL DEFAULT now(),
    ended_at    timestamptz
) WITH (fillfactor = 70);

CREATE INDEX attempt_live ON attempt (switch_id) WHERE ended_at IS NULL;
CREATE INDEX attempt_ended ON attempt (ended_at) WHERE ended_at IS NOT NULL;

-- Every dial, durable before it goes out; the key makes a second one with the same number impossible.
CREATE TABLE dial_intent (
    attempt_id uuid NOT NULL,
    n          integer NOT NULL,
    leg        text NOT NULL,
    switch_id  uuid NOT NULL,
    epoch      bigint NOT NULL,
    trunk      text NOT NULL,
    number     text NOT NULL,
    dialled_at timestamptz NOT NULL,
    PRIMARY KEY (attempt_id, n)
);
