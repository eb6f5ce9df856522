-- Who is to be stopped when a number is blocked.
CREATE INDEX callback_live_caller ON callback (caller COLLATE "C") WHERE live;
CREATE INDEX callback_live_callee ON callback (callee COLLATE "C") WHERE live;

-- Those under way, to be looked at when nobody tells of them any more.
CREATE INDEX callback_under_way ON callback (created_at, id) WHERE live AND due_at IS NULL;
