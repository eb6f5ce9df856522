-- Who pays. Amounts have six decimals; what is free to spend is balance - held + overdraft.
CREATE TABLE account (
    id                   uuid          PRIMARY KEY,
    number               text          NOT NULL UNIQUE CHECK (number ~ '^[0-9]{6,12}$'),
    name                 text          NOT NULL,
    status               text          NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    currency             text          NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    language             text          NOT NULL,
    rate_deck            text          NOT NULL,
    balance              numeric(20,6) NOT NULL DEFAULT 0,
    held                 numeric(20,6) NOT NULL DEFAULT 0 CHECK (held >= 0),
    overdraft            numeric(20,6) NOT NULL DEFAULT 0 CHECK (overdraft >= 0),
    concurrency          integer       NOT NULL CHECK (concurrency > 0),
    live_calls           integer       NOT NULL DEFAULT 0 CHECK (live_calls >= 0),
    minimum_talk_seconds integer       NOT NULL CHECK (minimum_talk_seconds >= 0),
    -- counts the changes others hear of; balance and holds are none
    version              bigint        NOT NULL,
    -- head of the account's chain of postings
    postings             bigint        NOT NULL DEFAULT 0,
    chain_hash           text          NOT NULL,
    created_at           timestamptz   NOT NULL,
    CONSTRAINT account_never_overspent CHECK (balance - held >= -overdraft)
) WITH (fillfactor = 70);
CREATE INDEX account_newest ON account (created_at DESC, id DESC);

-- Numbers proven to be an account's. An active one names exactly one account, as an inbound call is told by it.
CREATE TABLE caller_number (
    account_id uuid        NOT NULL REFERENCES account,
    number     text        NOT NULL CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
    active     boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, number)
);
CREATE UNIQUE INDEX caller_number_active ON caller_number (number) WHERE active;

-- API keys: only their SHA-256. A key has more than 128 random bits, so it needs no salt.
CREATE TABLE api_key (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account,
    name       text        NOT NULL,
    sha256     text        NOT NULL UNIQUE,
    scope      text        NOT NULL CHECK (scope IN ('OPERATOR', 'CUSTOMER', 'READ_ONLY')),
    sandbox    boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);
CREATE INDEX api_key_account ON api_key (account_id);
