//! Connections: made, read, changed and removed.
//!
//! Nothing here is about one provider. All of it blocks: it decrypts containers and waits for the disk.

use std::fmt;
use std::time::Duration;

use chacha20poly1305::aead::Generate;
use data_encoding::HEXLOWER;
use provspec_forms::{AnyForm, FieldErrors, Masked, Restored, Stored, StoredError, Unfinished};
use serde::Serialize;

use crate::error::{Error, Problem};
use crate::forms::AnyAccount;
use crate::store::{Content, Record, Store, StoreError};
use crate::submitted::Submitted;
use crate::time::{now, rfc3339};
use crate::vault::{Vault, VaultError};

/// What every key has encrypted once, to be known by.
const KEY_CHECK: &str = "this is the key";

/// All connections.
#[derive(Debug)]
pub struct Connections {
    store: Store,
    vault: Vault,
}

/// A connection as it is answered: no secret, no file.
#[derive(Debug, Serialize)]
pub struct View {
    /// Its id.
    pub id: String,
    /// The name of its form.
    pub form: String,
    /// When it was made (RFC 3339).
    pub created_at: String,
    /// When it was changed (RFC 3339).
    pub updated_at: String,
    /// What may be seen of it.
    #[serde(flatten)]
    pub state: State,
}

/// What may be seen of a connection.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum State {
    /// It is valid: `values` and `stored`.
    Valid(Masked),
    /// It is not valid by its form of today.
    Unfinished {
        /// What is wrong.
        errors: FieldErrors,
        /// What is there.
        draft: Masked,
    },
    /// It cannot be read at all.
    Failed {
        /// Why.
        error: Problem,
    },
}

/// A certificate that runs out.
#[derive(Debug, Serialize)]
pub struct Expiring {
    /// Id of the connection.
    pub connection: String,
    /// The name of its form.
    pub form: String,
    /// Where in the form the file with it stands. The three are absent where the connection cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Title of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'static str>,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Its last second (RFC 3339).
    pub not_after: String,
}

/// Why the connections cannot be served.
#[derive(Debug)]
pub enum OpenError {
    /// The database fails.
    Store(StoreError),
    /// A key is missing, or is another than it was.
    Vault(VaultError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => write!(f, "the database cannot be used: {error}"),
            Self::Vault(VaultError::NoKey(id)) => {
                write!(
                    f,
                    "there are connections encrypted with the key `{id}`, which is not configured"
                )
            }
            Self::Vault(VaultError::Refused(id)) => {
                write!(
                    f,
                    "the key `{id}` is not the one that this database was encrypted with"
                )
            }
            Self::Vault(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<VaultError> for OpenError {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

/// What a record turned out to hold.
enum Read {
    Valid(AnyAccount),
    Unfinished(Box<Unfinished>),
}

impl Connections {
    /// The connections of this database, read and written with these keys.
    ///
    /// # Errors
    ///
    /// When a key is missing that a connection was encrypted with, or is another than it was: better now than
    /// at the first request.
    pub fn open(store: Store, vault: Vault) -> Result<Self, OpenError> {
        for id in vault.key_ids() {
            match store.key_check(id)? {
                Some(check) => drop(vault.open(&check, KEY_CHECK)?),
                None => {
                    store.put_key_check(&vault.seal_with(id, KEY_CHECK.as_bytes(), KEY_CHECK)?)?
                }
            }
        }
        for id in store.key_ids()? {
            if !vault.key_ids().any(|known| known == id) {
                return Err(VaultError::NoKey(id).into());
            }
        }
        Ok(Self { store, vault })
    }

    /// Makes a connection.
    ///
    /// # Errors
    ///
    /// 404 without the form, 422 with every fault.
    pub fn create(&self, form: &str, submitted: Submitted) -> Result<View, Error> {
        let account = match submitted {
            Submitted::Json(value) => AnyAccount::from_value(form, value.expose())?,
            Submitted::Parts(parts) => AnyAccount::from_submission(form, parts)?,
        };
        let id = <[u8; 16]>::try_generate().map_err(|error| Error::internal(&error))?;
        let now = now();
        let id = HEXLOWER.encode(&id);
        let record = Record {
            content: self.seal(&id, account.as_form())?,
            id,
            revision: 1,
            created_at: now,
            updated_at: now,
        };
        self.store.insert(&record)?;
        tracing::info!(
            id = record.id,
            form = record.content.form,
            "a connection was made"
        );
        Ok(View::valid(&record, account.as_form()))
    }

    /// A connection.
    ///
    /// # Errors
    ///
    /// 404, or 409 when it has to be finished.
    pub fn get(&self, id: &str) -> Result<View, Error> {
        let mut record = self.record(id)?;
        match self.read(&mut record)? {
            Read::Valid(account) => Ok(View::valid(&record, account.as_form())),
            Read::Unfinished(unfinished) => Err(Error::Unfinished(Box::new(View::unfinished(
                &record,
                &unfinished,
            )))),
        }
    }

    /// Connections in the order of their ids. One that cannot be read is no reason to hide the others.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn list(&self, after: &str, limit: usize) -> Result<Vec<View>, Error> {
        let records = self.store.list(after, limit)?.into_iter();
        let views = records.map(|mut record| match self.read(&mut record) {
            Ok(Read::Valid(account)) => View::valid(&record, account.as_form()),
            Ok(Read::Unfinished(unfinished)) => View::unfinished(&record, &unfinished),
            Err(error) => View::of(
                &record,
                State::Failed {
                    error: error.problem().1,
                },
            ),
        });
        Ok(views.collect())
    }

    /// Changes a connection, or finishes it. Secrets and files that are left out stay.
    ///
    /// # Errors
    ///
    /// 404, 409 when somebody else was faster, 422 with every fault.
    pub fn edit(&self, id: &str, submitted: Submitted) -> Result<View, Error> {
        let mut record = self.record(id)?;
        let account = match (self.read(&mut record)?, submitted) {
            (Read::Valid(account), Submitted::Json(value)) => account.edited(value.expose())?,
            (Read::Valid(account), Submitted::Parts(parts)) => account.edited_in_parts(parts)?,
            (Read::Unfinished(unfinished), Submitted::Json(value)) => {
                AnyAccount::completed(&unfinished, value.expose())?
            }
            (Read::Unfinished(unfinished), Submitted::Parts(parts)) => {
                AnyAccount::completed_in_parts(&unfinished, parts)?
            }
        };
        record.updated_at = now();
        record.content = self.seal(id, account.as_form())?;
        if !self.store.replace(&record)? {
            return Err(Error::Changed);
        }
        tracing::info!(id, form = record.content.form, "a connection was changed");
        Ok(View::valid(&record, account.as_form()))
    }

    /// Removes a connection.
    ///
    /// # Errors
    ///
    /// 404.
    pub fn delete(&self, id: &str) -> Result<(), Error> {
        if !self.store.delete(id)? {
            return Err(Error::NotFound("connection"));
        }
        tracing::info!(id, "a connection was removed");
        Ok(())
    }

    /// The certificates that have run out or will within this time, the earliest first.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn expiring(&self, within: Duration) -> Result<Vec<Expiring>, Error> {
        let within = i64::try_from(within.as_secs()).unwrap_or(i64::MAX);
        let before = now().saturating_add(within);
        let mut found = Vec::new();
        for mut record in self.store.expiring(before)? {
            match self.read(&mut record) {
                Ok(Read::Valid(account)) => {
                    let expiries = account.as_form().expiries().into_iter();
                    let due = expiries.filter(|expiry| seconds(expiry.not_after()) < before);
                    found.extend(due.map(|expiry| {
                        let not_after = seconds(expiry.not_after());
                        let certificate = Expiring {
                            connection: record.id.clone(),
                            form: record.content.form.clone(),
                            path: Some(expiry.path),
                            title: Some(expiry.title),
                            subject: Some(expiry.certificate.subject),
                            not_after: rfc3339(not_after),
                        };
                        (not_after, certificate)
                    }));
                }
                // The date is known all the same.
                Ok(Read::Unfinished(_)) | Err(_) => {
                    let not_after = record.content.expires_at.unwrap_or(before);
                    let certificate = Expiring {
                        connection: record.id,
                        form: record.content.form,
                        path: None,
                        title: None,
                        subject: None,
                        not_after: rfc3339(not_after),
                    };
                    found.push((not_after, certificate));
                }
            }
        }
        found.sort_by_key(|(not_after, _)| *not_after);
        Ok(found
            .into_iter()
            .map(|(_, certificate)| certificate)
            .collect())
    }

    fn record(&self, id: &str) -> Result<Record, Error> {
        self.store.get(id)?.ok_or(Error::NotFound("connection"))
    }

    /// Reads a record, and writes it again where an earlier version of the form or an earlier key has written it.
    fn read(&self, record: &mut Record) -> Result<Read, Error> {
        let clear = self.vault.open(
            &record.content.sealed,
            &context(&record.id, &record.content.form),
        )?;
        let restored =
            Stored::from_bytes(&clear).and_then(|stored| AnyAccount::from_stored(&stored));
        match restored {
            Ok(restored) => {
                if !restored.is_current() || record.content.sealed.key_id != self.vault.key_id() {
                    self.renew(record, &restored);
                }
                Ok(Read::Valid(restored.form))
            }
            Err(StoredError::Invalid(unfinished)) => Ok(Read::Unfinished(unfinished)),
            Err(StoredError::OtherForm(_)) => Err(Error::NoForm),
            Err(error) => {
                tracing::error!(id = record.id, reason = %error, "a connection cannot be read");
                Err(Error::Unreadable)
            }
        }
    }

    /// A connection that was read is answered, also if it cannot be stored again now.
    fn renew(&self, record: &mut Record, restored: &Restored<AnyAccount>) {
        let renewed = self
            .seal(&record.id, restored.form.as_form())
            .and_then(|content| {
                let renewed = Record {
                    content,
                    ..record.clone()
                };
                // Who was faster has renewed it as well.
                Ok((self.store.replace(&renewed)?, renewed))
            });
        let (id, form) = (&record.id, &record.content.form);
        match renewed {
            Err(_) => tracing::warn!(id, form, "a connection could not be stored again"),
            Ok((false, _)) => {}
            Ok((true, renewed)) => {
                for migration in &restored.migrated {
                    tracing::info!(id, form, %migration, "a connection was migrated");
                }
                tracing::info!(id, form, "a connection was stored again");
                *record = renewed;
                record.revision += 1;
            }
        }
    }

    /// A form as it is kept.
    fn seal(&self, id: &str, form: &dyn AnyForm) -> Result<Content, Error> {
        let stored = form.to_stored();
        let context = context(id, stored.form());
        let ends = form
            .expiries()
            .into_iter()
            .map(|expiry| seconds(expiry.not_after()));
        Ok(Content {
            form: stored.form().to_owned(),
            sealed: self.vault.seal(&stored.to_bytes(), &context)?,
            expires_at: ends.min(),
        })
    }
}

/// What binds the ciphertext to its record: in another one it does not open.
pub fn context(id: &str, form: &str) -> String {
    format!("connection {id} {form}")
}

fn seconds(since: u64) -> i64 {
    i64::try_from(since).unwrap_or(i64::MAX)
}

impl View {
    fn of(record: &Record, state: State) -> Self {
        Self {
            id: record.id.clone(),
            form: record.content.form.clone(),
            created_at: rfc3339(record.created_at),
            updated_at: rfc3339(record.updated_at),
            state,
        }
    }

    fn valid(record: &Record, form: &dyn AnyForm) -> Self {
        Self::of(record, State::Valid(form.masked()))
    }

    fn unfinished(record: &Record, unfinished: &Unfinished) -> Self {
        let state = State::Unfinished {
            errors: unfinished.errors().clone(),
            draft: unfinished.masked(),
        };
        let mut view = Self::of(record, state);
        view.form = unfinished.definition().name.to_owned();
        view
    }
}
