-- Call-me buttons on people's sites.
CREATE TABLE button (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL,
    sandbox         boolean     NOT NULL,
    name            text        NOT NULL,
    callee          text        NOT NULL,
    origins         text[]      NOT NULL,
    language        text        NOT NULL,
    visits_per_hour int         NOT NULL CHECK (visits_per_hour > 0),
    created_at      timestamptz NOT NULL
);
CREATE INDEX button_of_account ON button (account_id, created_at, id);

-- Visitors who ask at a button are counted by what they begin with.
CREATE INDEX number_proof_of_button ON number_proof (button_id, created_at) WHERE button_id IS NOT NULL;
