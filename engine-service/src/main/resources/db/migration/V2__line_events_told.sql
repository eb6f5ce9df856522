-- What was told of lines and access numbers, so that it is told once: the id is made of the switch and its channel.
CREATE TABLE line_event_told (
    event_id uuid PRIMARY KEY,
    told_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX line_event_told_at ON line_event_told (told_at);
