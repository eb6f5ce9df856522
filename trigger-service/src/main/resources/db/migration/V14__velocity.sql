-- Whose rings they are: an account that rings one range of numbers again and again is stopped.
ALTER TABLE number_ring ADD COLUMN account_id uuid;
CREATE INDEX number_ring_of_range ON number_ring (number COLLATE "C", at);

-- From where people asked for callbacks; kept for an hour.
CREATE TABLE address_ask (
    address text        NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX address_ask_of_address ON address_ask (address, at);
CREATE INDEX address_ask_age ON address_ask USING brin (at);
