-- Versions of price lists. An active version never changes any more; the next one replaces it as a whole.
CREATE TABLE rate_deck (
    id           uuid        PRIMARY KEY,
    name         text        NOT NULL,
    version      bigint      NOT NULL CHECK (version > 0),
    currency     text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'ACTIVE', 'RETIRED')),
    rates        integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    activated_at timestamptz,
    UNIQUE (name, version)
);
CREATE UNIQUE INDEX rate_deck_active ON rate_deck (name) WHERE state = 'ACTIVE';
CREATE INDEX rate_deck_newest ON rate_deck (created_at DESC, id DESC);

CREATE TABLE rate (
    deck_id                 uuid          NOT NULL REFERENCES rate_deck,
    prefix                  text          NOT NULL CHECK (prefix ~ '^[0-9]{1,15}$'),
    destination             text          NOT NULL,
    price_per_minute        numeric(15,8) NOT NULL CHECK (price_per_minute >= 0),
    connect_charge          numeric(15,8) NOT NULL CHECK (connect_charge >= 0),
    first_increment_seconds integer       NOT NULL CHECK (first_increment_seconds > 0),
    increment_seconds       integer       NOT NULL CHECK (increment_seconds > 0),
    PRIMARY KEY (deck_id, prefix)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER rate_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rate
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which trunks may carry a number, best first.
CREATE TABLE route (
    id         uuid        PRIMARY KEY,
    prefix     text        NOT NULL UNIQUE CHECK (prefix ~ '^[0-9]{0,15}$'),
    trunks     text[]      NOT NULL CHECK (cardinality(trunks) > 0),
    created_at timestamptz NOT NULL
);
-- Counts the changes of the table above, so that a copy in memory knows when it is old.
CREATE TABLE route_table (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL
);
INSERT INTO route_table (version) VALUES (0);

-- Prices promised for a while: the deck version and the routes.
CREATE TABLE quote (
    id            uuid        PRIMARY KEY,
    account_id    uuid        NOT NULL REFERENCES account,
    caller        text        NOT NULL,
    callee        text        NOT NULL,
    deck_id       uuid        NOT NULL REFERENCES rate_deck,
    caller_trunks text[]      NOT NULL,
    callee_trunks text[]      NOT NULL,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX quote_expiry ON quote (expires_at);
