-- Since when a switch takes no new calls, by an operator's word; null while it takes them.
ALTER TABLE switch ADD COLUMN draining_since timestamptz;
