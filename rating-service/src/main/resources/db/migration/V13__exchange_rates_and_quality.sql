-- What a unit of one currency is worth in another from some moment on; the newest not later than a moment counts.
CREATE TABLE exchange_rate (
    id            uuid          PRIMARY KEY,
    from_currency text          NOT NULL CHECK (from_currency ~ '^[A-Z]{3}$'),
    to_currency   text          NOT NULL CHECK (to_currency ~ '^[A-Z]{3}$' AND to_currency <> from_currency),
    rate          numeric(20,8) NOT NULL CHECK (rate > 0),
    valid_from    timestamptz   NOT NULL,
    made_by       text          NOT NULL,
    created_at    timestamptz   NOT NULL,
    UNIQUE (from_currency, to_currency, valid_from)
);
CREATE INDEX exchange_rate_newest ON exchange_rate (created_at DESC, id DESC);
CREATE TRIGGER exchange_rate_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exchange_rate
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exchange_rate_changed AFTER INSERT ON exchange_rate
    FOR EACH STATEMENT EXECUTE FUNCTION count_routing_change();

-- How trunks do, in five minutes each. A statistic: a crash may lose or double some seconds of it.
CREATE TABLE trunk_quality (
    trunk                  text        NOT NULL,
    bucket                 timestamptz NOT NULL,
    dials                  bigint      NOT NULL,
    rung                   bigint      NOT NULL,
    answered               bigint      NOT NULL,
    talk_millis            bigint      NOT NULL,
    post_dial_delay_millis bigint      NOT NULL,
    failovers              bigint      NOT NULL,
    PRIMARY KEY (trunk, bucket)
) WITH (fillfactor = 70);
CREATE INDEX trunk_quality_bucket ON trunk_quality (bucket);
