-- Schema 7: breakdowns of indicators (centre, sex, age), their parts and the targets of parts;
-- indicators that count by calendar year, under the number of the fiscal year of the same name.
--
-- What is recorded for a part stands in measurement.indicator under the id of the part:
-- lecture.attendance@sex:f, of two breakdowns crossed lecture.attendance@age:65-74,sex:f. A plain id
-- is the whole, so that a query that knows nothing of parts counts nothing twice. The view
-- measurement_part takes these ids apart.

ALTER TABLE indicator ADD COLUMN year_counting TEXT;  -- fiscal, calendar; NULL: fiscal

CREATE TABLE breakdown (
  revision INTEGER NOT NULL REFERENCES revision (number),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE breakdown_part (
  revision INTEGER NOT NULL,
  breakdown TEXT NOT NULL,  -- breakdown.id
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  since_year INTEGER,
  since_counting TEXT CHECK (since_counting IN ('fiscal', 'calendar')),
  since_text TEXT,
  until_year INTEGER,
  until_counting TEXT CHECK (until_counting IN ('fiscal', 'calendar')),
  until_text TEXT,
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),  -- 1: no longer in the definitions
  PRIMARY KEY (revision, breakdown, position),
  FOREIGN KEY (revision, breakdown) REFERENCES breakdown (revision, id),
  CHECK ((since_year IS NULL) = (since_counting IS NULL)),
  CHECK ((since_year IS NULL) = (since_text IS NULL)),
  CHECK ((until_year IS NULL) = (until_counting IS NULL)),
  CHECK ((until_year IS NULL) = (until_text IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE breakdown_text (  -- lists of texts that belong to a part
  revision INTEGER NOT NULL,
  breakdown TEXT NOT NULL,
  part TEXT NOT NULL,  -- breakdown_part.id
  role TEXT NOT NULL CHECK (role IN ('alias', 'owner', 'former')),  -- owner: owner.id
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (revision, breakdown, part, role, position),
  FOREIGN KEY (revision, breakdown) REFERENCES breakdown (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE breakdown_break (  -- from this year on the parts are not comparable with those before
  revision INTEGER NOT NULL,
  breakdown TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (revision, breakdown, fiscal_year),
  FOREIGN KEY (revision, breakdown) REFERENCES breakdown (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_breakdown (  -- what an indicator is broken down by
  revision INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  position INTEGER NOT NULL,
  breakdown TEXT NOT NULL,     -- breakdown.id
  crossed_with TEXT NOT NULL,  -- breakdown.id; '': the breakdown alone
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1)),  -- 1: its parts make up the whole
  PRIMARY KEY (revision, indicator, position),
  FOREIGN KEY (revision, indicator) REFERENCES indicator (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE part_target (
  revision INTEGER NOT NULL,
  indicator TEXT NOT NULL,  -- indicator.id of the whole
  part TEXT NOT NULL,       -- sex:f, what stands behind the @
  fiscal_year INTEGER NOT NULL,  -- 0: of the whole plan
  target_basis TEXT NOT NULL CHECK (target_basis <> ''),
  form TEXT NOT NULL,  -- this and the next four as in measurement
  amount INTEGER,
  numerator INTEGER,
  denominator INTEGER,
  n INTEGER,
  file TEXT NOT NULL,  -- as named to load; '': not known
  line INTEGER NOT NULL,
  PRIMARY KEY (revision, indicator, part, fiscal_year),
  FOREIGN KEY (revision, indicator) REFERENCES indicator (revision, id),
  CHECK (form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                  'suppressed')),
  CHECK ((amount IS NOT NULL) = (form IN ('quantity', 'percentage'))),
  CHECK ((numerator IS NOT NULL) = (form = 'fraction')),
  CHECK ((denominator IS NOT NULL) = (form = 'fraction')),
  CHECK (n IS NULL OR (n >= 1 AND amount IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Each value in force, its id taken apart. `parts` is '{}' of a whole, else an object with a key for
-- each breakdown: SELECT parts ->> 'centre' AS centre, parts ->> 'sex' AS sex, …
CREATE VIEW measurement_part AS
  SELECT id, substr(indicator, 1, instr(indicator || '@', '@') - 1) AS indicator,
         substr(indicator, instr(indicator || '@', '@') + 1) AS part,
         CASE WHEN instr(indicator, '@') = 0 THEN '{}' ELSE
           '{"' || replace(replace(substr(indicator, instr(indicator, '@') + 1),
                                   ':', '":"'), ',', '","') || '"}' END AS parts,
         first_day, last_day, fiscal_year, form, amount, numerator, denominator, n, event, place
  FROM measurement
  WHERE id NOT IN (SELECT measurement FROM withdrawn
                   WHERE measurement IS NOT NULL AND back = 9223372036854775807);

CREATE TRIGGER breakdown_is_not_changed BEFORE UPDATE ON breakdown
BEGIN SELECT RAISE(ABORT, 'breakdown: nothing stored is ever changed'); END;
CREATE TRIGGER breakdown_is_not_deleted BEFORE DELETE ON breakdown
BEGIN SELECT RAISE(ABORT, 'breakdown: nothing stored is ever deleted'); END;
CREATE TRIGGER breakdown_is_of_open_revision BEFORE INSERT ON breakdown
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'breakdown: nothing stored is ever changed'); END;

CREATE TRIGGER breakdown_part_is_not_changed BEFORE UPDATE ON breakdown_part
BEGIN SELECT RAISE(ABORT, 'breakdown_part: nothing stored is ever changed'); END;
CREATE TRIGGER breakdown_part_is_not_deleted BEFORE DELETE ON breakdown_part
BEGIN SELECT RAISE(ABORT, 'breakdown_part: nothing stored is ever deleted'); END;
CREATE TRIGGER breakdown_part_is_of_open_revision BEFORE INSERT ON breakdown_part
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'breakdown_part: nothing stored is ever changed'); END;

CREATE TRIGGER breakdown_text_is_not_changed BEFORE UPDATE ON breakdown_text
BEGIN SELECT RAISE(ABORT, 'breakdown_text: nothing stored is ever changed'); END;
CREATE TRIGGER breakdown_text_is_not_deleted BEFORE DELETE ON breakdown_text
BEGIN SELECT RAISE(ABORT, 'breakdown_text: nothing stored is ever deleted'); END;
CREATE TRIGGER breakdown_text_is_of_open_revision BEFORE INSERT ON breakdown_text
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'breakdown_text: nothing stored is ever changed'); END;

CREATE TRIGGER breakdown_break_is_not_changed BEFORE UPDATE ON breakdown_break
BEGIN SELECT RAISE(ABORT, 'breakdown_break: nothing stored is ever changed'); END;
CREATE TRIGGER breakdown_break_is_not_deleted BEFORE DELETE ON breakdown_break
BEGIN SELECT RAISE(ABORT, 'breakdown_break: nothing stored is ever deleted'); END;
CREATE TRIGGER breakdown_break_is_of_open_revision BEFORE INSERT ON breakdown_break
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'breakdown_break: nothing stored is ever changed'); END;

CREATE TRIGGER indicator_breakdown_is_not_changed BEFORE UPDATE ON indicator_breakdown
BEGIN SELECT RAISE(ABORT, 'indicator_breakdown: nothing stored is ever changed'); END;
CREATE TRIGGER indicator_breakdown_is_not_deleted BEFORE DELETE ON indicator_breakdown
BEGIN SELECT RAISE(ABORT, 'indicator_breakdown: nothing stored is ever deleted'); END;
CREATE TRIGGER indicator_breakdown_is_of_open_revision BEFORE INSERT ON indicator_breakdown
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'indicator_breakdown: nothing stored is ever changed'); END;

CREATE TRIGGER part_target_is_not_changed BEFORE UPDATE ON part_target
BEGIN SELECT RAISE(ABORT, 'part_target: nothing stored is ever changed'); END;
CREATE TRIGGER part_target_is_not_deleted BEFORE DELETE ON part_target
BEGIN SELECT RAISE(ABORT, 'part_target: nothing stored is ever deleted'); END;
CREATE TRIGGER part_target_is_of_open_revision BEFORE INSERT ON part_target
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'part_target: nothing stored is ever changed'); END;

PRAGMA user_version = 7;
