-- A route leads to the numbers behind a prefix, or to the extensions of a site.
ALTER TABLE route
    ALTER COLUMN prefix DROP NOT NULL,
    ADD COLUMN site text UNIQUE CHECK (site ~ '^[a-z0-9-]{1,32}$'),
    ADD CONSTRAINT route_to_numbers_or_a_site CHECK (num_nonnulls(prefix, site) = 1);
