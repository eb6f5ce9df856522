-- Checks an operator asked for at a replica that does not own the switch; its owner answers them.
CREATE TABLE switch_check (
    check_id  uuid PRIMARY KEY,
    switch_id uuid NOT NULL REFERENCES switch ON DELETE CASCADE,
    asked_at  timestamptz NOT NULL DEFAULT now(),
    report    text
);

CREATE INDEX switch_check_open ON switch_check (switch_id) WHERE report IS NULL;
