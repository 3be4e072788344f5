//! A size that cannot be read or makes no sense.

use crate::check::resolve::Resolved;
use crate::check::size;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A size cannot be read, or it is smaller than any key or larger than any credential.
    ///
    /// Sizes are whole numbers with a unit: `B`, `KB` (1,000 bytes), `KiB` (1,024 bytes), `MB`, `MiB`; from 64 bytes to
    /// 1 MB.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// max_size: 20k
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// max_size: 20 KB
    /// ```
    pub(crate) static RULE = "PS0502" "size-out-of-range" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let Some(written) = &field.keys.max_size else {
            continue;
        };
        let problem = match size::parse(written) {
            Err(reason) => format!("the size `{written}` {reason}"),
            Ok(bytes) if bytes < size::SMALLEST => {
                format!("no key or certificate fits into `{written}`")
            }
            Ok(bytes) if bytes > size::LARGEST => {
                format!("`{written}` is too large for a credential")
            }
            Ok(_) => continue,
        };
        let finding = Diagnostic::new(&RULE, written.span, problem);
        let unread = size::parse(written).is_err();
        diagnostics.push(match size::suggestion(written).filter(|_| unread) {
            Some(size) => finding.safe_fix(format!("write `{size}`"), written.span, size),
            None => finding.help("write a size from `64 B` to `1 MB`, such as `20 KB`"),
        });
    }
}
