-- When which version of a deck comes into force. Rows are only added, or cancelled before their moment; the version in
-- force is the last one whose moment has come, by the clock of the database: nothing has to happen at that moment.
CREATE TABLE rate_deck_activation (
    id           uuid        PRIMARY KEY,
    deck_name    text        NOT NULL,
    -- no reference: a draft whose schedule was cancelled may be deleted
    deck_id      uuid        NOT NULL,
    version      bigint      NOT NULL,
    activates_at timestamptz NOT NULL,
    ordered_at   timestamptz NOT NULL,
    ordered_by   text        NOT NULL,
    cancelled_at timestamptz,
    cancelled_by text,
    CONSTRAINT rate_deck_activation_cancelled CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)
        AND (cancelled_at IS NULL OR cancelled_at < activates_at))
);
CREATE INDEX rate_deck_activation_in_force ON rate_deck_activation (deck_name, activates_at DESC, id DESC)
    WHERE cancelled_at IS NULL;
CREATE INDEX rate_deck_activation_deck ON rate_deck_activation (deck_id);
CREATE INDEX rate_deck_activation_newest ON rate_deck_activation (activates_at DESC, id DESC);
INSERT INTO rate_deck_activation (id, deck_name, deck_id, version, activates_at, ordered_at, ordered_by)
SELECT gen_random_uuid(), name, id, version, activated_at, activated_at, 'operator' FROM rate_deck
WHERE activated_at IS NOT NULL;
CREATE TRIGGER rate_deck_activation_stays BEFORE DELETE OR TRUNCATE ON rate_deck_activation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION deck_in_force(name text) RETURNS uuid LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT a.deck_id FROM rate_deck_activation a
    WHERE a.deck_name = name AND a.cancelled_at IS NULL AND a.activates_at <= statement_timestamp()
    ORDER BY a.activates_at DESC, a.id DESC LIMIT 1
$$;

DROP INDEX rate_deck_active;
ALTER TABLE rate_deck DROP COLUMN state;
ALTER TABLE rate_deck DROP COLUMN activated_at;
-- By which clock the deck's bands are read, its holidays, and its bands: name=MON,TUE 22:00-06:00.
ALTER TABLE rate_deck ADD COLUMN zone text NOT NULL DEFAULT 'UTC';
ALTER TABLE rate_deck ADD COLUMN holidays date[] NOT NULL DEFAULT '{}';
ALTER TABLE rate_deck ADD COLUMN bands text[] NOT NULL DEFAULT '{}';

CREATE VIEW rate_deck_shown AS
SELECT d.*, a.activated_at, a.activates_at,
       CASE WHEN deck_in_force(d.name) = d.id THEN 'ACTIVE'
            WHEN a.activates_at IS NOT NULL THEN 'SCHEDULED'
            WHEN a.activated_at IS NOT NULL THEN 'RETIRED'
            ELSE 'DRAFT' END AS state
FROM rate_deck d CROSS JOIN LATERAL (
    SELECT max(b.activates_at) FILTER (WHERE b.activates_at <= statement_timestamp()) AS activated_at,
           min(b.activates_at) FILTER (WHERE b.activates_at > statement_timestamp()) AS activates_at
    FROM rate_deck_activation b WHERE b.deck_id = d.id AND b.cancelled_at IS NULL) a;

-- What a rate may say beside its price. Tiers: 60=0.08/30 300=0.05/60 (from second = price of a minute / increment).
-- Bands: night=0.05 weekend=0.04/0.03 (one price, or one for the beginning and one for each tier).
ALTER TABLE rate ADD COLUMN disconnect_charge numeric(15,8) NOT NULL DEFAULT 0 CHECK (disconnect_charge >= 0);
ALTER TABLE rate ADD COLUMN minimum_seconds integer NOT NULL DEFAULT 0 CHECK (minimum_seconds >= 0);
ALTER TABLE rate ADD COLUMN minimum_charge numeric(15,8) NOT NULL DEFAULT 0 CHECK (minimum_charge >= 0);
ALTER TABLE rate ADD COLUMN grace_seconds integer NOT NULL DEFAULT 0 CHECK (grace_seconds >= 0);
ALTER TABLE rate ADD COLUMN maximum_cost numeric(15,8) CHECK (maximum_cost >= minimum_charge);
ALTER TABLE rate ADD COLUMN tiers text NOT NULL DEFAULT '';
ALTER TABLE rate ADD COLUMN bands text NOT NULL DEFAULT '';
ALTER TABLE rate ADD COLUMN valid_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE rate ADD COLUMN valid_until timestamptz NOT NULL DEFAULT 'infinity' CHECK (valid_until > valid_from);
ALTER TABLE rate ADD COLUMN blocked boolean NOT NULL DEFAULT false;
-- Most rates say nothing of all that.
ALTER TABLE rate ADD COLUMN plain boolean NOT NULL GENERATED ALWAYS AS (disconnect_charge = 0 AND minimum_seconds = 0
    AND minimum_charge = 0 AND grace_seconds = 0 AND maximum_cost IS NULL AND tiers = '' AND bands = ''
    AND valid_from = '-infinity' AND valid_until = 'infinity' AND NOT blocked) STORED;
ALTER TABLE rate DROP CONSTRAINT rate_pkey;
-- A million rates come in at once; a check of each against its deck, which is in the same transaction, finds nothing.
ALTER TABLE rate DROP CONSTRAINT rate_deck_id_fkey;
ALTER TABLE rate ADD PRIMARY KEY (deck_id, prefix, valid_from);

-- Rates of a version that was or will be in force stay; a draft may go as a whole.
CREATE FUNCTION refuse_deletion_of_used_rates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT deck_id FROM gone) g
               JOIN rate_deck_activation a ON a.deck_id = g.deck_id WHERE a.cancelled_at IS NULL) THEN
        RAISE EXCEPTION 'rates of a version that is used stay';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER rate_append_only ON rate;
CREATE TRIGGER rate_append_only BEFORE UPDATE OR TRUNCATE ON rate
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rate_kept AFTER DELETE ON rate REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion_of_used_rates();

-- Imports of sheets, so that a long one can be followed from anywhere. Nothing of one that was not finished is stored.
CREATE TABLE rate_import (
    id          uuid        PRIMARY KEY,
    deck_name   text        NOT NULL,
    dry_run     boolean     NOT NULL,
    state       text        NOT NULL CHECK (state IN ('RUNNING', 'STORED', 'COMPARED', 'REFUSED', 'FAILED')),
    lines       bigint      NOT NULL,
    ordered_by  text        NOT NULL,
    started_at  timestamptz NOT NULL,
    progress_at timestamptz NOT NULL,
    deck_id     uuid
);
CREATE INDEX rate_import_newest ON rate_import (started_at DESC, id DESC);
