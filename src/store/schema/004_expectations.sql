-- Schema 4: what is to be reported when, and one event that stands in the register twice.
--
-- What is not set is NULL, so that the digests of earlier revisions stay as they were.

ALTER TABLE plan ADD COLUMN reporting_days INTEGER;   -- NULL: 30
ALTER TABLE activity ADD COLUMN same_as TEXT;         -- activity.id; its events count here too
ALTER TABLE indicator ADD COLUMN expect_months INTEGER;  -- a value is to be reported so often

PRAGMA user_version = 4;
