-- Who wants to be told. The key its notices are signed with is stored nowhere, only which one it is.
CREATE TABLE webhook (
    id              uuid        PRIMARY KEY,
    -- null: the operator's, told of every account
    account_id      uuid,
    sandbox         boolean     NOT NULL,
    url             text        NOT NULL,
    description     text,
    events          text[]      NOT NULL CHECK (cardinality(events) > 0),
    active          boolean     NOT NULL,
    -- why it was stopped by us, null if it was not
    stopped         text,
    key_generation  integer     NOT NULL CHECK (key_generation > 0),
    key_changed_at  timestamptz,
    -- order number of its latest notice
    notices         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL
);
CREATE INDEX webhook_of_account ON webhook (account_id, created_at, id);

-- What each is told, in order; kept a while after it has arrived or was given up, to be sent again.
CREATE TABLE webhook_notice (
    webhook_id   uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    order_number bigint      NOT NULL,
    event        text        NOT NULL,
    callback_id  uuid,
    step         integer,
    data         text        NOT NULL,
    happened_at  timestamptz NOT NULL,
    state        text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    tries        integer     NOT NULL DEFAULT 0,
    -- when it is tried next, and until when a try that is under way may last
    due_at       timestamptz,
    last_answer  text,
    ended_at     timestamptz,
    PRIMARY KEY (webhook_id, order_number),
    CONSTRAINT webhook_notice_due CHECK ((state = 'WAITING') = (due_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX webhook_notice_once ON webhook_notice (webhook_id, callback_id, step) WHERE callback_id IS NOT NULL;
CREATE INDEX webhook_notice_due ON webhook_notice (webhook_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_notice_ended ON webhook_notice (ended_at) WHERE ended_at IS NOT NULL;
