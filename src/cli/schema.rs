//! `provspec schema`

use super::SUCCESS;
use super::args::{SchemaArgs, SchemaOf};
use super::terminal::print;
use crate::syntax::schema::Grammar;

pub(super) fn run(options: &SchemaArgs) -> u8 {
    let grammar = match options.of {
        SchemaOf::Provider => Grammar::Provider,
        SchemaOf::Group => Grammar::SharedGroup,
        SchemaOf::Translations => Grammar::Translations,
    };
    print(grammar.document(), SUCCESS)
}
