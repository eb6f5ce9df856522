-- A settlement an operator made, because the engine never told how the attempt ended.
ALTER TABLE settlement ADD COLUMN settled_by text;
ALTER TABLE settlement ADD COLUMN reason text;
ALTER TABLE settlement ADD CONSTRAINT settlement_decision CHECK ((settled_by IS NULL) = (reason IS NULL));
-- Where the money went to, for statements: the name of the rate.
ALTER TABLE settlement ADD COLUMN destination text;
CREATE INDEX settlement_estimated ON settlement (settled_at, attempt_id) WHERE estimated;
CREATE INDEX settlement_newest ON settlement (settled_at, attempt_id);

-- What the engine told of an attempt after an operator had settled it; changes nothing.
CREATE TABLE late_end (
    attempt_id    uuid        PRIMARY KEY REFERENCES attempt,
    caller_millis bigint      NOT NULL,
    talk_millis   bigint      NOT NULL,
    ended_at      timestamptz NOT NULL,
    noted_at      timestamptz NOT NULL
);

-- A period priced anew by another version of its deck, a correction per attempt. What it has done is counted from
-- those; the cursor only saves looking at the same attempts again.
CREATE TABLE rerate (
    id         uuid        PRIMARY KEY,
    deck_id    uuid        NOT NULL REFERENCES rate_deck,
    account_id uuid        REFERENCES account,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL,
    reason     text        NOT NULL,
    made_by    text        NOT NULL,
    created_at timestamptz NOT NULL,
    examined   bigint      NOT NULL DEFAULT 0,
    cursor_at  timestamptz,
    cursor_id  uuid,
    done       boolean     NOT NULL DEFAULT false,
    CHECK (from_at < to_at)
);
CREATE INDEX rerate_newest ON rerate (created_at DESC, id DESC);

-- Attempts a rerate had to leave as they are, and why.
CREATE TABLE rerate_skip (
    rerate_id  uuid NOT NULL REFERENCES rerate,
    attempt_id uuid NOT NULL REFERENCES attempt,
    code       text NOT NULL,
    PRIMARY KEY (rerate_id, attempt_id)
);

-- The charge of an attempt as it is from then on, each a whole that replaces the one before. Append only.
CREATE TABLE correction (
    id              uuid          PRIMARY KEY,
    attempt_id      uuid          NOT NULL REFERENCES attempt,
    number          integer       NOT NULL CHECK (number > 0),
    -- AMOUNT: an operator named it; PRICE: worked out
    kind            text          NOT NULL CHECK (kind IN ('AMOUNT', 'PRICE')),
    idempotency_key text,
    wanted          text          NOT NULL,
    rerate_id       uuid          REFERENCES rerate,
    -- what prices the callee's leg, null for what was pinned
    deck_id         uuid          REFERENCES rate_deck,
    deck_version    bigint        NOT NULL,
    caller_seconds  bigint        NOT NULL CHECK (caller_seconds >= 0),
    talk_seconds    bigint        NOT NULL CHECK (talk_seconds >= 0),
    overrun_millis  bigint        NOT NULL CHECK (overrun_millis >= 0),
    destination     text,
    currency        text          NOT NULL,
    price           numeric(20,6) NOT NULL CHECK (price >= 0),
    amount_before   numeric(20,6) NOT NULL CHECK (amount_before >= 0),
    amount          numeric(20,6) NOT NULL CHECK (amount >= 0),
    absorbed        numeric(20,6) NOT NULL CHECK (absorbed >= 0),
    balance_after   numeric(20,6) NOT NULL,
    estimated       boolean       NOT NULL,
    reason          text          NOT NULL,
    made_by         text          NOT NULL,
    corrected_at    timestamptz   NOT NULL,
    UNIQUE (attempt_id, number),
    UNIQUE (attempt_id, idempotency_key),
    CONSTRAINT correction_adds_up CHECK (CASE kind WHEN 'PRICE' THEN amount + absorbed = price ELSE amount <= price END)
);
CREATE INDEX correction_of_rerate ON correction (rerate_id) WHERE rerate_id IS NOT NULL;
CREATE TRIGGER correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON correction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What each attempt costs now: its settlement, or the last correction of that.
CREATE VIEW standing_charge AS
SELECT s.attempt_id, s.callback_id, s.account_id, s.sandbox, s.refused, s.currency, s.settled_at, s.settled_by,
       coalesce(c.number, 0) AS corrections, c.kind, c.deck_id AS corrected_deck_id,
       coalesce(c.deck_version, s.deck_version) AS deck_version,
       coalesce(c.caller_seconds, s.caller_seconds) AS caller_seconds,
       coalesce(c.talk_seconds, s.talk_seconds) AS talk_seconds,
       coalesce(c.overrun_millis, s.overrun_millis) AS overrun_millis,
       CASE WHEN c.id IS NULL THEN s.destination ELSE c.destination END AS destination,
       coalesce(c.price, s.price) AS price,
       coalesce(c.amount, s.amount) AS amount,
       coalesce(c.absorbed, s.absorbed) AS absorbed,
       coalesce(c.estimated, s.estimated) AS estimated
FROM settlement s
LEFT JOIN LATERAL (SELECT * FROM correction l WHERE l.attempt_id = s.attempt_id ORDER BY l.number DESC LIMIT 1) c ON true;
