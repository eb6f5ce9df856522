-- Callbacks that are part of a campaign, by the number that takes part: what cdr-service has counted comes a little later,
-- and a number must not slip in between. Kept for a week; what counts by then was told.
CREATE TABLE campaign_call (
    callback_id uuid        PRIMARY KEY,
    campaign    text        NOT NULL,
    number      text        NOT NULL,
    -- when its latest try was asked for, or the next one is due
    at          timestamptz NOT NULL,
    live        boolean     NOT NULL,
    -- when the latest try was asked for in which a phone was dialled, and in which somebody was talked with
    rung_at     timestamptz,
    answered_at timestamptz
);
CREATE INDEX campaign_call_of_number ON campaign_call (campaign, number);
CREATE INDEX campaign_call_age ON campaign_call USING brin (at);

-- A button's visitors take part in a campaign.
ALTER TABLE button ADD COLUMN campaign text;
