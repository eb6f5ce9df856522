-- A closed month of an account with an overdraft. Numbers have no gap; a statement covers the postings behind the one
-- before, by their sequence, so that none is ever left out or told twice. Append only.
CREATE TABLE statement (
    number         bigint        PRIMARY KEY,
    account_id     uuid          NOT NULL REFERENCES account,
    month          text          NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    currency       text          NOT NULL,
    first_sequence bigint        NOT NULL,
    last_sequence  bigint        NOT NULL,
    opening        numeric(20,6) NOT NULL,
    closing        numeric(20,6) NOT NULL,
    kinds          jsonb         NOT NULL,
    destinations   jsonb         NOT NULL,
    closed_at      timestamptz   NOT NULL,
    UNIQUE (account_id, month),
    CHECK (last_sequence >= first_sequence - 1)
);
CREATE TRIGGER statement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON statement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE statement_number (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    last bigint  NOT NULL
);
INSERT INTO statement_number (last) VALUES (0);
