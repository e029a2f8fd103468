-- Schema 8: the files that an operation took its values from; whether a row is in force is found by
-- the row's own number.

CREATE TABLE source_file (  -- a file that an import read
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  role TEXT NOT NULL CHECK (role IN ('data', 'mapping', 'form', 'package')),
  name TEXT NOT NULL,   -- without its folder
  digest TEXT NOT NULL  -- SHA-256 of its bytes
) STRICT;

CREATE INDEX source_file_operation ON source_file (operation);
CREATE INDEX withdrawal_measurement ON withdrawal (measurement) WHERE measurement IS NOT NULL;
CREATE INDEX withdrawal_event ON withdrawal (event) WHERE event IS NOT NULL;

CREATE TRIGGER source_file_is_not_changed BEFORE UPDATE ON source_file
BEGIN SELECT RAISE(ABORT, 'source_file: nothing stored is ever changed'); END;
CREATE TRIGGER source_file_is_not_deleted BEFORE DELETE ON source_file
BEGIN SELECT RAISE(ABORT, 'source_file: nothing stored is ever deleted'); END;
CREATE TRIGGER source_file_is_not_replaced BEFORE INSERT ON source_file
WHEN EXISTS (SELECT 1 FROM source_file WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'source_file: nothing stored is ever changed'); END;
CREATE TRIGGER source_file_is_of_open_operation BEFORE INSERT ON source_file
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'source_file: its operation is not being made'); END;

PRAGMA user_version = 8;
