-- What is known of each attempt, counted, so that one look tells whether its record can be written. The row's lock
-- makes the facts and the charge of an attempt, which come on two topics, wait for each other.
CREATE TABLE attempt (
    attempt_id  uuid    PRIMARY KEY,
    callback_id uuid    NOT NULL,
    facts       integer NOT NULL DEFAULT 0,
    -- number of AttemptEnded, the last fact; null until it has come
    last_fact   integer,
    settled     boolean NOT NULL DEFAULT false,
    -- refused: no fact will come
    refused     boolean NOT NULL DEFAULT false,
    corrections integer NOT NULL DEFAULT 0
) WITH (fillfactor = 80);

-- Attempts whose record is still to come, for the operator and the audit.
CREATE INDEX attempt_open ON attempt (attempt_id)
    WHERE NOT settled OR (NOT refused AND (last_fact IS NULL OR facts < last_fact));

-- Facts as they came (JSON as in contracts), append only: records can be built anew from them. The number is the natural
-- key against a second delivery, and a fact that comes before an earlier one simply waits here for it.
CREATE TABLE fact (
    attempt_id uuid        NOT NULL,
    number     integer     NOT NULL,
    at         timestamptz NOT NULL,
    type       text        NOT NULL,
    body       text        NOT NULL,
    PRIMARY KEY (attempt_id, number)
);

-- Settlements (charge_id is the attempt's id) and corrections (their own id) as they came, append only.
CREATE TABLE charge (
    charge_id  uuid        PRIMARY KEY,
    attempt_id uuid        NOT NULL,
    at         timestamptz NOT NULL,
    type       text        NOT NULL,
    body       text        NOT NULL
);
CREATE INDEX charge_of_attempt ON charge (attempt_id);

-- The call detail records: body is the record as on the topics; the columns are what can be asked for.
CREATE TABLE cdr (
    attempt_id  uuid        PRIMARY KEY,
    callback_id uuid        NOT NULL,
    account_id  uuid,
    version     integer     NOT NULL CHECK (version > 0),
    sandbox     boolean     NOT NULL,
    ended_at    timestamptz NOT NULL,
    -- the disposition, or REFUSED
    outcome     text        NOT NULL,
    amount      numeric     NOT NULL,
    currency    text        NOT NULL,
    body        text        NOT NULL
);
CREATE INDEX cdr_ended ON cdr (ended_at, attempt_id);
CREATE INDEX cdr_account ON cdr (account_id, ended_at, attempt_id);
CREATE INDEX cdr_outcome ON cdr (outcome, ended_at, attempt_id);
CREATE INDEX cdr_callback ON cdr (callback_id);
