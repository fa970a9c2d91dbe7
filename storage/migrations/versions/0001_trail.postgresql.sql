-- The trail is never altered.

CREATE FUNCTION trail_is_never_altered() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the trail is never altered'; END $$

CREATE TRIGGER trail_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON trail
FOR EACH STATEMENT EXECUTE FUNCTION trail_is_never_altered()
