-- What was done to rights is never altered. INSERT OR REPLACE would delete without firing the trigger on DELETE.

CREATE TRIGGER acts_refuse_update BEFORE UPDATE ON acts
BEGIN SELECT RAISE(ABORT, 'acts are never altered'); END

CREATE TRIGGER acts_refuse_delete BEFORE DELETE ON acts
BEGIN SELECT RAISE(ABORT, 'acts are never altered'); END

CREATE TRIGGER acts_refuse_replace BEFORE INSERT ON acts
WHEN EXISTS (SELECT 1 FROM acts WHERE id = NEW.id OR (subject = NEW.subject AND seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'acts are never altered'); END
