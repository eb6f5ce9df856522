-- Since when the balance of an account is low, of which webhooks were told; one that falls again does so later.
CREATE TABLE low_balance (
    account_id uuid        PRIMARY KEY,
    since      timestamptz NOT NULL
);
