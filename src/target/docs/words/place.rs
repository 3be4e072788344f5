//! Places, addresses and what is wanted of them, in words.

use super::super::markdown::Line;
use super::{Part, Words, Written};
use crate::ir::whitelist::{Format, Requirement, Separator};

impl Words {
    /// A menu path: `**Settings** › **Security**`.
    pub(in super::super) fn place(&self, parts: &[String]) -> Line {
        let parts: Vec<Line> = parts.iter().map(|part| Line::strong(part)).collect();
        Line::join(&parts, self.whitelist.deeper, self.whitelist.deeper)
    }

    /// Whether addresses have to be whitelisted.
    pub(in super::super) fn requirement(
        &self,
        requirement: Requirement,
        given_to: Option<&str>,
        provider: &Line,
        company: &Line,
    ) -> Line {
        let said = &self.whitelist;
        let template = match requirement {
            Requirement::Required => said.is_required,
            // Who gets the list knows whether it is needed.
            Requirement::AskManager if given_to.is_some() => said.ask_somebody,
            Requirement::AskManager => said.ask_manager,
            Requirement::Recommended => said.is_recommended,
            Requirement::None => said.is_none,
        };
        let who = Line::plain(given_to.unwrap_or_default());
        let holes = [
            ("provider", Part::Run(provider)),
            ("company", Part::Run(company)),
            ("who", Part::Run(&who)),
        ];
        Line::fill(template, &holes)
    }

    /// What stands between two entries.
    pub(in super::super) fn separator(&self, format: &Format, provider: &Line) -> Line {
        let said = &self.whitelist;
        let text = match format.separator {
            Separator::Boxes => return Line::of(said.by_box),
            Separator::Unknown => {
                return Line::fill(said.by_form, &[("provider", Part::Run(provider))]);
            }
            Separator::Text(text) => text,
        };
        let template = match text {
            ";" => said.by_semicolon,
            "," => said.by_comma,
            " " => said.by_space,
            "\n" | "\r\n" => said.by_line,
            "; " => said.by_semicolon_space,
            ", " => said.by_comma_space,
            _ => said.by_text,
        };
        Line::fill(template, &[("separator", Part::Code(text))])
    }
}
