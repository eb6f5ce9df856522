-- Every Idempotency-Key a payment came under: the first one, and those of repeats known by their reference.
CREATE TABLE payment_key (
    account_id uuid NOT NULL,
    key        text NOT NULL,
    payment_id uuid NOT NULL REFERENCES payment (id),
    PRIMARY KEY (account_id, key)
);
INSERT INTO payment_key SELECT account_id, idempotency_key, id FROM payment WHERE idempotency_key IS NOT NULL;
ALTER TABLE payment DROP COLUMN idempotency_key;
