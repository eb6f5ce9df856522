-- Who does not want to be called says so on the line; in which callback, and the operator's own words.
ALTER TABLE blocked_number ADD COLUMN note text;
ALTER TABLE blocked_number ADD COLUMN callback_id uuid;

-- Everything that was done to a block.
CREATE TABLE blocked_number_change (
    number      text        NOT NULL,
    version     bigint      NOT NULL,
    at          timestamptz NOT NULL,
    lifted      boolean     NOT NULL,
    reason      text        NOT NULL,
    note        text,
    callback_id uuid,
    -- id of the operator's key, null if somebody on the line did it
    key_id      text,
    PRIMARY KEY (number, version)
);

-- Whom the caller asked for on the line, so that a block on that number stops the call.
ALTER TABLE callback ADD COLUMN keyed_callee text;
CREATE INDEX callback_live_keyed_callee ON callback (keyed_callee COLLATE "C") WHERE live AND keyed_callee IS NOT NULL;
