-- Schema 5: rows join an operation only while it is being made. A sealed operation, and the revision
-- that it made, take no further row; numbers only grow; nothing is made behind an unsealed one.

CREATE TRIGGER operation_is_the_last AFTER INSERT ON operation
WHEN NEW.id < 1 OR NEW.id < (SELECT max(id) FROM operation)
BEGIN SELECT RAISE(ABORT, 'operation: numbers only grow'); END;
CREATE TRIGGER operation_follows_a_sealed_one AFTER INSERT ON operation
WHEN (SELECT max(id) FROM operation WHERE id < NEW.id) IS NOT (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'operation: the one before it is not sealed'); END;
CREATE TRIGGER chain_seals_the_last BEFORE INSERT ON chain
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
BEGIN SELECT RAISE(ABORT, 'chain: only the last operation is sealed'); END;

CREATE TRIGGER event_is_of_open_operation BEFORE INSERT ON event
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'event: its operation is not being made'); END;
CREATE TRIGGER measurement_is_of_open_operation BEFORE INSERT ON measurement
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'measurement: its operation is not being made'); END;
CREATE TRIGGER withdrawal_is_of_open_operation BEFORE INSERT ON withdrawal
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'withdrawal: its operation is not being made'); END;
CREATE TRIGGER restoration_is_of_open_operation BEFORE INSERT ON restoration
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'restoration: its operation is not being made'); END;
CREATE TRIGGER undoing_is_of_open_operation BEFORE INSERT ON undoing
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'undoing: its operation is not being made'); END;
CREATE TRIGGER closing_is_of_open_operation BEFORE INSERT ON closing
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'closing: its operation is not being made'); END;
CREATE TRIGGER revision_is_of_open_operation BEFORE INSERT ON revision
WHEN NEW.operation IS NOT (SELECT max(id) FROM operation)
  OR NEW.operation <= (SELECT max(operation) FROM chain)
BEGIN SELECT RAISE(ABORT, 'revision: its operation is not being made'); END;

-- This keeps REPLACE out of them as well: it deletes without asking the triggers of DELETE.
CREATE TRIGGER plan_is_of_open_revision BEFORE INSERT ON plan
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'plan: nothing stored is ever changed'); END;
CREATE TRIGGER owner_is_of_open_revision BEFORE INSERT ON owner
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'owner: nothing stored is ever changed'); END;
CREATE TRIGGER theme_is_of_open_revision BEFORE INSERT ON theme
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'theme: nothing stored is ever changed'); END;
CREATE TRIGGER field_is_of_open_revision BEFORE INSERT ON field
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'field: nothing stored is ever changed'); END;
CREATE TRIGGER partner_is_of_open_revision BEFORE INSERT ON partner
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'partner: nothing stored is ever changed'); END;
CREATE TRIGGER activity_is_of_open_revision BEFORE INSERT ON activity
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'activity: nothing stored is ever changed'); END;
CREATE TRIGGER activity_owner_is_of_open_revision BEFORE INSERT ON activity_owner
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'activity_owner: nothing stored is ever changed'); END;
CREATE TRIGGER indicator_is_of_open_revision BEFORE INSERT ON indicator
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'indicator: nothing stored is ever changed'); END;
CREATE TRIGGER field_indicator_is_of_open_revision BEFORE INSERT ON field_indicator
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'field_indicator: nothing stored is ever changed'); END;
CREATE TRIGGER target_is_of_open_revision BEFORE INSERT ON target
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'target: nothing stored is ever changed'); END;
CREATE TRIGGER baseline_is_of_open_revision BEFORE INSERT ON baseline
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'baseline: nothing stored is ever changed'); END;
CREATE TRIGGER series_break_is_of_open_revision BEFORE INSERT ON series_break
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'series_break: nothing stored is ever changed'); END;
CREATE TRIGGER item_text_is_of_open_revision BEFORE INSERT ON item_text
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.revision
                 AND operation > (SELECT coalesce(max(operation), 0) FROM chain))
BEGIN SELECT RAISE(ABORT, 'item_text: nothing stored is ever changed'); END;

PRAGMA user_version = 5;
