-- Spend caps. What counts is what was charged in the window plus what is held now; a window is a calendar hour or day
-- of the account's zone, and one that has begun later than the counter's starts from nothing.
ALTER TABLE account
    ADD COLUMN time_zone          text          NOT NULL DEFAULT 'UTC',
    ADD COLUMN cap_call           numeric(20,6) CHECK (cap_call >= 0),
    ADD COLUMN cap_hour           numeric(20,6) CHECK (cap_hour >= 0),
    ADD COLUMN cap_day            numeric(20,6) CHECK (cap_day >= 0),
    ADD COLUMN destination_caps   boolean       NOT NULL DEFAULT false,
    ADD COLUMN hour_began         timestamptz   NOT NULL DEFAULT 'epoch',
    ADD COLUMN hour_charged       numeric(20,6) NOT NULL DEFAULT 0,
    ADD COLUMN day_began          timestamptz   NOT NULL DEFAULT 'epoch',
    ADD COLUMN day_charged        numeric(20,6) NOT NULL DEFAULT 0,
    -- how many numbers it may register, active or not
    ADD COLUMN max_caller_numbers integer       NOT NULL DEFAULT 5 CHECK (max_caller_numbers >= 0),
    -- E.164 numbers that alone are called back; none: no such limit
    ADD COLUMN permit_list        text[]        NOT NULL DEFAULT '{}',
    -- what each side of a call sees; null: the default
    ADD COLUMN caller_id_policy   jsonb;
UPDATE account SET max_caller_numbers = numbers.n
FROM (SELECT account_id, count(*) AS n FROM caller_number GROUP BY account_id HAVING count(*) > 5) numbers
WHERE account.id = numbers.account_id;

-- The cap of one destination and day. Read and written only while the account's row is locked.
CREATE TABLE destination_cap (
    account_id uuid          NOT NULL REFERENCES account,
    prefix     text          NOT NULL CHECK (prefix ~ '^[0-9]{1,15}$'),
    per_day    numeric(20,6) NOT NULL CHECK (per_day >= 0),
    held       numeric(20,6) NOT NULL DEFAULT 0 CHECK (held >= 0),
    day_began  timestamptz   NOT NULL DEFAULT 'epoch',
    charged    numeric(20,6) NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, prefix)
);

-- Who registered a number. A customer's own word leaves it inactive until it is proven.
ALTER TABLE caller_number
    ADD COLUMN source text NOT NULL DEFAULT 'OPERATOR' CHECK (source IN ('OPERATOR', 'CUSTOMER'));

ALTER TABLE api_key
    ADD COLUMN used_at  timestamptz,
    -- the key this one was made to take the place of
    ADD COLUMN replaces uuid;

-- PINs as Argon2id (PHC strings), and wrong tries since the last right one.
CREATE TABLE account_pin (
    account_id   uuid        PRIMARY KEY REFERENCES account,
    hash         text        NOT NULL,
    failures     integer     NOT NULL DEFAULT 0,
    locked_until timestamptz,
    changed_at   timestamptz NOT NULL
);
-- The last menu try for account and PIN that was answered, 0 if none.
ALTER TABLE attempt ADD COLUMN identity_try integer NOT NULL DEFAULT 0;

-- Where calls to a registered number go instead, or next.
CREATE TABLE forwarding_rule (
    account_id           uuid    NOT NULL,
    subscriber           text    NOT NULL,
    condition            text    NOT NULL CHECK (condition IN ('ALWAYS', 'BUSY', 'NO_ANSWER', 'UNREACHABLE', 'OTHER')),
    target               jsonb   NOT NULL,
    -- the one trunk to it, null for the routes in force
    trunk                text,
    ring_timeout_seconds integer NOT NULL CHECK (ring_timeout_seconds BETWEEN 1 AND 300),
    PRIMARY KEY (subscriber, condition, account_id),
    FOREIGN KEY (account_id, subscriber) REFERENCES caller_number (account_id, number) ON DELETE CASCADE
);
CREATE INDEX forwarding_rule_account ON forwarding_rule (account_id);
