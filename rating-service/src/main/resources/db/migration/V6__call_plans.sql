-- What an account is charged by: a deck for the callee's leg, and one for the caller's leg where that is not free.
CREATE TABLE call_plan (
    id          uuid        PRIMARY KEY,
    name        text        NOT NULL UNIQUE,
    currency    text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    callee_deck text        NOT NULL,
    caller_leg  text        NOT NULL CHECK (caller_leg IN ('FREE', 'ON_BRIDGE', 'ON_ANSWER')),
    caller_deck text,
    created_at  timestamptz NOT NULL,
    CONSTRAINT call_plan_caller_deck CHECK ((caller_leg = 'FREE') = (caller_deck IS NULL))
);
CREATE INDEX call_plan_newest ON call_plan (created_at DESC, id DESC);

-- Accounts named a deck until now; each such deck becomes the plan of the same name.
INSERT INTO call_plan (id, name, currency, callee_deck, caller_leg, created_at)
SELECT gen_random_uuid(), rate_deck, min(currency), rate_deck, 'FREE', min(created_at) FROM account GROUP BY rate_deck;
ALTER TABLE account RENAME COLUMN rate_deck TO call_plan;
ALTER TABLE account ADD FOREIGN KEY (call_plan) REFERENCES call_plan (name);

-- The deck version that prices the caller's leg; null where that is free.
ALTER TABLE attempt ADD COLUMN caller_deck_id uuid REFERENCES rate_deck;
ALTER TABLE quote ADD COLUMN caller_leg text NOT NULL DEFAULT 'FREE'
    CHECK (caller_leg IN ('FREE', 'ON_BRIDGE', 'ON_ANSWER'));
ALTER TABLE quote ADD COLUMN caller_deck_id uuid REFERENCES rate_deck;
ALTER TABLE quote ALTER COLUMN caller_leg DROP DEFAULT;
ALTER TABLE quote ADD CONSTRAINT quote_caller_deck CHECK ((caller_leg = 'FREE') = (caller_deck_id IS NULL));
