//! The database. It knows nothing of forms, and holds nothing in the clear but names and dates.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::vault::Sealed;

/// What went wrong in the database. Values are bound, so they are in no message.
pub type StoreError = rusqlite::Error;

/// `secure_delete` overwrites what is deleted. The check is a known text that each key has encrypted.
const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS connection (
        id TEXT PRIMARY KEY,
        form TEXT NOT NULL,
        key_id TEXT NOT NULL,
        nonce BLOB NOT NULL,
        sealed BLOB NOT NULL,
        revision INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        expires_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS connection_expires_at ON connection (expires_at);
    CREATE TABLE IF NOT EXISTS key_check (
        key_id TEXT PRIMARY KEY,
        nonce BLOB NOT NULL,
        sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// A connection as it is kept.
#[derive(Debug, Clone)]
pub struct Record {
    /// Drawn at random.
    pub id: String,
    /// What it holds.
    pub content: Content,
    /// How often it was written.
    pub revision: i64,
    /// When it was made, in seconds since 1970.
    pub created_at: i64,
    /// When it was changed, in seconds since 1970.
    pub updated_at: i64,
}

/// What a record holds: it is written as a whole.
#[derive(Debug, Clone)]
pub struct Content {
    /// The name of the form, when it was encrypted.
    pub form: String,
    /// The values.
    pub sealed: Sealed,
    /// When the first of its certificates ends, so that nothing is decrypted to find it.
    pub expires_at: Option<i64>,
}

impl Record {
    const COLUMNS: &'static str =
        "id, form, key_id, nonce, sealed, revision, created_at, updated_at, expires_at";

    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            content: Content {
                form: row.get("form")?,
                sealed: sealed(row)?,
                expires_at: row.get("expires_at")?,
            },
            revision: row.get("revision")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

fn sealed(row: &Row<'_>) -> Result<Sealed, StoreError> {
    Ok(Sealed {
        key_id: row.get("key_id")?,
        nonce: row.get("nonce")?,
        bytes: row.get("sealed")?,
    })
}

/// The database: one writer, one file.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens the file, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self {
            connection: Mutex::new(connection),
        })
    }

    /// Adds a record.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn insert(&self, record: &Record) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO connection ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            Record::COLUMNS
        );
        let values = params![
            record.id,
            record.content.form,
            record.content.sealed.key_id,
            record.content.sealed.nonce,
            record.content.sealed.bytes,
            record.revision,
            record.created_at,
            record.updated_at,
            record.content.expires_at,
        ];
        self.lock().execute(&sql, values).map(drop)
    }

    /// Writes a record again, unless somebody else has done so since it was read; says whether it was written.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn replace(&self, record: &Record) -> Result<bool, StoreError> {
        let sql = "UPDATE connection SET form = ?3, key_id = ?4, nonce = ?5, sealed = ?6,
            updated_at = ?7, expires_at = ?8, revision = ?2 + 1 WHERE id = ?1 AND revision = ?2";
        let values = params![
            record.id,
            record.revision,
            record.content.form,
            record.content.sealed.key_id,
            record.content.sealed.nonce,
            record.content.sealed.bytes,
            record.updated_at,
            record.content.expires_at,
        ];
        Ok(self.lock().execute(sql, values)? == 1)
    }

    /// The record of this id.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn get(&self, id: &str) -> Result<Option<Record>, StoreError> {
        let sql = format!("SELECT {} FROM connection WHERE id = ?1", Record::COLUMNS);
        let connection = self.lock();
        connection.query_row(&sql, [id], Record::read).optional()
    }

    /// The records after this id, in the order of their ids.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn list(&self, after: &str, limit: usize) -> Result<Vec<Record>, StoreError> {
        let sql = format!(
            "SELECT {} FROM connection WHERE id > ?1 ORDER BY id LIMIT ?2",
            Record::COLUMNS
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let connection = self.lock();
        let mut statement = connection.prepare(&sql)?;
        statement
            .query_map(params![after, limit], Record::read)?
            .collect()
    }

    /// The records with a certificate that ends before this second, the earliest first.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn expiring(&self, before: i64) -> Result<Vec<Record>, StoreError> {
        let sql = format!(
            "SELECT {} FROM connection WHERE expires_at < ?1 ORDER BY expires_at, id",
            Record::COLUMNS
        );
        let connection = self.lock();
        let mut statement = connection.prepare(&sql)?;
        statement.query_map([before], Record::read)?.collect()
    }

    /// Removes a record; says whether it was there.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn delete(&self, id: &str) -> Result<bool, StoreError> {
        let done = self
            .lock()
            .execute("DELETE FROM connection WHERE id = ?1", [id])?;
        Ok(done == 1)
    }

    /// The ids of the keys that records are encrypted with.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn key_ids(&self) -> Result<Vec<String>, StoreError> {
        let connection = self.lock();
        let mut statement =
            connection.prepare("SELECT DISTINCT key_id FROM connection ORDER BY 1")?;
        statement.query_map([], |row| row.get(0))?.collect()
    }

    /// What the key of this id has encrypted to be known by.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn key_check(&self, key_id: &str) -> Result<Option<Sealed>, StoreError> {
        let sql = "SELECT key_id, nonce, sealed FROM key_check WHERE key_id = ?1";
        self.lock().query_row(sql, [key_id], sealed).optional()
    }

    /// Keeps what a key is to be known by.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn put_key_check(&self, check: &Sealed) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO key_check (key_id, nonce, sealed) VALUES (?1, ?2, ?3)";
        let values = params![check.key_id, check.nonce, check.bytes];
        self.lock().execute(sql, values).map(drop)
    }

    /// A panic while it is held leaves nothing half done: each statement is a transaction.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
