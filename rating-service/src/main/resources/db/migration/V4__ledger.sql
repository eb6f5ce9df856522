-- Money paid in. A reference or an Idempotency-Key is used once per account.
CREATE TABLE payment (
    id              uuid          PRIMARY KEY,
    account_id      uuid          NOT NULL REFERENCES account,
    amount          numeric(20,6) NOT NULL CHECK (amount > 0),
    reference       text,
    idempotency_key text,
    balance_after   numeric(20,6) NOT NULL,
    created_at      timestamptz   NOT NULL,
    UNIQUE (account_id, reference),
    UNIQUE (account_id, idempotency_key)
);

-- Double entry: each transfer has a customer's side and the house's, which sum to zero. Append only. The house's
-- accounts are sums over this table, not rows to fight for; the customer's side is chained by hashes.
CREATE TABLE posting (
    transfer_id   uuid          NOT NULL,
    side          text          NOT NULL CHECK (side IN ('CUSTOMER', 'HOUSE')),
    kind          text          NOT NULL,
    account_id    uuid          REFERENCES account,
    house         text,
    currency      text          NOT NULL,
    amount        numeric(20,6) NOT NULL CHECK (amount <> 0),
    attempt_id    uuid,
    phase         text,
    payment_id    uuid          REFERENCES payment,
    posted_at     timestamptz   NOT NULL,
    sequence      bigint,
    balance_after numeric(20,6),
    previous_hash text,
    hash          text,
    PRIMARY KEY (transfer_id, side),
    CONSTRAINT posting_owner CHECK (CASE side
        WHEN 'CUSTOMER' THEN num_nonnulls(account_id, sequence, balance_after, previous_hash, hash) = 5 AND house IS NULL
        ELSE num_nonnulls(account_id, sequence, balance_after, previous_hash, hash) = 0 AND house IS NOT NULL END),
    CONSTRAINT posting_cause CHECK (num_nonnulls(attempt_id, payment_id) = 1
        AND (attempt_id IS NULL) = (phase IS NULL))
);
CREATE UNIQUE INDEX posting_once_per_phase ON posting (attempt_id, phase, side) WHERE attempt_id IS NOT NULL;
CREATE UNIQUE INDEX posting_once_per_payment ON posting (payment_id, side) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX posting_chain ON posting (account_id, sequence) WHERE account_id IS NOT NULL;
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
