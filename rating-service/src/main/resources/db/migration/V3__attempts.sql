-- One row per attempt that was asked for: what was pinned, what is held. The id is the duplicate check.
CREATE TABLE attempt (
    id                 uuid          PRIMARY KEY,
    callback_id        uuid          NOT NULL,
    attempt_number     integer       NOT NULL,
    account_id         uuid          REFERENCES account,
    sandbox            boolean       NOT NULL,
    state              text          NOT NULL CHECK (state IN ('AUTHORIZED', 'REFUSED', 'SETTLED')),
    wish               jsonb         NOT NULL,
    requested_at       timestamptz   NOT NULL,
    decided_at         timestamptz   NOT NULL,
    -- what was granted; null where refused
    deck_id            uuid          REFERENCES rate_deck,
    deck_version       bigint        NOT NULL DEFAULT 0,
    call               jsonb,
    -- the hold
    held               numeric(20,6) NOT NULL DEFAULT 0 CHECK (held >= 0),
    hold_open          boolean       NOT NULL DEFAULT false,
    hold_expires_at    timestamptz,
    -- what has happened since
    callee_try         integer       NOT NULL DEFAULT 0,
    callee             jsonb,
    extension_sequence integer       NOT NULL DEFAULT 0,
    first_dialled_at   timestamptz,
    dialled_callee     jsonb,
    dialled_n          integer       NOT NULL DEFAULT 0,
    withdrawn          text,
    CONSTRAINT attempt_hold CHECK (hold_open OR held = 0),
    CONSTRAINT attempt_granted CHECK ((state = 'REFUSED') = (call IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX attempt_open ON attempt (account_id) WHERE state = 'AUTHORIZED';
CREATE INDEX attempt_hold_expiry ON attempt (hold_expires_at) WHERE hold_open;

-- Exactly one per attempt, refused and cancelled ones too.
CREATE TABLE settlement (
    attempt_id     uuid          PRIMARY KEY REFERENCES attempt,
    callback_id    uuid          NOT NULL,
    account_id     uuid          REFERENCES account,
    sandbox        boolean       NOT NULL,
    refused        text,
    caller_seconds bigint        NOT NULL,
    talk_seconds   bigint        NOT NULL,
    overrun_millis bigint        NOT NULL,
    currency       text          NOT NULL,
    price          numeric(20,6) NOT NULL CHECK (price >= 0),
    amount         numeric(20,6) NOT NULL CHECK (amount >= 0),
    absorbed       numeric(20,6) NOT NULL CHECK (absorbed >= 0),
    deck_version   bigint        NOT NULL,
    estimated      boolean       NOT NULL,
    settled_at     timestamptz   NOT NULL,
    CONSTRAINT settlement_sandbox_is_free CHECK (NOT sandbox OR amount = 0),
    CONSTRAINT settlement_adds_up CHECK (sandbox OR amount + absorbed = price)
);

-- Dry runs that were answered; kept as long as a second delivery can come.
CREATE TABLE evaluation (
    attempt_id  uuid        PRIMARY KEY,
    answered_at timestamptz NOT NULL
);
