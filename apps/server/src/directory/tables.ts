/** Raised by one whenever a table below changes: there are no notes of an older kind to carry over yet. */
export const DIRECTORY_VERSION = 4;

/**
 * Who may get in. Access only: nothing of what a note says is here. Times are milliseconds since 1970.
 * Names and labels are sealed (RM1, `SealedTexts`); who reads the database sees who is in which note, by ids alone.
 * Secrets (cookies, links) are kept as SHA-256 alone, codes and numbers, which are short, as scrypt: who reads the
 * database can't sign in with what is in it.
 */
export const DIRECTORY_TABLES = `
  CREATE TABLE IF NOT EXISTS accounts (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('staff', 'guest')), name TEXT NOT NULL, made_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE, made_at INTEGER NOT NULL, ended_at INTEGER
  ) STRICT;
  -- One browser may hold several people: Dr Ali and Sam at one desk. Each stays for as long as their kind may.
  -- here: they sit at somebody else's device, for this one sitting.
  CREATE TABLE IF NOT EXISTS session_accounts (
    session TEXT NOT NULL REFERENCES sessions (id), account TEXT NOT NULL REFERENCES accounts (id),
    expires_at INTEGER NOT NULL, here INTEGER NOT NULL, PRIMARY KEY (session, account)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS links (
    secret_hash BLOB PRIMARY KEY, made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS memberships (
    note TEXT NOT NULL, participant TEXT NOT NULL, account TEXT NOT NULL REFERENCES accounts (id), role TEXT NOT NULL,
    name TEXT NOT NULL, look TEXT NOT NULL, access TEXT NOT NULL, label TEXT, joined_at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL, looked_seq INTEGER NOT NULL DEFAULT 0, looked_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (note, participant)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS memberships_of_account ON memberships (account);
  -- A person who has left stays who they were: nobody else ever writes under their name.
  CREATE UNIQUE INDEX IF NOT EXISTS one_person_a_note ON memberships (note) WHERE role = 'person' AND access <> 'none';
  CREATE TABLE IF NOT EXISTS invitations (
    id TEXT PRIMARY KEY, note TEXT NOT NULL, role TEXT NOT NULL, access TEXT NOT NULL, name TEXT, ask INTEGER NOT NULL,
    here INTEGER NOT NULL, -- made at somebody else's device
    secret_hash BLOB NOT NULL UNIQUE, code_hash BLOB UNIQUE, made_by TEXT NOT NULL, made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, code_expires_at INTEGER NOT NULL, used_at INTEGER, revoked_at INTEGER,
    FOREIGN KEY (note, made_by) REFERENCES memberships (note, participant)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS invitations_of_note ON invitations (note);
  -- The lobby. token_hash: of the waiting page's own cookie. seat: whom they would come in as. entered: whom they did.
  CREATE TABLE IF NOT EXISTS waiting (
    id TEXT PRIMARY KEY, note TEXT NOT NULL, invitation TEXT REFERENCES invitations (id), host TEXT NOT NULL,
    how TEXT NOT NULL, role TEXT NOT NULL, access TEXT NOT NULL, name TEXT NOT NULL, look TEXT, label TEXT, seat TEXT,
    session TEXT, token_hash BLOB NOT NULL UNIQUE, made_at INTEGER NOT NULL, ends_at INTEGER NOT NULL,
    verdict TEXT CHECK (verdict IN ('in', 'out')), decided_by TEXT, entered TEXT, collected_at INTEGER,
    FOREIGN KEY (note, host) REFERENCES memberships (note, participant)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS waiting_of_note ON waiting (note);
  -- let_in_by: who let this further device in, if that was somebody else; until the person says that it was them.
  CREATE TABLE IF NOT EXISTS openings (
    id TEXT PRIMARY KEY, note TEXT NOT NULL, participant TEXT NOT NULL, at INTEGER NOT NULL, last_at INTEGER NOT NULL, how TEXT NOT NULL,
    by TEXT, let_in_by TEXT, session TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS openings_of_participant ON openings (note, participant, at);
  -- hash is null for who has chosen none: guessing at nothing is counted and answered like guessing at something.
  CREATE TABLE IF NOT EXISTS numbers (
    note TEXT NOT NULL, participant TEXT NOT NULL, salt BLOB NOT NULL, hash BLOB, tries INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL, PRIMARY KEY (note, participant)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS code_salt (salt BLOB NOT NULL) STRICT;
`;
