-- The line a callback waits for, as site/digits or number; null for most.
ALTER TABLE callback ADD COLUMN waits_for text;
CREATE INDEX callback_waiting ON callback (waits_for, created_at, id) WHERE live AND waits_for IS NOT NULL;

-- Lines that were ever waited for; with 0 waiters nobody watches them, but their versions go on counting.
CREATE TABLE watched_line (
    key        text        PRIMARY KEY,
    line       text        NOT NULL,
    sandbox    boolean     NOT NULL,
    version    bigint      NOT NULL,
    waiters    integer     NOT NULL CHECK (waiters >= 0),
    -- when it was last reported free
    freed_at   timestamptz,
    changed_at timestamptz NOT NULL
);

-- Lines that are to be looked at: somebody waits, nobody waits any more, or it has come free.
CREATE TABLE line_check (
    id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text   NOT NULL
);
