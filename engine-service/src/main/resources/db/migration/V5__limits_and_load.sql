-- What a switch may carry; null for as much as comes. Those of its trunks stand with the trunks.
ALTER TABLE switch
    ADD COLUMN max_channels     integer CHECK (max_channels BETWEEN 2 AND 100000),
    ADD COLUMN calls_per_second integer CHECK (calls_per_second BETWEEN 1 AND 1000);

-- What a switch carries, as its owner last told: other replicas pass over one that is full.
CREATE TABLE switch_load (
    switch_id uuid PRIMARY KEY REFERENCES switch ON DELETE CASCADE,
    epoch     bigint NOT NULL,
    load      text NOT NULL,
    told_at   timestamptz NOT NULL
);
