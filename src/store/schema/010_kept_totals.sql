-- Schema 10: totals that are kept. What a report asks of a year stands here added up, of the rows in
-- force; the operation that stores, withdraws or restores a row changes them in its own transaction.
--
-- They are made of the rows, so that neither chain nor packages hold them, and can be made anew. A
-- row that an operation empties stays, with nothing in it. As known before `operation`, or as of a
-- day before `latest_first_day`, the rows themselves are to be added up.

CREATE TABLE kept_total (  -- of measurements
  indicator TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  form TEXT NOT NULL,
  operation INTEGER NOT NULL,      -- the last that stored, withdrew or restored one of them
  recorded INTEGER NOT NULL,       -- the last that stored one that is in force; 0: none is
  latest_first_day TEXT NOT NULL,  -- of all, whether or not they are in force
  measurements INTEGER NOT NULL,   -- this and all below of those in force
  longer_than_a_day INTEGER NOT NULL,
  provisional INTEGER NOT NULL,
  amount INTEGER NOT NULL,         -- of quantities
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  sized INTEGER NOT NULL,          -- quantities with n
  weight INTEGER NOT NULL,         -- the sum of n
  weighted_high INTEGER NOT NULL DEFAULT 0,  -- the sum of amount times n is this times 10^18 …
  weighted_low INTEGER NOT NULL DEFAULT 0,   -- … and this
  PRIMARY KEY (indicator, fiscal_year, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_period (  -- of measurements of one period
  indicator TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  form TEXT NOT NULL,
  operation INTEGER NOT NULL,     -- this and the next two as in kept_total
  measurements INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (indicator, fiscal_year, first_day, last_day, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_holdings (  -- of events
  activity TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  operation INTEGER NOT NULL,  -- this and the next two as in kept_total
  recorded INTEGER NOT NULL,
  latest_first_day TEXT NOT NULL,
  held INTEGER NOT NULL,       -- those in force
  PRIMARY KEY (activity, fiscal_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_state (  -- what all of these are of: the chain up to an operation
  id INTEGER PRIMARY KEY CHECK (id = 1),
  operation INTEGER NOT NULL,
  digest TEXT  -- of that operation, '' before the first; NULL while they are being changed
) STRICT;
INSERT INTO kept_state VALUES (1, 0, NULL);

-- Nobody changes them by oversight --------------------------------------------------------------

CREATE TRIGGER kept_total_is_not_added BEFORE INSERT ON kept_total
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_total: track alone changes it'); END;
CREATE TRIGGER kept_total_is_not_changed BEFORE UPDATE ON kept_total
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_total: track alone changes it'); END;
CREATE TRIGGER kept_total_is_not_deleted BEFORE DELETE ON kept_total
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_total: track alone changes it'); END;

CREATE TRIGGER kept_period_is_not_added BEFORE INSERT ON kept_period
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_period: track alone changes it'); END;
CREATE TRIGGER kept_period_is_not_changed BEFORE UPDATE ON kept_period
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_period: track alone changes it'); END;
CREATE TRIGGER kept_period_is_not_deleted BEFORE DELETE ON kept_period
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_period: track alone changes it'); END;

CREATE TRIGGER kept_holdings_is_not_added BEFORE INSERT ON kept_holdings
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_holdings: track alone changes it'); END;
CREATE TRIGGER kept_holdings_is_not_changed BEFORE UPDATE ON kept_holdings
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_holdings: track alone changes it'); END;
CREATE TRIGGER kept_holdings_is_not_deleted BEFORE DELETE ON kept_holdings
WHEN (SELECT digest FROM kept_state) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'kept_holdings: track alone changes it'); END;

CREATE TRIGGER kept_state_is_not_added BEFORE INSERT ON kept_state
WHEN EXISTS (SELECT 1 FROM kept_state)
BEGIN SELECT RAISE(ABORT, 'kept_state: there is one row'); END;
CREATE TRIGGER kept_state_is_not_deleted BEFORE DELETE ON kept_state
BEGIN SELECT RAISE(ABORT, 'kept_state: there is one row'); END;

PRAGMA user_version = 10;
