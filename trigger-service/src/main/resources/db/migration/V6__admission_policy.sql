-- What an operator allows beyond what is always forbidden: one row for all accounts, one for each that differs.
CREATE TABLE admission_policy (
    -- 'default', or the id of an account
    scope      text        PRIMARY KEY,
    policy     text        NOT NULL,
    changed_at timestamptz NOT NULL
);
