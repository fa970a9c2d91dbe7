-- The trail is never altered. INSERT OR REPLACE would delete without firing the trigger on DELETE, hence the third.

CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is never altered'); END

CREATE TRIGGER trail_refuses_delete BEFORE DELETE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is never altered'); END

CREATE TRIGGER trail_refuses_replace BEFORE INSERT ON trail
WHEN EXISTS (SELECT 1 FROM trail WHERE id = NEW.id OR (case_id = NEW.case_id AND seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the trail is never altered'); END
