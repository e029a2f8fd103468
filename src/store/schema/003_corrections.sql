-- Schema 3: corrections, closed years, the chain of digests, and the care taken of the file.
--
-- What was withdrawn stays where it is; it counts no more from `since` on, until it is put `back`:
--   SELECT … FROM measurement WHERE id NOT IN
--     (SELECT measurement FROM withdrawn WHERE measurement IS NOT NULL AND back > :operation
--                                          AND since <= :operation)

ALTER TABLE measurement ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0
  CHECK (provisional IN (0, 1));
ALTER TABLE measurement ADD COLUMN amends INTEGER REFERENCES measurement (id);  -- it stands in for

CREATE TABLE withdrawal (  -- an amendment or an undo puts a row out of force
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  measurement INTEGER REFERENCES measurement (id),  -- this,
  event INTEGER REFERENCES event (id),              -- this
  revision INTEGER REFERENCES revision (number),    -- or this
  subject TEXT NOT NULL,  -- the measurement's indicator, the event's activity, '' for a revision
  CHECK ((measurement IS NOT NULL) + (event IS NOT NULL) + (revision IS NOT NULL) = 1)
) STRICT;

CREATE TABLE restoration (  -- an undo takes a withdrawal back
  withdrawal INTEGER PRIMARY KEY REFERENCES withdrawal (id),
  operation INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE VIEW withdrawn AS
  SELECT measurement, event, revision, subject, withdrawal.operation AS since,
         coalesce(restoration.operation, 9223372036854775807) AS back
  FROM withdrawal LEFT JOIN restoration ON restoration.withdrawal = withdrawal.id;

CREATE TABLE undoing (  -- the operation that an undo took back
  operation INTEGER PRIMARY KEY REFERENCES operation (id),
  undone INTEGER NOT NULL REFERENCES operation (id),
  CHECK (undone < operation)
) STRICT;

CREATE TABLE closing (  -- a fiscal year frozen, or opened again
  operation INTEGER PRIMARY KEY REFERENCES operation (id),
  fiscal_year INTEGER NOT NULL,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),  -- the day of the report
  report TEXT NOT NULL,  -- of the year, as JSON in English; '' where it is opened again
  digest TEXT NOT NULL   -- SHA-256 of the report
) STRICT;

CREATE TABLE chain (  -- of each operation: SHA-256 over the digest before, and what it stored
  operation INTEGER PRIMARY KEY REFERENCES operation (id),
  digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;

CREATE TABLE care (  -- of the file: tells when it was last copied and checked; not in the chain
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  kind TEXT NOT NULL CHECK (kind IN ('backup', 'check')),
  operation INTEGER NOT NULL,  -- the last one then
  place TEXT NOT NULL,         -- of the copy
  findings INTEGER NOT NULL    -- of the check
) STRICT;

CREATE INDEX event_operation ON event (operation);
CREATE INDEX measurement_operation ON measurement (operation);
CREATE INDEX withdrawal_operation ON withdrawal (operation);
CREATE INDEX withdrawal_subject ON withdrawal (subject);
CREATE INDEX restoration_operation ON restoration (operation);
CREATE INDEX undoing_undone ON undoing (undone);
CREATE INDEX closing_year ON closing (fiscal_year);

DROP INDEX measurement_totals;
CREATE INDEX measurement_totals ON measurement (
  indicator, form, fiscal_year, last_day, id, operation, amount, numerator, denominator, n,
  first_day, provisional);

-- A closed year takes nothing more -------------------------------------------------------------

CREATE TRIGGER event_of_closed_year BEFORE INSERT ON event
WHEN (SELECT closed FROM closing WHERE fiscal_year = NEW.fiscal_year ORDER BY operation DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'event: its fiscal year is closed'); END;
CREATE TRIGGER measurement_of_closed_year BEFORE INSERT ON measurement
WHEN (SELECT closed FROM closing WHERE fiscal_year = NEW.fiscal_year ORDER BY operation DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'measurement: its fiscal year is closed'); END;

-- Nothing stored is ever changed ---------------------------------------------------------------

CREATE TRIGGER withdrawal_is_not_changed BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: nothing stored is ever changed'); END;
CREATE TRIGGER withdrawal_is_not_deleted BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: nothing stored is ever deleted'); END;
CREATE TRIGGER withdrawal_is_not_replaced BEFORE INSERT ON withdrawal
WHEN EXISTS (SELECT 1 FROM withdrawal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'withdrawal: nothing stored is ever changed'); END;

CREATE TRIGGER restoration_is_not_changed BEFORE UPDATE ON restoration
BEGIN SELECT RAISE(ABORT, 'restoration: nothing stored is ever changed'); END;
CREATE TRIGGER restoration_is_not_deleted BEFORE DELETE ON restoration
BEGIN SELECT RAISE(ABORT, 'restoration: nothing stored is ever deleted'); END;
CREATE TRIGGER restoration_is_not_replaced BEFORE INSERT ON restoration
WHEN EXISTS (SELECT 1 FROM restoration WHERE withdrawal = NEW.withdrawal)
BEGIN SELECT RAISE(ABORT, 'restoration: nothing stored is ever changed'); END;

CREATE TRIGGER undoing_is_not_changed BEFORE UPDATE ON undoing
BEGIN SELECT RAISE(ABORT, 'undoing: nothing stored is ever changed'); END;
CREATE TRIGGER undoing_is_not_deleted BEFORE DELETE ON undoing
BEGIN SELECT RAISE(ABORT, 'undoing: nothing stored is ever deleted'); END;
CREATE TRIGGER undoing_is_not_replaced BEFORE INSERT ON undoing
WHEN EXISTS (SELECT 1 FROM undoing WHERE operation = NEW.operation)
BEGIN SELECT RAISE(ABORT, 'undoing: nothing stored is ever changed'); END;

CREATE TRIGGER closing_is_not_changed BEFORE UPDATE ON closing
BEGIN SELECT RAISE(ABORT, 'closing: nothing stored is ever changed'); END;
CREATE TRIGGER closing_is_not_deleted BEFORE DELETE ON closing
BEGIN SELECT RAISE(ABORT, 'closing: nothing stored is ever deleted'); END;
CREATE TRIGGER closing_is_not_replaced BEFORE INSERT ON closing
WHEN EXISTS (SELECT 1 FROM closing WHERE operation = NEW.operation)
BEGIN SELECT RAISE(ABORT, 'closing: nothing stored is ever changed'); END;

CREATE TRIGGER chain_is_not_changed BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'chain: nothing stored is ever changed'); END;
CREATE TRIGGER chain_is_not_deleted BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'chain: nothing stored is ever deleted'); END;
CREATE TRIGGER chain_is_not_replaced BEFORE INSERT ON chain
WHEN EXISTS (SELECT 1 FROM chain WHERE operation = NEW.operation)
BEGIN SELECT RAISE(ABORT, 'chain: nothing stored is ever changed'); END;

CREATE TRIGGER care_is_not_changed BEFORE UPDATE ON care
BEGIN SELECT RAISE(ABORT, 'care: nothing stored is ever changed'); END;
CREATE TRIGGER care_is_not_deleted BEFORE DELETE ON care
BEGIN SELECT RAISE(ABORT, 'care: nothing stored is ever deleted'); END;
CREATE TRIGGER care_is_not_replaced BEFORE INSERT ON care
WHEN EXISTS (SELECT 1 FROM care WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'care: nothing stored is ever changed'); END;

PRAGMA user_version = 3;
