-- What is for show takes no place among the calls an account may have at once; what runs now has taken one.
UPDATE account a SET live_calls = a.live_calls - s.calls
FROM (SELECT account_id, count(*) AS calls FROM attempt WHERE hold_open AND sandbox GROUP BY account_id) s
WHERE a.id = s.account_id;

-- A price asked for in the sandbox pins ways of the sandbox, and counts there alone.
ALTER TABLE quote ADD COLUMN sandbox boolean NOT NULL DEFAULT false;
ALTER TABLE quote ALTER COLUMN sandbox DROP DEFAULT;
