-- A code may be written as well as said: then there is no call that tells it, but a message.
ALTER TABLE number_proof ALTER COLUMN callback_id DROP NOT NULL;
-- From where a person asked; null for one with an API key.
ALTER TABLE number_proof ADD COLUMN asked_from text;
CREATE INDEX number_proof_of_address ON number_proof (asked_from, created_at) WHERE asked_from IS NOT NULL;

-- The message that tells a code. The code itself is in the proof, sealed.
CREATE TABLE code_message (
    proof_id    uuid        PRIMARY KEY REFERENCES number_proof ON DELETE CASCADE,
    language    text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('WAITING', 'SENT', 'REFUSED', 'GIVEN_UP')),
    tries       integer     NOT NULL DEFAULT 0,
    -- when it is sent next, and until when a try that is under way may last
    due_at      timestamptz,
    last_answer text,
    ended_at    timestamptz,
    CONSTRAINT code_message_due CHECK ((state = 'WAITING') = (due_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX code_message_due ON code_message (due_at) WHERE due_at IS NOT NULL;
