/**
 * Who may get in. Access only: nothing of what a note says is here. Times are milliseconds since 1970.
 * Secrets (cookies, links) are kept as SHA-256 alone: who reads the database can't sign in with what is in it.
 */
export const DIRECTORY_TABLES = `
  CREATE TABLE IF NOT EXISTS accounts (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('staff', 'guest')), name TEXT NOT NULL, made_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE, made_at INTEGER NOT NULL, ended_at INTEGER
  ) STRICT;
  -- One browser may hold several people: Dr Ali and Sam at one desk. Each stays for as long as their kind may.
  CREATE TABLE IF NOT EXISTS session_accounts (
    session TEXT NOT NULL REFERENCES sessions (id), account TEXT NOT NULL REFERENCES accounts (id),
    expires_at INTEGER NOT NULL, PRIMARY KEY (session, account)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS links (
    secret_hash BLOB PRIMARY KEY, made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS memberships (
    note TEXT NOT NULL, participant TEXT NOT NULL, account TEXT NOT NULL REFERENCES accounts (id), role TEXT NOT NULL,
    name TEXT NOT NULL, look TEXT NOT NULL, joined_at INTEGER NOT NULL, opened_at INTEGER NOT NULL,
    PRIMARY KEY (note, participant)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS memberships_of_account ON memberships (account);
  CREATE UNIQUE INDEX IF NOT EXISTS one_person_a_note ON memberships (note) WHERE role = 'person';
  CREATE TABLE IF NOT EXISTS invitations (
    id TEXT PRIMARY KEY, note TEXT NOT NULL, role TEXT NOT NULL, name TEXT, secret_hash BLOB NOT NULL UNIQUE,
    made_by TEXT NOT NULL, made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER,
    FOREIGN KEY (note, made_by) REFERENCES memberships (note, participant)
  ) STRICT;
`;
