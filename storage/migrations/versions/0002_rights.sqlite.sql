-- New columns, then new tables, for contacts, authorisations and staff.

ALTER TABLE people ADD COLUMN outlet_kind TEXT

ALTER TABLE people ADD COLUMN suspended_at DATETIME

ALTER TABLE people ADD COLUMN suspended_by INTEGER CONSTRAINT fk_people_suspended_by REFERENCES people (id)

ALTER TABLE speakers ADD COLUMN held_since DATETIME

ALTER TABLE invitations ADD COLUMN name TEXT

ALTER TABLE invitations ADD COLUMN created_by INTEGER CONSTRAINT fk_invitations_created_by REFERENCES people (id)

ALTER TABLE invitations ADD COLUMN withdrawn_at DATETIME

ALTER TABLE memberships ADD COLUMN name TEXT

ALTER TABLE memberships ADD COLUMN invited_by INTEGER CONSTRAINT fk_memberships_invited_by REFERENCES people (id)

ALTER TABLE memberships ADD COLUMN ended_by INTEGER CONSTRAINT fk_memberships_ended_by REFERENCES people (id)

CREATE TABLE duties (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    name TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME,
    CONSTRAINT pk_duties PRIMARY KEY (id)
)

CREATE INDEX ix_duties_unit_code ON duties (unit_code)

CREATE TABLE titles (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME,
    CONSTRAINT pk_titles PRIMARY KEY (id)
)

CREATE INDEX ix_titles_code ON titles (code)

CREATE TABLE acts (
    id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    seq INTEGER NOT NULL,
    act TEXT NOT NULL,
    actor INTEGER,
    capacity TEXT NOT NULL,
    article TEXT NOT NULL,
    detail JSON NOT NULL,
    occurred_at DATETIME NOT NULL,
    recorded_at DATETIME NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_acts PRIMARY KEY (id),
    CONSTRAINT uq_acts_subject_seq UNIQUE (subject, seq),
    CONSTRAINT fk_acts_actor FOREIGN KEY(actor) REFERENCES people (id)
)

CREATE TABLE authorisations (
    id INTEGER NOT NULL,
    unit_code TEXT NOT NULL,
    office TEXT NOT NULL,
    granted_by INTEGER,
    granted_by_name TEXT NOT NULL,
    person_id INTEGER,
    name TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    number TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    file_id INTEGER,
    file_name TEXT,
    matter TEXT NOT NULL,
    alone BOOLEAN NOT NULL,
    reason TEXT,
    sample BOOLEAN NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME NOT NULL,
    ended_at DATETIME,
    ended_by INTEGER,
    ended_why TEXT,
    created_at DATETIME NOT NULL,
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
    person_id INTEGER NOT NULL,
    salt BLOB NOT NULL,
    digest BLOB NOT NULL,
    set_at DATETIME NOT NULL,
    failures INTEGER NOT NULL,
    locked_until DATETIME,
    CONSTRAINT pk_pins PRIMARY KEY (person_id),
    CONSTRAINT fk_pins_person_id FOREIGN KEY(person_id) REFERENCES people (id)
)

CREATE TABLE postings (
    id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    unit_code TEXT NOT NULL,
    form TEXT NOT NULL,
    opened_at DATETIME NOT NULL,
    done_at DATETIME,
    done_by INTEGER,
    proof TEXT,
    void_at DATETIME,
    CONSTRAINT pk_postings PRIMARY KEY (id),
    CONSTRAINT uq_postings_subject_subject_id_form UNIQUE (subject, subject_id, form),
    CONSTRAINT fk_postings_done_by FOREIGN KEY(done_by) REFERENCES people (id)
)

CREATE INDEX ix_postings_open ON postings (id) WHERE done_at IS NULL AND void_at IS NULL

CREATE TABLE press_cards (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    file_id INTEGER,
    file_name TEXT,
    name TEXT,
    outlet TEXT,
    state TEXT NOT NULL,
    until DATETIME,
    decided_by INTEGER,
    decided_at DATETIME,
    at DATETIME NOT NULL,
    CONSTRAINT pk_press_cards PRIMARY KEY (id),
    CONSTRAINT fk_press_cards_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_press_cards_file_id FOREIGN KEY(file_id) REFERENCES files (id),
    CONSTRAINT fk_press_cards_decided_by FOREIGN KEY(decided_by) REFERENCES people (id)
)

CREATE INDEX ix_press_cards_person_id ON press_cards (person_id)

CREATE TABLE substitutes (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    substitute_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME NOT NULL,
    ended_at DATETIME,
    created_at DATETIME NOT NULL,
    CONSTRAINT pk_substitutes PRIMARY KEY (id),
    CONSTRAINT fk_substitutes_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_substitutes_substitute_id FOREIGN KEY(substitute_id) REFERENCES people (id)
)

CREATE INDEX ix_substitutes_person_id ON substitutes (person_id)

CREATE INDEX ix_substitutes_substitute_id ON substitutes (substitute_id)

CREATE TABLE link_codes (
    digest TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    created_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    used_at DATETIME,
    CONSTRAINT pk_link_codes PRIMARY KEY (digest),
    CONSTRAINT fk_link_codes_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
)

CREATE TABLE links (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    from_person INTEGER NOT NULL,
    to_person INTEGER NOT NULL,
    moved JSON NOT NULL,
    at DATETIME NOT NULL,
    undone_at DATETIME,
    CONSTRAINT pk_links PRIMARY KEY (id),
    CONSTRAINT fk_links_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
    CONSTRAINT fk_links_from_person FOREIGN KEY(from_person) REFERENCES people (id),
    CONSTRAINT fk_links_to_person FOREIGN KEY(to_person) REFERENCES people (id)
)

CREATE INDEX ix_links_account_id ON links (account_id)

CREATE INDEX ix_links_to_person ON links (to_person)
