-- What the operator has said of each campaign.
CREATE TABLE campaign (
    id           text        PRIMARY KEY,
    row_id       uuid        NOT NULL UNIQUE,
    version      bigint      NOT NULL,
    name         text        NOT NULL,
    account_id   uuid,
    active       boolean     NOT NULL,
    begins       timestamptz NOT NULL,
    ends         timestamptz,
    calls        integer     NOT NULL CHECK (calls > 0),
    talk_seconds integer,
    counts       text        NOT NULL,
    -- as ISO 8601 has it; null for the campaign as a whole
    period       text,
    time_zone    text        NOT NULL,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL
);
CREATE INDEX campaign_in_order ON campaign (created_at, row_id);

-- The attempts of campaigns in which the participant's phone was dialled, by the latest version of their records.
CREATE TABLE campaign_call (
    attempt_id   uuid        PRIMARY KEY,
    callback_id  uuid        NOT NULL,
    campaign     text        NOT NULL,
    number       text        NOT NULL,
    requested_at timestamptz NOT NULL,
    version      integer     NOT NULL,
    -- whether it is of the kind that the campaign counts
    counted      boolean     NOT NULL,
    talk_seconds integer     NOT NULL
);
CREATE INDEX campaign_call_of_number ON campaign_call (campaign, number, requested_at);

-- The second table: what each number had of a campaign within each period. Always what campaign_call adds up to.
CREATE TABLE campaign_participation (
    campaign      text        NOT NULL,
    number        text        NOT NULL,
    period_begins timestamptz NOT NULL,
    period_ends   timestamptz,
    calls         integer     NOT NULL,
    talk_seconds  integer     NOT NULL,
    PRIMARY KEY (campaign, number, period_begins)
);
CREATE INDEX campaign_participation_of_period ON campaign_participation (campaign, period_begins);

-- A row for each participant: whoever changes what a number had holds its lock, and its version goes with the message.
CREATE TABLE campaign_number (
    campaign     text        NOT NULL,
    number       text        NOT NULL,
    id           uuid        NOT NULL,
    version      bigint      NOT NULL,
    last_call_at timestamptz NOT NULL,
    PRIMARY KEY (campaign, number)
);
CREATE INDEX campaign_number_in_order ON campaign_number (campaign, last_call_at, id);

-- Records by their campaign.
ALTER TABLE cdr ADD COLUMN campaign text;
CREATE INDEX cdr_campaign ON cdr (campaign, ended_at, attempt_id) WHERE campaign IS NOT NULL;
