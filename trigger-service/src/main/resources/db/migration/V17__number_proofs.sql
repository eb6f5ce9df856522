-- Numbers that were told a one-time code. What is older than a day counts for nothing any more and is removed.
CREATE TABLE number_proof (
    id          uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL,
    number      text        NOT NULL,
    button_id   uuid,
    callback_id uuid        NOT NULL,
    sealed      text        NOT NULL,
    tries_left  int         NOT NULL CHECK (tries_left >= 0),
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    proven_at   timestamptz,
    used_for    uuid
);
CREATE INDEX number_proof_of_number ON number_proof (number, created_at);
CREATE INDEX number_proof_of_account ON number_proof (account_id, created_at);
CREATE INDEX number_proof_age ON number_proof USING brin (created_at);
