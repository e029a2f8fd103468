-- Schema 1: the definitions of one plan by revision, and the record.
--
-- Other programs may read the tables operation, event, measurement, indicator, activity and target.
-- Nobody may write them but track: rows are only ever added (the triggers below see to it).
--
-- Amounts are whole numbers of ten-thousandths: 132 people are 1320000, 68.6 % is 686000.
-- Days are ISO texts (2022-06-11), moments ISO texts in UTC (2022-06-11T00:12:00Z). A fiscal year
-- bears the number of the calendar year it starts in: R4 is 2022. What is absent is NULL, or ''
-- for free text. The definitions in force are those of the last revision:
--   SELECT id, name FROM indicator WHERE revision = (SELECT max(number) FROM revision);

-- In the CHECKs '+0 days' turns a day that does not exist into another, so that it is refused.

PRAGMA application_id = 1953653099;  -- "trak"

-- The record ----------------------------------------------------------------------------------

CREATE TABLE operation (  -- one change made by one command; its number only grows
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),  -- load, record
  command TEXT NOT NULL,                  -- as typed, without the program's name
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE event (  -- one holding of an activity
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  activity TEXT NOT NULL,  -- activity.id
  first_day TEXT NOT NULL CHECK (first_day IS date(first_day, '+0 days')),
  last_day TEXT NOT NULL CHECK (last_day IS date(last_day, '+0 days')),
  fiscal_year INTEGER NOT NULL,
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  CHECK (first_day <= last_day)
) STRICT;

CREATE TABLE measurement (  -- one recorded value
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  event INTEGER REFERENCES event (id),  -- NULL: recorded by itself
  indicator TEXT NOT NULL,              -- indicator.id
  first_day TEXT NOT NULL CHECK (first_day IS date(first_day, '+0 days')),
  last_day TEXT NOT NULL CHECK (last_day IS date(last_day, '+0 days')),
  fiscal_year INTEGER NOT NULL,
  form TEXT NOT NULL,   -- which of the next columns mean something; the words stand below
  amount INTEGER,       -- of a quantity; of a percentage as published
  numerator INTEGER,    -- of a fraction
  denominator INTEGER,
  n INTEGER,            -- the sample size behind an amount
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  CHECK (first_day <= last_day),
  CHECK (form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                  'suppressed')),
  CHECK ((amount IS NOT NULL) = (form IN ('quantity', 'percentage'))),
  CHECK ((numerator IS NOT NULL) = (form = 'fraction')),
  CHECK ((denominator IS NOT NULL) = (form = 'fraction')),
  CHECK (n IS NULL OR (n >= 1 AND amount IS NOT NULL))
) STRICT;

-- The totals of an indicator's years are read from this index alone, each form in a run of its own;
-- the value last recorded is the end of a run.
CREATE INDEX measurement_totals ON measurement (
  indicator, form, fiscal_year, last_day, id, operation, amount, numerator, denominator, n,
  first_day);
CREATE INDEX measurement_event ON measurement (event) WHERE event IS NOT NULL;
CREATE INDEX event_totals ON event (activity, fiscal_year, last_day, operation);

-- The definitions -----------------------------------------------------------------------------
-- Each revision is stored in full. `position` is the order of the files. The words of kind,
-- direction, method and target_basis are the program's keys; no list of them stands here, so that a
-- new one needs no new schema.

CREATE TABLE revision (  -- one state of the definitions, made by one load
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  operation INTEGER NOT NULL UNIQUE REFERENCES operation (id)
) STRICT;

CREATE TABLE plan (
  revision INTEGER PRIMARY KEY REFERENCES revision (number),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  goal TEXT NOT NULL,
  first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL,
  fiscal_year_starts TEXT NOT NULL CHECK (fiscal_year_starts GLOB '[01][0-9]-[0-3][0-9]'),  -- 04-01
  era TEXT NOT NULL CHECK (era IN ('none', 'japanese')),
  time_zone TEXT NOT NULL,
  near INTEGER NOT NULL  -- ten-thousandths
) STRICT;

CREATE TABLE owner (
  revision INTEGER NOT NULL REFERENCES revision (number),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme (
  revision INTEGER NOT NULL REFERENCES revision (number),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE field (
  revision INTEGER NOT NULL REFERENCES revision (number),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  theme TEXT,  -- theme.id
  name TEXT NOT NULL,
  PRIMARY KEY (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE partner (
  revision INTEGER NOT NULL REFERENCES revision (number),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (revision, id)
) STRICT, WITHOUT ROWID;

-- A retired activity may name a field, partner or owner that its revision no longer has.
CREATE TABLE activity (  -- an initiative, a survey, or a partner's activity
  revision INTEGER NOT NULL REFERENCES revision (number),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),  -- initiative, survey, partner-activity
  no INTEGER,           -- running number in the plan's own table
  name TEXT NOT NULL,
  field TEXT,           -- field.id
  partner TEXT,         -- partner.id
  summary TEXT NOT NULL,
  schedule_form TEXT NOT NULL CHECK (schedule_form IN ('none', 'counted', 'as_needed', 'unknown')),
  schedule_about INTEGER NOT NULL CHECK (schedule_about IN (0, 1)),
  schedule_least INTEGER NOT NULL,  -- from so many holdings
  schedule_most INTEGER NOT NULL,   -- … to so many
  schedule_every INTEGER NOT NULL,  -- in so many years or months
  schedule_unit TEXT NOT NULL CHECK (schedule_unit IN ('year', 'month')),
  schedule_text TEXT NOT NULL,      -- as written in the definition
  since_year INTEGER,
  since_counting TEXT CHECK (since_counting IN ('fiscal', 'calendar')),
  since_text TEXT,
  until_year INTEGER,
  until_counting TEXT CHECK (until_counting IN ('fiscal', 'calendar')),
  until_text TEXT,
  audience TEXT NOT NULL,
  issue TEXT NOT NULL,
  note TEXT NOT NULL,
  monitoring INTEGER NOT NULL CHECK (monitoring IN (0, 1)),
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),  -- 1: no longer in the definitions
  PRIMARY KEY (revision, id),
  CHECK ((since_year IS NULL) = (since_counting IS NULL)),
  CHECK ((since_year IS NULL) = (since_text IS NULL)),
  CHECK ((until_year IS NULL) = (until_counting IS NULL)),
  CHECK ((until_year IS NULL) = (until_text IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_owner (
  revision INTEGER NOT NULL,
  activity TEXT NOT NULL,
  position INTEGER NOT NULL,
  owner TEXT NOT NULL,  -- owner.id
  PRIMARY KEY (revision, activity, position),
  FOREIGN KEY (revision, activity) REFERENCES activity (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (
  revision INTEGER NOT NULL REFERENCES revision (number),
  id TEXT NOT NULL,        -- in full: lecture.attendance
  position INTEGER NOT NULL,
  activity TEXT,           -- activity.id; NULL: belongs to no activity
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),  -- count, running, stock, share, rate, score, milestone
  unit TEXT NOT NULL,
  direction TEXT,          -- up, down, none; NULL: not written, which means up
  survey TEXT,             -- activity.id of the survey its values come from
  per INTEGER NOT NULL,    -- a rate's scale: 100000
  method TEXT,             -- NULL: the default of its kind
  target_basis TEXT NOT NULL CHECK (target_basis <> ''),  -- yearly, cumulative
  since_year INTEGER,
  since_counting TEXT CHECK (since_counting IN ('fiscal', 'calendar')),
  since_text TEXT,
  until_year INTEGER,
  until_counting TEXT CHECK (until_counting IN ('fiscal', 'calendar')),
  until_text TEXT,
  question TEXT NOT NULL,
  note TEXT NOT NULL,
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  PRIMARY KEY (revision, id),
  CHECK ((since_year IS NULL) = (since_counting IS NULL)),
  CHECK ((since_year IS NULL) = (since_text IS NULL)),
  CHECK ((until_year IS NULL) = (until_counting IS NULL)),
  CHECK ((until_year IS NULL) = (until_text IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE field_indicator (  -- the outcome indicators of a field
  revision INTEGER NOT NULL,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  indicator TEXT NOT NULL,  -- indicator.id
  PRIMARY KEY (revision, field, position),
  FOREIGN KEY (revision, field) REFERENCES field (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
  revision INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  form TEXT NOT NULL,  -- this and the next four as in measurement
  amount INTEGER,
  numerator INTEGER,
  denominator INTEGER,
  n INTEGER,
  PRIMARY KEY (revision, indicator, fiscal_year),
  FOREIGN KEY (revision, indicator) REFERENCES indicator (revision, id),
  CHECK (form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                  'suppressed')),
  CHECK ((amount IS NOT NULL) = (form IN ('quantity', 'percentage'))),
  CHECK ((numerator IS NOT NULL) = (form = 'fraction')),
  CHECK ((denominator IS NOT NULL) = (form = 'fraction')),
  CHECK (n IS NULL OR (n >= 1 AND amount IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE baseline (
  revision INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  day TEXT CHECK (day IS date(day, '+0 days')),  -- NULL: the definition gives the year alone
  form TEXT NOT NULL,  -- this and the next four as in measurement
  amount INTEGER,
  numerator INTEGER,
  denominator INTEGER,
  n INTEGER,
  source TEXT NOT NULL,
  PRIMARY KEY (revision, indicator),
  FOREIGN KEY (revision, indicator) REFERENCES indicator (revision, id),
  CHECK (form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                  'suppressed')),
  CHECK ((amount IS NOT NULL) = (form IN ('quantity', 'percentage'))),
  CHECK ((numerator IS NOT NULL) = (form = 'fraction')),
  CHECK ((denominator IS NOT NULL) = (form = 'fraction')),
  CHECK (n IS NULL OR (n >= 1 AND amount IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE item_text (  -- lists of texts that belong to an item
  revision INTEGER NOT NULL REFERENCES revision (number),
  subject_kind TEXT NOT NULL CHECK (
    subject_kind IN ('plan', 'owner', 'field', 'partner', 'activity', 'indicator')),
  subject TEXT NOT NULL,  -- its id
  role TEXT NOT NULL CHECK (role IN ('alias', 'outcome', 'purpose', 'involvement')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (revision, subject_kind, subject, role, position)
) STRICT, WITHOUT ROWID;

-- Nothing stored is ever changed --------------------------------------------------------------

CREATE TRIGGER operation_is_not_changed BEFORE UPDATE ON operation
BEGIN SELECT RAISE(ABORT, 'operation: nothing stored is ever changed'); END;
CREATE TRIGGER operation_is_not_deleted BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'operation: nothing stored is ever deleted'); END;

CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'event: nothing stored is ever changed'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'event: nothing stored is ever deleted'); END;

CREATE TRIGGER measurement_is_not_changed BEFORE UPDATE ON measurement
BEGIN SELECT RAISE(ABORT, 'measurement: nothing stored is ever changed'); END;
CREATE TRIGGER measurement_is_not_deleted BEFORE DELETE ON measurement
BEGIN SELECT RAISE(ABORT, 'measurement: nothing stored is ever deleted'); END;

CREATE TRIGGER revision_is_not_changed BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: nothing stored is ever changed'); END;
CREATE TRIGGER revision_is_not_deleted BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: nothing stored is ever deleted'); END;

CREATE TRIGGER plan_is_not_changed BEFORE UPDATE ON plan
BEGIN SELECT RAISE(ABORT, 'plan: nothing stored is ever changed'); END;
CREATE TRIGGER plan_is_not_deleted BEFORE DELETE ON plan
BEGIN SELECT RAISE(ABORT, 'plan: nothing stored is ever deleted'); END;

CREATE TRIGGER owner_is_not_changed BEFORE UPDATE ON owner
BEGIN SELECT RAISE(ABORT, 'owner: nothing stored is ever changed'); END;
CREATE TRIGGER owner_is_not_deleted BEFORE DELETE ON owner
BEGIN SELECT RAISE(ABORT, 'owner: nothing stored is ever deleted'); END;

CREATE TRIGGER theme_is_not_changed BEFORE UPDATE ON theme
BEGIN SELECT RAISE(ABORT, 'theme: nothing stored is ever changed'); END;
CREATE TRIGGER theme_is_not_deleted BEFORE DELETE ON theme
BEGIN SELECT RAISE(ABORT, 'theme: nothing stored is ever deleted'); END;

CREATE TRIGGER field_is_not_changed BEFORE UPDATE ON field
BEGIN SELECT RAISE(ABORT, 'field: nothing stored is ever changed'); END;
CREATE TRIGGER field_is_not_deleted BEFORE DELETE ON field
BEGIN SELECT RAISE(ABORT, 'field: nothing stored is ever deleted'); END;

CREATE TRIGGER partner_is_not_changed BEFORE UPDATE ON partner
BEGIN SELECT RAISE(ABORT, 'partner: nothing stored is ever changed'); END;
CREATE TRIGGER partner_is_not_deleted BEFORE DELETE ON partner
BEGIN SELECT RAISE(ABORT, 'partner: nothing stored is ever deleted'); END;

CREATE TRIGGER activity_is_not_changed BEFORE UPDATE ON activity
BEGIN SELECT RAISE(ABORT, 'activity: nothing stored is ever changed'); END;
CREATE TRIGGER activity_is_not_deleted BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'activity: nothing stored is ever deleted'); END;

CREATE TRIGGER activity_owner_is_not_changed BEFORE UPDATE ON activity_owner
BEGIN SELECT RAISE(ABORT, 'activity_owner: nothing stored is ever changed'); END;
CREATE TRIGGER activity_owner_is_not_deleted BEFORE DELETE ON activity_owner
BEGIN SELECT RAISE(ABORT, 'activity_owner: nothing stored is ever deleted'); END;

CREATE TRIGGER indicator_is_not_changed BEFORE UPDATE ON indicator
BEGIN SELECT RAISE(ABORT, 'indicator: nothing stored is ever changed'); END;
CREATE TRIGGER indicator_is_not_deleted BEFORE DELETE ON indicator
BEGIN SELECT RAISE(ABORT, 'indicator: nothing stored is ever deleted'); END;

CREATE TRIGGER field_indicator_is_not_changed BEFORE UPDATE ON field_indicator
BEGIN SELECT RAISE(ABORT, 'field_indicator: nothing stored is ever changed'); END;
CREATE TRIGGER field_indicator_is_not_deleted BEFORE DELETE ON field_indicator
BEGIN SELECT RAISE(ABORT, 'field_indicator: nothing stored is ever deleted'); END;

CREATE TRIGGER target_is_not_changed BEFORE UPDATE ON target
BEGIN SELECT RAISE(ABORT, 'target: nothing stored is ever changed'); END;
CREATE TRIGGER target_is_not_deleted BEFORE DELETE ON target
BEGIN SELECT RAISE(ABORT, 'target: nothing stored is ever deleted'); END;

CREATE TRIGGER baseline_is_not_changed BEFORE UPDATE ON baseline
BEGIN SELECT RAISE(ABORT, 'baseline: nothing stored is ever changed'); END;
CREATE TRIGGER baseline_is_not_deleted BEFORE DELETE ON baseline
BEGIN SELECT RAISE(ABORT, 'baseline: nothing stored is ever deleted'); END;

CREATE TRIGGER item_text_is_not_changed BEFORE UPDATE ON item_text
BEGIN SELECT RAISE(ABORT, 'item_text: nothing stored is ever changed'); END;
CREATE TRIGGER item_text_is_not_deleted BEFORE DELETE ON item_text
BEGIN SELECT RAISE(ABORT, 'item_text: nothing stored is ever deleted'); END;

-- REPLACE deletes without the triggers above on connections without recursive triggers.
CREATE TRIGGER operation_is_not_replaced BEFORE INSERT ON operation
WHEN EXISTS (SELECT 1 FROM operation WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'operation: nothing stored is ever changed'); END;
CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'event: nothing stored is ever changed'); END;
CREATE TRIGGER measurement_is_not_replaced BEFORE INSERT ON measurement
WHEN EXISTS (SELECT 1 FROM measurement WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'measurement: nothing stored is ever changed'); END;
CREATE TRIGGER revision_is_not_replaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'revision: nothing stored is ever changed'); END;

PRAGMA user_version = 1;
