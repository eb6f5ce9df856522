-- What the engine told of calls to access numbers and of busy lines, by the id it gave: handled once each.
CREATE TABLE line_event (
    id          uuid        PRIMARY KEY,
    kind        text        NOT NULL,
    at          timestamptz NOT NULL,
    handled_at  timestamptz NOT NULL DEFAULT now(),
    -- set in the transaction that inserts it
    outcome     text,
    rule        text,
    callback_id uuid
);
CREATE INDEX line_event_age ON line_event USING brin (handled_at);
