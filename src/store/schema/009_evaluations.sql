-- Schema 9: the yearly evaluation of initiatives, fields and the plan, the scheme that it follows, and
-- how the plan's review looks and is published.
--
-- What is not set is NULL, so that the digests of earlier revisions stay as they were.

ALTER TABLE plan ADD COLUMN office_name TEXT;         -- who publishes the review; '': not named
ALTER TABLE plan ADD COLUMN accent TEXT;              -- #rrggbb of its pages; '': the program's own
ALTER TABLE plan ADD COLUMN suppress_below INTEGER;   -- smallest count of people that is published
ALTER TABLE plan ADD COLUMN assessment_days INTEGER;  -- NULL: as reporting_days
ALTER TABLE indicator ADD COLUMN personal INTEGER CHECK (personal IN (0, 1));  -- NULL: 1

CREATE TABLE picture (  -- a file that a revision brought; kept once for all that have it
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  digest TEXT NOT NULL UNIQUE,  -- SHA-256 of its bytes
  content TEXT NOT NULL         -- its bytes in base64
) STRICT;

CREATE TABLE plan_logo (
  revision INTEGER PRIMARY KEY REFERENCES revision (number),
  file TEXT NOT NULL,  -- as in the definition
  picture INTEGER NOT NULL REFERENCES picture (id)
) STRICT;

CREATE TABLE assessment_subject (  -- what is to be evaluated each year
  revision INTEGER NOT NULL REFERENCES revision (number),
  position INTEGER NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('initiative', 'field', 'plan')),
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment_grade (  -- best first
  revision INTEGER NOT NULL REFERENCES revision (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  meaning TEXT NOT NULL,
  from_rate INTEGER,  -- advised from this achievement rate on, 10000 is 100 %; NULL: below the others
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  fiscal_year INTEGER NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('initiative', 'field', 'plan')),
  subject TEXT NOT NULL,  -- its id at the time
  grade TEXT NOT NULL,    -- assessment_grade.id; '': none
  results TEXT NOT NULL,  -- this and the next two: '' where nothing is said
  reasons TEXT NOT NULL,  -- for deviations
  next_steps TEXT NOT NULL,
  note TEXT NOT NULL,
  amends INTEGER REFERENCES evaluation (id)  -- it stands in for
) STRICT;

-- An evaluation counts until a row here puts it out of force; the last row says how it stands:
--   SELECT … FROM evaluation WHERE operation <= :operation AND NOT coalesce(
--     (SELECT withdrawn FROM evaluation_withdrawal AS later WHERE later.evaluation = evaluation.id
--        AND later.operation <= :operation ORDER BY later.id DESC LIMIT 1), 0)
CREATE TABLE evaluation_withdrawal (
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))  -- 0: back in force
) STRICT;

CREATE INDEX picture_operation ON picture (operation);
CREATE INDEX evaluation_operation ON evaluation (operation);
CREATE INDEX evaluation_year ON evaluation (fiscal_year, subject_kind, subject);
CREATE INDEX evaluation_withdrawal_operation ON evaluation_withdrawal (operation);
CREATE INDEX evaluation_withdrawal_evaluation ON evaluation_withdrawal (evaluation);

CREATE TRIGGER evaluation_of_closed_year BEFORE INSERT ON evaluation
WHEN (SELECT closed FROM closing WHERE fiscal_year = NEW.fiscal_year ORDER BY operation DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'evaluation: its fiscal year is closed'); END;

CREATE TRIGGER picture_is_not_changed BEFORE UPDATE ON picture
BEGIN SELECT RAISE(ABORT, 'picture: nothing stored is ever changed'); END;
CREATE TRIGGER picture_is_not_deleted BEFORE DELETE ON picture
BEGIN SELECT RAISE(ABORT, 'picture: nothing stored is ever deleted'); END;
CREATE TRIGGER picture_is_not_replaced BEFORE INSERT ON picture
WHEN EXISTS (SELECT 1 FROM picture WHERE id = NEW.id OR digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'picture: nothing stored is ever changed'); END;
CREATE TRIGGER picture_is_of_open_operation BEFORE INSERT ON picture
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'picture: its operation is not being made'); END;

CREATE TRIGGER plan_logo_is_not_changed BEFORE UPDATE ON plan_logo
BEGIN SELECT RAISE(ABORT, 'plan_logo: nothing stored is ever changed'); END;
CREATE TRIGGER plan_logo_is_not_deleted BEFORE DELETE ON plan_logo
BEGIN SELECT RAISE(ABORT, 'plan_logo: nothing stored is ever deleted'); END;
CREATE TRIGGER plan_logo_is_of_open_revision BEFORE INSERT ON plan_logo
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'plan_logo: nothing stored is ever changed'); END;

CREATE TRIGGER assessment_subject_is_not_changed BEFORE UPDATE ON assessment_subject
BEGIN SELECT RAISE(ABORT, 'assessment_subject: nothing stored is ever changed'); END;
CREATE TRIGGER assessment_subject_is_not_deleted BEFORE DELETE ON assessment_subject
BEGIN SELECT RAISE(ABORT, 'assessment_subject: nothing stored is ever deleted'); END;
CREATE TRIGGER assessment_subject_is_of_open_revision BEFORE INSERT ON assessment_subject
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'assessment_subject: nothing stored is ever changed'); END;

CREATE TRIGGER assessment_grade_is_not_changed BEFORE UPDATE ON assessment_grade
BEGIN SELECT RAISE(ABORT, 'assessment_grade: nothing stored is ever changed'); END;
CREATE TRIGGER assessment_grade_is_not_deleted BEFORE DELETE ON assessment_grade
BEGIN SELECT RAISE(ABORT, 'assessment_grade: nothing stored is ever deleted'); END;
CREATE TRIGGER assessment_grade_is_of_open_revision BEFORE INSERT ON assessment_grade
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'assessment_grade: nothing stored is ever changed'); END;

CREATE TRIGGER evaluation_is_not_changed BEFORE UPDATE ON evaluation
BEGIN SELECT RAISE(ABORT, 'evaluation: nothing stored is ever changed'); END;
CREATE TRIGGER evaluation_is_not_deleted BEFORE DELETE ON evaluation
BEGIN SELECT RAISE(ABORT, 'evaluation: nothing stored is ever deleted'); END;
CREATE TRIGGER evaluation_is_not_replaced BEFORE INSERT ON evaluation
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'evaluation: nothing stored is ever changed'); END;
CREATE TRIGGER evaluation_is_of_open_operation BEFORE INSERT ON evaluation
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'evaluation: its operation is not being made'); END;

CREATE TRIGGER evaluation_withdrawal_is_not_changed BEFORE UPDATE ON evaluation_withdrawal
BEGIN SELECT RAISE(ABORT, 'evaluation_withdrawal: nothing stored is ever changed'); END;
CREATE TRIGGER evaluation_withdrawal_is_not_deleted BEFORE DELETE ON evaluation_withdrawal
BEGIN SELECT RAISE(ABORT, 'evaluation_withdrawal: nothing stored is ever deleted'); END;
CREATE TRIGGER evaluation_withdrawal_is_not_replaced BEFORE INSERT ON evaluation_withdrawal
WHEN EXISTS (SELECT 1 FROM evaluation_withdrawal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'evaluation_withdrawal: nothing stored is ever changed'); END;
CREATE TRIGGER evaluation_withdrawal_is_of_open_operation BEFORE INSERT ON evaluation_withdrawal
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'evaluation_withdrawal: its operation is not being made'); END;

PRAGMA user_version = 9;
