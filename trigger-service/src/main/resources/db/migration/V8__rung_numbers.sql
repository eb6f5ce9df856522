-- Each time a number was to be rung in somebody's callback, over all accounts; kept for a day.
CREATE TABLE number_ring (
    number text        NOT NULL,
    at     timestamptz NOT NULL
);
CREATE INDEX number_ring_of_number ON number_ring (number, at);
CREATE INDEX number_ring_age ON number_ring USING brin (at);
