-- When the line was last reported to have been in use: who heard nobody answer there waits for that.
ALTER TABLE watched_line ADD COLUMN used_until timestamptz;
