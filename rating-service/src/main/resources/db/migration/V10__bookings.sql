-- Who booked a payment.
ALTER TABLE payment ADD COLUMN made_by text;

-- What an operator has moved by hand: a refund of a payment or of a charge, or an adjustment. Append only.
CREATE TABLE booking (
    id            uuid          PRIMARY KEY,
    account_id    uuid          NOT NULL REFERENCES account,
    kind          text          NOT NULL CHECK (kind IN ('REFUND', 'ADJUSTMENT')),
    -- what the balance changed by
    amount        numeric(20,6) NOT NULL CHECK (amount <> 0),
    -- what a refund is of
    payment_id    uuid          REFERENCES payment,
    attempt_id    uuid          REFERENCES attempt,
    reference     text,
    reason        text          NOT NULL,
    made_by       text          NOT NULL,
    balance_after numeric(20,6) NOT NULL,
    created_at    timestamptz   NOT NULL,
    UNIQUE (account_id, reference),
    CONSTRAINT booking_refund CHECK (num_nonnulls(payment_id, attempt_id) = CASE kind WHEN 'REFUND' THEN 1 ELSE 0 END),
    CONSTRAINT booking_direction CHECK (CASE WHEN payment_id IS NOT NULL THEN amount < 0
                                             WHEN attempt_id IS NOT NULL THEN amount > 0 ELSE true END)
);
CREATE INDEX booking_of_payment ON booking (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX booking_of_attempt ON booking (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE TRIGGER booking_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON booking
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Every Idempotency-Key a booking came under.
CREATE TABLE booking_key (
    account_id uuid NOT NULL,
    key        text NOT NULL,
    booking_id uuid NOT NULL REFERENCES booking,
    PRIMARY KEY (account_id, key)
);

ALTER TABLE posting ADD COLUMN booking_id uuid REFERENCES booking;
ALTER TABLE posting DROP CONSTRAINT posting_cause;
ALTER TABLE posting ADD CONSTRAINT posting_cause CHECK (num_nonnulls(attempt_id, payment_id, booking_id) = 1
    AND (attempt_id IS NULL) = (phase IS NULL));
CREATE UNIQUE INDEX posting_once_per_booking ON posting (booking_id, side) WHERE booking_id IS NOT NULL;
