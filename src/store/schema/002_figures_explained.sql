-- Schema 2: where a target and a baseline stand in the files, what is to be expected of an
-- indicator's values, and where its series breaks.

ALTER TABLE target ADD COLUMN file TEXT NOT NULL DEFAULT '';  -- as named to load; '': not known
ALTER TABLE target ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE baseline ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE baseline ADD COLUMN line INTEGER NOT NULL DEFAULT 0;

ALTER TABLE indicator ADD COLUMN pace TEXT NOT NULL DEFAULT 'linear';  -- linear, history
ALTER TABLE indicator ADD COLUMN min INTEGER;  -- ten-thousandths; a value beyond is doubted
ALTER TABLE indicator ADD COLUMN max INTEGER;

CREATE TABLE series_break (  -- from this year on not comparable with the years before
  revision INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (revision, indicator, fiscal_year),
  FOREIGN KEY (revision, indicator) REFERENCES indicator (revision, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER series_break_is_not_changed BEFORE UPDATE ON series_break
BEGIN SELECT RAISE(ABORT, 'series_break: nothing stored is ever changed'); END;
CREATE TRIGGER series_break_is_not_deleted BEFORE DELETE ON series_break
BEGIN SELECT RAISE(ABORT, 'series_break: nothing stored is ever deleted'); END;

PRAGMA user_version = 2;
