-- A number that was proven in the sandbox is proven there alone, and its codes count to no limit of real ones.
ALTER TABLE number_proof ADD COLUMN sandbox boolean NOT NULL DEFAULT false;
ALTER TABLE number_proof ALTER COLUMN sandbox DROP DEFAULT;
