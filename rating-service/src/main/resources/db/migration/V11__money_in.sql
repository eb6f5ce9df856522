-- Where a payment came from.
ALTER TABLE payment ADD COLUMN source text NOT NULL DEFAULT 'OPERATOR'
    CHECK (source IN ('OPERATOR', 'PROVIDER', 'VOUCHER'));
-- A provider's id means one payment, whatever account it is for.
CREATE UNIQUE INDEX payment_of_provider ON payment (reference) WHERE source = 'PROVIDER';

-- A balance below this is noted once, until it is above again.
ALTER TABLE account ADD COLUMN low_balance numeric(20,6);
ALTER TABLE account ADD COLUMN low_since timestamptz;
ALTER TABLE account ADD CONSTRAINT account_low CHECK (low_balance IS NOT NULL OR low_since IS NULL);

-- Vouchers are made in batches; a code is shown once, when it is made. It has 100 random bits, so it needs no salt.
CREATE TABLE voucher_batch (
    id         uuid          PRIMARY KEY,
    name       text          NOT NULL,
    amount     numeric(20,6) NOT NULL CHECK (amount > 0),
    currency   text          NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    vouchers   integer       NOT NULL CHECK (vouchers > 0),
    expires_at timestamptz   NOT NULL,
    made_by    text          NOT NULL,
    created_at timestamptz   NOT NULL,
    voided_at  timestamptz,
    voided_by  text
);
CREATE INDEX voucher_batch_newest ON voucher_batch (created_at DESC, id DESC);

CREATE TABLE voucher (
    sha256      text        PRIMARY KEY,
    batch_id    uuid        NOT NULL REFERENCES voucher_batch,
    payment_id  uuid        UNIQUE REFERENCES payment,
    redeemed_at timestamptz,
    CHECK ((payment_id IS NULL) = (redeemed_at IS NULL))
);
CREATE INDEX voucher_of_batch ON voucher (batch_id);

-- Wrong codes in a row, per account.
CREATE TABLE voucher_guess (
    account_id   uuid        PRIMARY KEY REFERENCES account,
    wrong        integer     NOT NULL,
    locked_until timestamptz
);
