-- Seconds or calls an account has for nothing, once or every month of its zone. Never removed: it is ended.
CREATE TABLE package (
    id               uuid        PRIMARY KEY,
    account_id       uuid        NOT NULL REFERENCES account,
    name             text        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('SECONDS', 'CALLS')),
    -- of each period
    quantity         bigint      NOT NULL CHECK (quantity > 0),
    -- covered of one call at most; null: all of it
    seconds_per_call integer     CHECK (seconds_per_call > 0),
    -- digits of the numbers it is good for; none: every public number
    prefixes         text[]      NOT NULL,
    renewal          text        NOT NULL CHECK (renewal IN ('NONE', 'MONTHLY')),
    -- by whose calendar it is renewed; kept, so that no month comes twice
    zone             text        NOT NULL,
    valid_from       timestamptz NOT NULL,
    valid_until      timestamptz CHECK (valid_until > valid_from),
    reference        text,
    made_by          text        NOT NULL,
    created_at       timestamptz NOT NULL,
    ended_at         timestamptz,
    ended_by         text,
    UNIQUE (account_id, reference),
    CONSTRAINT package_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX package_newest ON package (account_id, created_at DESC, id DESC);

-- What became of it, period by period; written only while the account's row is locked.
CREATE TABLE package_period (
    package_id uuid        NOT NULL REFERENCES package,
    began      timestamptz NOT NULL,
    quantity   bigint      NOT NULL,
    reserved   bigint      NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    used       bigint      NOT NULL DEFAULT 0 CHECK (used >= 0),
    PRIMARY KEY (package_id, began),
    CONSTRAINT package_never_oversold CHECK (reserved + used <= quantity)
);

-- What one attempt keeps of it, and what it has used.
CREATE TABLE package_use (
    attempt_id uuid        NOT NULL REFERENCES attempt,
    package_id uuid        NOT NULL,
    period     timestamptz NOT NULL,
    reserved   bigint      NOT NULL CHECK (reserved >= 0),
    used       bigint      NOT NULL CHECK (used >= 0),
    PRIMARY KEY (attempt_id, package_id, period),
    FOREIGN KEY (package_id, period) REFERENCES package_period (package_id, began)
);
CREATE INDEX package_use_package ON package_use (package_id, attempt_id);

-- A package with the period it is in at a moment.
CREATE FUNCTION package_at(moment timestamptz)
    RETURNS TABLE (id uuid, account_id uuid, kind text, quantity bigint, seconds_per_call integer, prefixes text[],
                   period timestamptz, period_ends timestamptz)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT k.id, k.account_id, k.kind, k.quantity, k.seconds_per_call, k.prefixes,
           CASE k.renewal WHEN 'NONE' THEN k.valid_from
                ELSE greatest(k.valid_from, date_trunc('month', moment AT TIME ZONE k.zone) AT TIME ZONE k.zone) END,
           CASE k.renewal WHEN 'NONE' THEN k.valid_until
                ELSE least(k.valid_until, (date_trunc('month', moment AT TIME ZONE k.zone) + interval '1 month')
                                          AT TIME ZONE k.zone) END
    FROM package k
    WHERE k.ended_at IS NULL AND k.valid_from <= moment AND (k.valid_until IS NULL OR k.valid_until > moment)
$$;
