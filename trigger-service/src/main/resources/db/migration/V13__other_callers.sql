-- Who is rung instead of the caller at present, so that a block on that number stops the call.
ALTER TABLE callback ADD COLUMN other_caller text;
CREATE INDEX callback_live_other_caller ON callback (other_caller COLLATE "C") WHERE live AND other_caller IS NOT NULL;
