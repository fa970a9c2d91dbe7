-- New tables, then new columns, for the procedure of Article 7.

CREATE TABLE targets (
    id INTEGER NOT NULL,
    clock TEXT NOT NULL,
    seconds INTEGER,
    rungs JSON,
    since DATETIME NOT NULL,
    set_by INTEGER,
    CONSTRAINT pk_targets PRIMARY KEY (id),
    CONSTRAINT fk_targets_set_by FOREIGN KEY(set_by) REFERENCES people (id)
)

CREATE TABLE unit_groups (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    unit_code TEXT NOT NULL,
    title TEXT NOT NULL,
    asked_by INTEGER NOT NULL,
    asked_at DATETIME NOT NULL,
    allowed_by INTEGER,
    since DATETIME,
    until DATETIME,
    ended_by INTEGER,
    ended_why TEXT,
    CONSTRAINT pk_unit_groups PRIMARY KEY (id),
    CONSTRAINT fk_unit_groups_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
    CONSTRAINT fk_unit_groups_asked_by FOREIGN KEY(asked_by) REFERENCES people (id),
    CONSTRAINT fk_unit_groups_allowed_by FOREIGN KEY(allowed_by) REFERENCES people (id),
    CONSTRAINT fk_unit_groups_ended_by FOREIGN KEY(ended_by) REFERENCES people (id)
)

CREATE UNIQUE INDEX uq_unit_groups_open ON unit_groups (account_id) WHERE until IS NULL

CREATE TABLE askers (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    outlet TEXT NOT NULL,
    since DATETIME NOT NULL,
    left_at DATETIME,
    came_with INTEGER,
    rating INTEGER,
    CONSTRAINT pk_askers PRIMARY KEY (id),
    CONSTRAINT uq_askers_case_id_person_id_account_id UNIQUE (case_id, person_id, account_id),
    CONSTRAINT fk_askers_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_askers_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_askers_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
    CONSTRAINT fk_askers_came_with FOREIGN KEY(came_with) REFERENCES cases (id)
)

CREATE INDEX ix_askers_case_id ON askers (case_id)

CREATE INDEX ix_askers_person_id ON askers (person_id)

CREATE TABLE legs (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    unit_code TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    task_id INTEGER,
    letter_number TEXT,
    sent_at DATETIME NOT NULL,
    sent_by INTEGER NOT NULL,
    reached_at DATETIME,
    reached_how TEXT,
    taken_by INTEGER,
    taken_at DATETIME,
    result_at DATETIME,
    result_recorded_at DATETIME,
    handed_in BOOLEAN DEFAULT false NOT NULL,
    report_id INTEGER,
    reported_at DATETIME,
    reported_by INTEGER,
    CONSTRAINT pk_legs PRIMARY KEY (id),
    CONSTRAINT fk_legs_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_legs_sent_by FOREIGN KEY(sent_by) REFERENCES people (id),
    CONSTRAINT fk_legs_taken_by FOREIGN KEY(taken_by) REFERENCES people (id),
    CONSTRAINT fk_legs_reported_by FOREIGN KEY(reported_by) REFERENCES people (id)
)

CREATE INDEX ix_legs_case_id ON legs (case_id)

CREATE INDEX ix_legs_open ON legs (unit_code, id) WHERE state IN ('SENT', 'ACKNOWLEDGED', 'RESULT', 'RETURNED')

CREATE INDEX ix_legs_unreached ON legs (id) WHERE reached_at IS NULL

CREATE TABLE clocks (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    leg_id INTEGER,
    clock TEXT NOT NULL,
    force TEXT NOT NULL,
    article TEXT NOT NULL,
    owner TEXT NOT NULL,
    unit_code TEXT,
    ladder TEXT NOT NULL,
    definition INTEGER NOT NULL,
    seconds INTEGER,
    event TEXT NOT NULL,
    anchor_at DATETIME NOT NULL,
    recorded_at DATETIME NOT NULL,
    recorded_by INTEGER,
    due_at DATETIME NOT NULL,
    met_at DATETIME,
    void_at DATETIME,
    void_why TEXT,
    replaces INTEGER,
    CONSTRAINT pk_clocks PRIMARY KEY (id),
    CONSTRAINT fk_clocks_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_clocks_leg_id FOREIGN KEY(leg_id) REFERENCES legs (id),
    CONSTRAINT fk_clocks_recorded_by FOREIGN KEY(recorded_by) REFERENCES people (id),
    CONSTRAINT fk_clocks_replaces FOREIGN KEY(replaces) REFERENCES clocks (id)
)

CREATE INDEX ix_clocks_case_id ON clocks (case_id)

CREATE INDEX ix_clocks_running ON clocks (due_at) WHERE met_at IS NULL AND void_at IS NULL

CREATE TABLE directions (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    how TEXT NOT NULL,
    signer INTEGER,
    signer_name TEXT NOT NULL,
    number TEXT,
    words_id INTEGER NOT NULL,
    units JSON NOT NULL,
    occurred_at DATETIME NOT NULL,
    recorded_at DATETIME NOT NULL,
    recorded_by INTEGER NOT NULL,
    confirmed_at DATETIME,
    denied_at DATETIME,
    replaced JSON,
    CONSTRAINT pk_directions PRIMARY KEY (id),
    CONSTRAINT fk_directions_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_directions_signer FOREIGN KEY(signer) REFERENCES people (id),
    CONSTRAINT fk_directions_words_id FOREIGN KEY(words_id) REFERENCES words (id),
    CONSTRAINT fk_directions_recorded_by FOREIGN KEY(recorded_by) REFERENCES people (id)
)

CREATE INDEX ix_directions_case_id ON directions (case_id)

CREATE TABLE rungs (
    id INTEGER NOT NULL,
    clock_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    at DATETIME NOT NULL,
    done_at DATETIME,
    outcome TEXT,
    CONSTRAINT pk_rungs PRIMARY KEY (id),
    CONSTRAINT uq_rungs_clock_id_name_at UNIQUE (clock_id, name, at),
    CONSTRAINT fk_rungs_clock_id FOREIGN KEY(clock_id) REFERENCES clocks (id)
)

CREATE INDEX ix_rungs_clock_id ON rungs (clock_id)

CREATE INDEX ix_rungs_waiting ON rungs (at) WHERE done_at IS NULL

CREATE TABLE texts (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    words_id INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    form TEXT NOT NULL,
    refused JSON,
    audience TEXT DEFAULT 'askers' NOT NULL,
    recipients JSON NOT NULL,
    binding BLOB NOT NULL,
    author INTEGER NOT NULL,
    at DATETIME NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_texts PRIMARY KEY (id),
    CONSTRAINT fk_texts_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_texts_words_id FOREIGN KEY(words_id) REFERENCES words (id),
    CONSTRAINT fk_texts_author FOREIGN KEY(author) REFERENCES people (id)
)

CREATE INDEX ix_texts_case_id ON texts (case_id)

CREATE TABLE approvals (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    binding BLOB NOT NULL,
    person_id INTEGER NOT NULL,
    capacity TEXT NOT NULL,
    authorisation_id INTEGER,
    at DATETIME NOT NULL,
    CONSTRAINT pk_approvals PRIMARY KEY (id),
    CONSTRAINT fk_approvals_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_approvals_text_id FOREIGN KEY(text_id) REFERENCES texts (id),
    CONSTRAINT fk_approvals_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_approvals_authorisation_id FOREIGN KEY(authorisation_id) REFERENCES authorisations (id)
)

CREATE INDEX ix_approvals_case_id ON approvals (case_id)

CREATE INDEX ix_approvals_text_id ON approvals (text_id)

CREATE TABLE documents (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    register TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    reserved_at DATETIME NOT NULL,
    issued_at DATETIME,
    file_id INTEGER,
    scan_id INTEGER,
    signer INTEGER NOT NULL,
    capacity TEXT NOT NULL,
    authorisation_id INTEGER,
    links JSON,
    spread_to INTEGER,
    settled_at DATETIME,
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT uq_documents_register_year_number UNIQUE (register, year, number),
    CONSTRAINT fk_documents_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_documents_text_id FOREIGN KEY(text_id) REFERENCES texts (id),
    CONSTRAINT fk_documents_file_id FOREIGN KEY(file_id) REFERENCES files (id),
    CONSTRAINT fk_documents_scan_id FOREIGN KEY(scan_id) REFERENCES files (id),
    CONSTRAINT fk_documents_signer FOREIGN KEY(signer) REFERENCES people (id),
    CONSTRAINT fk_documents_authorisation_id FOREIGN KEY(authorisation_id) REFERENCES authorisations (id)
)

CREATE INDEX ix_documents_case_id ON documents (case_id)

ALTER TABLE people ADD COLUMN no_press_at DATETIME

ALTER TABLE cases ADD COLUMN trail_length INTEGER DEFAULT '0' NOT NULL

ALTER TABLE cases ADD COLUMN scope TEXT DEFAULT 'VSS' NOT NULL

ALTER TABLE cases ADD COLUMN opener TEXT

ALTER TABLE cases ADD COLUMN sensitive BOOLEAN DEFAULT false NOT NULL

ALTER TABLE cases ADD COLUMN foreign_matter BOOLEAN DEFAULT false NOT NULL

ALTER TABLE cases ADD COLUMN authorisation_id INTEGER CONSTRAINT fk_cases_authorisation_id REFERENCES authorisations (id)

ALTER TABLE cases ADD COLUMN together BOOLEAN DEFAULT false NOT NULL

ALTER TABLE cases ADD COLUMN directed BOOLEAN DEFAULT false NOT NULL

ALTER TABLE cases ADD COLUMN named JSON

ALTER TABLE cases ADD COLUMN proposed JSON

ALTER TABLE cases ADD COLUMN signer INTEGER CONSTRAINT fk_cases_signer REFERENCES people (id)

ALTER TABLE cases ADD COLUMN since_leg INTEGER DEFAULT '0' NOT NULL

ALTER TABLE cases ADD COLUMN occurred_at DATETIME

ALTER TABLE cases ADD COLUMN needed BOOLEAN DEFAULT true NOT NULL

ALTER TABLE cases ADD COLUMN stated BOOLEAN DEFAULT false NOT NULL

ALTER TABLE cases ADD COLUMN co_reported BOOLEAN DEFAULT false NOT NULL

ALTER TABLE cases ADD COLUMN stated_at DATETIME

ALTER TABLE cases ADD COLUMN co_reported_at DATETIME

ALTER TABLE cases ADD COLUMN acknowledged_by INTEGER CONSTRAINT fk_cases_acknowledged_by REFERENCES people (id)

ALTER TABLE cases ADD COLUMN acknowledged_at DATETIME

ALTER TABLE cases ADD COLUMN text_id INTEGER

ALTER TABLE cases ADD COLUMN delivered_at DATETIME

ALTER TABLE cases ADD COLUMN offered_to TEXT

ALTER TABLE cases ADD COLUMN bounces INTEGER DEFAULT '0' NOT NULL

ALTER TABLE cases ADD COLUMN merged_into INTEGER CONSTRAINT fk_cases_merged_into REFERENCES cases (id)

ALTER TABLE cases ADD COLUMN follows INTEGER CONSTRAINT fk_cases_follows REFERENCES cases (id)

ALTER TABLE cases ADD COLUMN url TEXT

ALTER TABLE cases ADD COLUMN details JSON

ALTER TABLE cases ADD COLUMN came_by TEXT

CREATE INDEX ix_cases_follows ON cases (follows)

CREATE INDEX ix_cases_topic_code_changed_at ON cases (topic_code, changed_at)

ALTER TABLE trail ADD COLUMN leg_id INTEGER CONSTRAINT fk_trail_leg_id REFERENCES legs (id)

ALTER TABLE trail ADD COLUMN authorisation_id INTEGER CONSTRAINT fk_trail_authorisation_id REFERENCES authorisations (id)

ALTER TABLE words ADD COLUMN leg_id INTEGER CONSTRAINT fk_words_leg_id REFERENCES legs (id)

ALTER TABLE words ADD COLUMN side TEXT

CREATE INDEX ix_case_files_words_id ON case_files (words_id)
