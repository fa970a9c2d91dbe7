
CREATE TABLE counters (
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (name)
)

CREATE TABLE files (
    id INTEGER NOT NULL,
    digest TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_files PRIMARY KEY (id),
    CONSTRAINT uq_files_digest UNIQUE (digest)
)

CREATE TABLE inbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    "key" TEXT NOT NULL,
    lane TEXT NOT NULL,
    body BLOB NOT NULL,
    received_at DATETIME NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER DEFAULT '0' NOT NULL,
    not_before DATETIME NOT NULL,
    handled_at DATETIME,
    error TEXT,
    CONSTRAINT uq_inbox_key UNIQUE ("key")
)

CREATE INDEX ix_inbox_dead ON inbox (id) WHERE state = 'dead'

CREATE INDEX ix_inbox_lane_open ON inbox (lane, id) WHERE state = 'new'

CREATE INDEX ix_inbox_open ON inbox (not_before, id) WHERE state = 'new'

CREATE TABLE outlets (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases JSON NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME,
    CONSTRAINT pk_outlets PRIMARY KEY (id)
)

CREATE INDEX ix_outlets_code ON outlets (code)

CREATE TABLE pauses (
    scope TEXT NOT NULL,
    until DATETIME NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_pauses PRIMARY KEY (scope)
)

CREATE TABLE people (
    id INTEGER NOT NULL,
    name TEXT,
    outlet TEXT,
    outlet_code TEXT,
    email TEXT,
    language TEXT NOT NULL,
    consent_at DATETIME,
    created_at DATETIME NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id)
)

CREATE TABLE security (
    id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT,
    CONSTRAINT pk_security PRIMARY KEY (id)
)

CREATE INDEX ix_security_reason_at ON security (reason, at)

CREATE TABLE settings (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_settings PRIMARY KEY (name)
)

CREATE TABLE speakers (
    id INTEGER NOT NULL,
    office TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    name TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    document TEXT,
    matter TEXT,
    sample BOOLEAN NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME,
    CONSTRAINT pk_speakers PRIMARY KEY (id)
)

CREATE INDEX ix_speakers_unit_code ON speakers (unit_code)

CREATE TABLE tokens (
    name TEXT NOT NULL,
    generation INTEGER NOT NULL,
    secret BLOB NOT NULL,
    previous BLOB,
    refresh_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_tokens PRIMARY KEY (name)
)

CREATE TABLE topics (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    lead_unit TEXT NOT NULL,
    keywords JSON NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME,
    CONSTRAINT pk_topics PRIMARY KEY (id)
)

CREATE INDEX ix_topics_code ON topics (code)

CREATE TABLE units (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL,
    former JSON NOT NULL,
    aliases JSON NOT NULL,
    since DATETIME NOT NULL,
    until DATETIME,
    CONSTRAINT pk_units PRIMARY KEY (id)
)

CREATE INDEX ix_units_code ON units (code)

CREATE TABLE accounts (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    external_id TEXT NOT NULL,
    display_name TEXT NOT NULL,
    last_interaction_at DATETIME,
    unreachable_since DATETIME,
    unreachable_why TEXT,
    created_at DATETIME NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY (id),
    CONSTRAINT fk_accounts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
)

CREATE INDEX ix_accounts_person_id ON accounts (person_id)

CREATE UNIQUE INDEX uq_accounts_channel_external_id ON accounts (channel, external_id) WHERE channel <> 'email'

CREATE TABLE invitations (
    digest TEXT NOT NULL,
    role TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    used_at DATETIME,
    used_by INTEGER,
    CONSTRAINT pk_invitations PRIMARY KEY (digest),
    CONSTRAINT fk_invitations_used_by FOREIGN KEY(used_by) REFERENCES people (id)
)

CREATE TABLE memberships (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    state TEXT NOT NULL,
    since DATETIME,
    until DATETIME,
    confirmed_by INTEGER,
    CONSTRAINT pk_memberships PRIMARY KEY (id),
    CONSTRAINT fk_memberships_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_memberships_confirmed_by FOREIGN KEY(confirmed_by) REFERENCES people (id)
)

CREATE INDEX ix_memberships_person_id ON memberships (person_id)

CREATE TABLE cases (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    asker TEXT NOT NULL,
    unit_code TEXT,
    topic_code TEXT,
    guess JSON NOT NULL,
    claimed_by INTEGER,
    claimed_at DATETIME,
    filed_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL,
    CONSTRAINT pk_cases PRIMARY KEY (id),
    CONSTRAINT uq_cases_code UNIQUE (code),
    CONSTRAINT fk_cases_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_cases_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
    CONSTRAINT fk_cases_claimed_by FOREIGN KEY(claimed_by) REFERENCES people (id)
)

CREATE INDEX ix_cases_person_id ON cases (person_id)

CREATE INDEX ix_cases_state ON cases (state)

CREATE TABLE conversations (
    account_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    step TEXT NOT NULL,
    version INTEGER NOT NULL,
    data JSON NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_conversations PRIMARY KEY (account_id),
    CONSTRAINT fk_conversations_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
)

CREATE TABLE outbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    priority INTEGER NOT NULL,
    payload JSON NOT NULL,
    card TEXT,
    case_id INTEGER,
    "key" TEXT,
    state TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    not_before DATETIME NOT NULL,
    valid_until DATETIME,
    lease TEXT,
    lease_until DATETIME,
    tries INTEGER DEFAULT '0' NOT NULL,
    repeated BOOLEAN DEFAULT false NOT NULL,
    parts_sent INTEGER DEFAULT '0' NOT NULL,
    parts INTEGER,
    awaited JSON,
    sent_at DATETIME,
    error TEXT,
    CONSTRAINT fk_outbox_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
    CONSTRAINT fk_outbox_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT uq_outbox_key UNIQUE ("key")
)

CREATE INDEX ix_outbox_account_held ON outbox (account_id) WHERE state = 'held'

CREATE INDEX ix_outbox_account_open ON outbox (account_id, id) WHERE state IN ('pending', 'unsure')

CREATE INDEX ix_outbox_case_id ON outbox (case_id)

CREATE INDEX ix_outbox_dead ON outbox (id) WHERE state = 'dead'

CREATE INDEX ix_outbox_open ON outbox (not_before) WHERE state IN ('pending', 'unsure')

CREATE TABLE trail (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    event TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT NOT NULL,
    actor INTEGER NOT NULL,
    capacity TEXT NOT NULL,
    article TEXT NOT NULL,
    occurred_at DATETIME NOT NULL,
    recorded_at DATETIME NOT NULL,
    words_hash BLOB,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_trail PRIMARY KEY (id),
    CONSTRAINT uq_trail_case_id_seq UNIQUE (case_id, seq),
    CONSTRAINT fk_trail_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_trail_actor FOREIGN KEY(actor) REFERENCES people (id)
)

CREATE TABLE words (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    salt BLOB NOT NULL,
    person_id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_words PRIMARY KEY (id),
    CONSTRAINT fk_words_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_words_person_id FOREIGN KEY(person_id) REFERENCES people (id)
)

CREATE INDEX ix_words_case_id ON words (case_id)

CREATE TABLE case_files (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    words_id INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_case_files PRIMARY KEY (id),
    CONSTRAINT fk_case_files_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
    CONSTRAINT fk_case_files_words_id FOREIGN KEY(words_id) REFERENCES words (id),
    CONSTRAINT fk_case_files_file_id FOREIGN KEY(file_id) REFERENCES files (id)
)

CREATE INDEX ix_case_files_case_id ON case_files (case_id)

CREATE TABLE deliveries (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    platform_id TEXT NOT NULL,
    outbox_id INTEGER NOT NULL,
    case_id INTEGER,
    card TEXT,
    choices JSON,
    at DATETIME NOT NULL,
    CONSTRAINT pk_deliveries PRIMARY KEY (id),
    CONSTRAINT uq_deliveries_account_id_platform_id UNIQUE (account_id, platform_id),
    CONSTRAINT fk_deliveries_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
    CONSTRAINT fk_deliveries_outbox_id FOREIGN KEY(outbox_id) REFERENCES outbox (id),
    CONSTRAINT fk_deliveries_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
)

CREATE INDEX ix_deliveries_account_id_card ON deliveries (account_id, card)

CREATE INDEX ix_deliveries_account_id_id ON deliveries (account_id, id)
