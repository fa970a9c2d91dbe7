-- New columns, then new tables, for contacts, authorisations and staff.

ALTER TABLE people ADD COLUMN outlet_kind TEXT

ALTER TABLE people ADD COLUMN suspended_at TIMESTAMP WITH TIME ZONE

ALTER TABLE people ADD COLUMN suspended_by BIGINT CONSTRAINT fk_people_suspended_by REFERENCES people (id)

ALTER TABLE speakers ADD COLUMN held_since TIMESTAMP WITH TIME ZONE

ALTER TABLE invitations ADD COLUMN name TEXT

ALTER TABLE invitations ADD COLUMN created_by BIGINT CONSTRAINT fk_invitations_created_by REFERENCES people (id)

ALTER TABLE invitations ADD COLUMN withdrawn_at TIMESTAMP WITH TIME ZONE

ALTER TABLE memberships ADD COLUMN name TEXT

ALTER TABLE memberships ADD COLUMN invited_by BIGINT CONSTRAINT fk_memberships_invited_by REFERENCES people (id)

ALTER TABLE memberships ADD COLUMN ended_by BIGINT CONSTRAINT fk_memberships_ended_by REFERENCES people (id)

CREATE TABLE duties (
    id BIGSERIAL NOT NULL,
    kind TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    name TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_duties PRIMARY KEY (id)
)

CREATE INDEX ix_duties_unit_code ON duties (unit_code)

CREATE TABLE titles (
    id BIGSERIAL NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_titles PRIMARY KEY (id)
)

CREATE INDEX ix_titles_code ON titles (code)

CREATE TABLE acts (
    id BIGSERIAL NOT NULL,
    subject TEXT NOT NULL,
    seq INTEGER NOT NULL,
    act TEXT NOT NULL,
    actor BIGINT,
    capacity TEXT NOT NULL,
    article TEXT NOT NULL,
    detail JSONB NOT NULL,
    occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    CONSTRAINT pk_acts PRIMARY KEY (id),
    CONSTRAINT uq_acts_subject_seq UNIQUE (subject, seq),
    CONSTRAINT fk_acts_actor FOREIGN KEY(actor) REFERENCES people (id)
)

CREATE TABLE authorisations (
    id BIGSERIAL NOT NULL,
    unit_code TEXT NOT NULL,
    office TEXT NOT NULL,
    granted_by BIGINT,
    granted_by_name TEXT NOT NULL,
    person_id BIGINT,
    name TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    number TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    file_id BIGINT,
    file_name TEXT,
    matter TEXT NOT NULL,
    alone BOOLEAN NOT NULL,
    reason TEXT,
    sample BOOLEAN NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    ended_by BIGINT,
    ended_why TEXT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_authorisations PRIMARY KEY (id),
    CONSTRAINT fk_authorisations_granted_by FOREIGN KEY(granted_by) REFERENCES people (id),
    CONSTRAINT fk_authorisations_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_authorisations_file_id FOREIGN KEY(file_id) REFERENCES files (id),
    CONSTRAINT fk_authorisations_ended_by FOREIGN KEY(ended_by) REFERENCES people (id)
)

CREATE INDEX ix_authorisations_number ON authorisations (number)

CREATE INDEX ix_authorisations_person_id ON authorisations (person_id)

CREATE INDEX ix_authorisations_unit_code ON authorisations (unit_code)

CREATE TABLE pins (
    person_id BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    set_at TIMESTAMP WITH TIME ZONE NOT NULL,
    failures INTEGER NOT NULL,
    locked_until TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_pins PRIMARY KEY (person_id),
    CONSTRAINT fk_pins_person_id FOREIGN KEY(person_id) REFERENCES people (id)
)

CREATE TABLE postings (
    id BIGSERIAL NOT NULL,
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    unit_code TEXT NOT NULL,
    form TEXT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE,
    done_by BIGINT,
    proof TEXT,
    void_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_postings PRIMARY KEY (id),
    CONSTRAINT uq_postings_subject_subject_id_form UNIQUE (subject, subject_id, form),
    CONSTRAINT fk_postings_done_by FOREIGN KEY(done_by) REFERENCES people (id)
)

CREATE INDEX ix_postings_open ON postings (id) WHERE done_at IS NULL AND void_at IS NULL

CREATE TABLE press_cards (
    id BIGSERIAL NOT NULL,
    person_id BIGINT NOT NULL,
    number TEXT NOT NULL,
    file_id BIGINT,
    file_name TEXT,
    name TEXT,
    outlet TEXT,
    state TEXT NOT NULL,
    until TIMESTAMP WITH TIME ZONE,
    decided_by BIGINT,
    decided_at TIMESTAMP WITH TIME ZONE,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_press_cards PRIMARY KEY (id),
    CONSTRAINT fk_press_cards_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_press_cards_file_id FOREIGN KEY(file_id) REFERENCES files (id),
    CONSTRAINT fk_press_cards_decided_by FOREIGN KEY(decided_by) REFERENCES people (id)
)

CREATE INDEX ix_press_cards_person_id ON press_cards (person_id)

CREATE TABLE substitutes (
    id BIGSERIAL NOT NULL,
    person_id BIGINT NOT NULL,
    substitute_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_substitutes PRIMARY KEY (id),
    CONSTRAINT fk_substitutes_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_substitutes_substitute_id FOREIGN KEY(substitute_id) REFERENCES people (id)
)

CREATE INDEX ix_substitutes_person_id ON substitutes (person_id)

CREATE INDEX ix_substitutes_substitute_id ON substitutes (substitute_id)

CREATE TABLE link_codes (
    digest TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_link_codes PRIMARY KEY (digest),
    CONSTRAINT fk_link_codes_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
)

CREATE TABLE links (
    id BIGSERIAL NOT NULL,
    account_id BIGINT NOT NULL,
    from_person BIGINT NOT NULL,
    to_person BIGINT NOT NULL,
    moved JSONB NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    undone_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_links PRIMARY KEY (id),
    CONSTRAINT fk_links_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
    CONSTRAINT fk_links_from_person FOREIGN KEY(from_person) REFERENCES people (id),
    CONSTRAINT fk_links_to_person FOREIGN KEY(to_person) REFERENCES people (id)
)

CREATE INDEX ix_links_account_id ON links (account_id)

CREATE INDEX ix_links_to_person ON links (to_person)
