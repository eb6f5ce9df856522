-- How the manager connection is encrypted, as JSON; null for not at all.
ALTER TABLE switch ADD COLUMN tls text;
