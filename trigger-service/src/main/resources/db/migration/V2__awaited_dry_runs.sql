-- The dry run whose answer is still being waited for, so that a repeated request waits for the same one.
ALTER TABLE idempotency ADD COLUMN callback_id uuid;
