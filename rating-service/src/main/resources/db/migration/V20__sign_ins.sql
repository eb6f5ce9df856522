-- Who signed in before this must sign in again: the PIN was changed or taken away, or somebody asked for it.
ALTER TABLE account ADD COLUMN sign_ins_from timestamptz;
