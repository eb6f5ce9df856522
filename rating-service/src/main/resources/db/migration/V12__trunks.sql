-- What is known of a trunk beside its name. A route may name one that is not here: it gets numbers in E.164 form.
CREATE TABLE trunk (
    id                     uuid        PRIMARY KEY,
    name                   text        NOT NULL UNIQUE,
    -- name of a rate deck; what the carrier takes
    buy_deck               text,
    weight                 integer     NOT NULL CHECK (weight > 0),
    strip                  integer     NOT NULL CHECK (strip >= 0),
    prefix                 text        NOT NULL CHECK (prefix ~ '^[0-9]*$'),
    minimum_margin_percent integer     CHECK (minimum_margin_percent BETWEEN 0 AND 100),
    retry_budget_percent   integer     CHECK (retry_budget_percent BETWEEN 0 AND 100),
    created_at             timestamptz NOT NULL
);
CREATE INDEX trunk_newest ON trunk (created_at DESC, id DESC);

ALTER TABLE route ADD COLUMN trunk_order text NOT NULL DEFAULT 'LISTED'
    CHECK (trunk_order IN ('LISTED', 'COST', 'QUALITY', 'SHARE'));
ALTER TABLE route ALTER COLUMN trunk_order DROP DEFAULT;

-- Copies in memory hold routes, trunks and buy decks together; whoever changes one of them moves the version on.
CREATE FUNCTION count_routing_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE route_table SET version = version + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER route_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON route
    FOR EACH STATEMENT EXECUTE FUNCTION count_routing_change();
CREATE TRIGGER trunk_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON trunk
    FOR EACH STATEMENT EXECUTE FUNCTION count_routing_change();
CREATE TRIGGER buy_deck_changed AFTER INSERT OR UPDATE ON rate_deck_activation
    FOR EACH STATEMENT EXECUTE FUNCTION count_routing_change();

-- A quote promises whole routes: the trunk, and the number as that trunk wants it.
ALTER TABLE quote ADD COLUMN caller_numbers text[], ADD COLUMN callee_numbers text[];
UPDATE quote SET caller_numbers = array_fill(caller, ARRAY[cardinality(caller_trunks)]),
                 callee_numbers = array_fill(callee, ARRAY[cardinality(callee_trunks)]);
ALTER TABLE quote ALTER COLUMN caller_numbers SET NOT NULL, ALTER COLUMN callee_numbers SET NOT NULL;
