-- Schema 6: schedules by year, targets of the whole plan, earlier ids, how a year's value is put
-- together and written.
--
-- What is not set is NULL, so that the digests of earlier revisions stay as they were.

ALTER TABLE plan ADD COLUMN fiscal_year_named TEXT;  -- start, end: the calendar year; NULL: start
ALTER TABLE indicator ADD COLUMN pooling TEXT;       -- pooled, last; NULL: the rule of its kind
-- linear, history, schedule; NULL: not written. `pace` says linear for that as well: before this
-- schema it stood for what was written, too.
ALTER TABLE indicator ADD COLUMN written_pace TEXT;
ALTER TABLE indicator ADD COLUMN decimals INTEGER;   -- how many a value has at most

CREATE TABLE revision_file (  -- that a revision was made of, as named to load
  revision INTEGER NOT NULL REFERENCES revision (number),
  position INTEGER NOT NULL,
  file TEXT NOT NULL,
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_schedule (  -- from this year on; activity.schedule_form is 'none' then
  revision INTEGER NOT NULL,
  activity TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  schedule_form TEXT NOT NULL CHECK (schedule_form IN ('counted', 'as_needed', 'unknown')),
  schedule_about INTEGER NOT NULL CHECK (schedule_about IN (0, 1)),
  schedule_least INTEGER NOT NULL,  -- this and the next as in activity
  schedule_most INTEGER NOT NULL,
  schedule_every INTEGER NOT NULL,
  schedule_unit TEXT NOT NULL CHECK (schedule_unit IN ('year', 'month')),
  schedule_text TEXT NOT NULL,
  PRIMARY KEY (revision, activity, fiscal_year),
  FOREIGN KEY (revision, activity) REFERENCES activity (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_target (  -- of the whole plan
  revision INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  form TEXT NOT NULL,  -- this and the next four as in measurement
  amount INTEGER,
  numerator INTEGER,
  denominator INTEGER,
  n INTEGER,
  file TEXT NOT NULL,  -- as named to load; '': not known
  line INTEGER NOT NULL,
  PRIMARY KEY (revision, indicator),
  FOREIGN KEY (revision, indicator) REFERENCES indicator (revision, id),
  CHECK (form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                  'suppressed')),
  CHECK ((amount IS NOT NULL) = (form IN ('quantity', 'percentage'))),
  CHECK ((numerator IS NOT NULL) = (form = 'fraction')),
  CHECK ((denominator IS NOT NULL) = (form = 'fraction')),
  CHECK (n IS NULL OR (n >= 1 AND amount IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE former_id (  -- an id that an item had before: what is recorded under it is the item's
  revision INTEGER NOT NULL REFERENCES revision (number),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('activity', 'indicator')),
  subject TEXT NOT NULL,  -- its id
  position INTEGER NOT NULL,
  former TEXT NOT NULL,   -- activity.id, indicator.id of an earlier revision
  PRIMARY KEY (revision, subject_kind, subject, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_alias (  -- a unit that is the same as the indicator's own behind a value
  revision INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  position INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (revision, indicator, position),
  FOREIGN KEY (revision, indicator) REFERENCES indicator (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER activity_schedule_is_not_changed BEFORE UPDATE ON activity_schedule
BEGIN SELECT RAISE(ABORT, 'activity_schedule: nothing stored is ever changed'); END;
CREATE TRIGGER activity_schedule_is_not_deleted BEFORE DELETE ON activity_schedule
BEGIN SELECT RAISE(ABORT, 'activity_schedule: nothing stored is ever deleted'); END;
CREATE TRIGGER activity_schedule_is_of_open_revision BEFORE INSERT ON activity_schedule
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'activity_schedule: nothing stored is ever changed'); END;

CREATE TRIGGER plan_target_is_not_changed BEFORE UPDATE ON plan_target
BEGIN SELECT RAISE(ABORT, 'plan_target: nothing stored is ever changed'); END;
CREATE TRIGGER plan_target_is_not_deleted BEFORE DELETE ON plan_target
BEGIN SELECT RAISE(ABORT, 'plan_target: nothing stored is ever deleted'); END;
CREATE TRIGGER plan_target_is_of_open_revision BEFORE INSERT ON plan_target
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'plan_target: nothing stored is ever changed'); END;

CREATE TRIGGER former_id_is_not_changed BEFORE UPDATE ON former_id
BEGIN SELECT RAISE(ABORT, 'former_id: nothing stored is ever changed'); END;
CREATE TRIGGER former_id_is_not_deleted BEFORE DELETE ON former_id
BEGIN SELECT RAISE(ABORT, 'former_id: nothing stored is ever deleted'); END;
CREATE TRIGGER former_id_is_of_open_revision BEFORE INSERT ON former_id
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'former_id: nothing stored is ever changed'); END;

CREATE TRIGGER unit_alias_is_not_changed BEFORE UPDATE ON unit_alias
BEGIN SELECT RAISE(ABORT, 'unit_alias: nothing stored is ever changed'); END;
CREATE TRIGGER unit_alias_is_not_deleted BEFORE DELETE ON unit_alias
BEGIN SELECT RAISE(ABORT, 'unit_alias: nothing stored is ever deleted'); END;
CREATE TRIGGER unit_alias_is_of_open_revision BEFORE INSERT ON unit_alias
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'unit_alias: nothing stored is ever changed'); END;

CREATE TRIGGER revision_file_is_not_changed BEFORE UPDATE ON revision_file
BEGIN SELECT RAISE(ABORT, 'revision_file: nothing stored is ever changed'); END;
CREATE TRIGGER revision_file_is_not_deleted BEFORE DELETE ON revision_file
BEGIN SELECT RAISE(ABORT, 'revision_file: nothing stored is ever deleted'); END;
CREATE TRIGGER revision_file_is_of_open_revision BEFORE INSERT ON revision_file
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'revision_file: nothing stored is ever changed'); END;

PRAGMA user_version = 6;
