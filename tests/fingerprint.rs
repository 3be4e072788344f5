//! The fingerprint of a form: another when stored values may be read in another way, and only then.

use provspec::check::SharedGroups;
use provspec::check::project::{self, Config};
use provspec::source::{FileId, SourceFile};
