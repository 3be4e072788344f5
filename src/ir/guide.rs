//! How a merchant gets everything that the forms ask for.

use super::{Condition, Field, Form, Mode, ModeSpan, Text};

/// The hand-written part of a provider's page. What the form itself says is never written here.
#[derive(Debug, Clone, Default)]
pub struct Guide {
    /// What to know before starting.
    pub intro: Option<Text>,
    /// What the merchant has to have ready, beyond what the steps give.
    pub requirements: Vec<Text>,
    /// The steps at the provider, in order.
    pub setup: Vec<Step>,
    /// How test and live differ.
    pub modes: Option<Text>,
    /// What to do when a credential expires or changes.
    pub renewal: Option<Text>,
    /// Questions and answers.
    pub troubleshooting: Vec<Question>,
}

/// One step at the provider.
#[derive(Debug, Clone)]
pub struct Step {
    /// What is done, in the imperative, the project's values already in it.
    pub title: String,
    /// Menu path in the provider's portal, outermost first: `["Settings", "Security"]`.
    pub place: Vec<String>,
    /// How it is done.
    pub text: Option<Text>,
    /// Commands to run, one a line, shown in a code block.
    pub commands: Option<String>,
    /// Settings to make in the portal.
    pub settings: Vec<Setting>,
    /// Credentials that the merchant has after this step.
    pub gives: Vec<Give>,
    /// Notes and warnings.
    pub notes: Vec<Note>,
    /// Whether the addresses are whitelisted in this step.
    pub whitelist: bool,
    /// The callback URLs that are entered in this step.
    pub callbacks: Boxes,
    /// Forms the step is for, by [`Form::key`](super::Form::key); empty = all.
    pub forms: Vec<String>,
    /// When the step applies.
    pub when: Applies,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether the spec says that it is done only after the connection has been saved.
    pub after_saving: bool,
    /// Pictures of the portal.
    pub screenshots: Vec<Screenshot>,
}

impl Step {
    /// Whether the step is for the form with this key.
    pub fn is_for(&self, form: &str) -> bool {
        self.forms.is_empty() || self.forms.iter().any(|own| own == form)
    }

    /// Whether the step gives the value that the field takes.
    pub fn gives(&self, field: &Field) -> bool {
        self.gives.iter().any(|give| give.is_for(field))
    }
}

/// The callback boxes that a step fills.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Boxes {
    /// None.
    #[default]
    None,
    /// All that are for the forms of the step.
    All,
    /// Those with these titles.
    These(Vec<String>),
}

impl Boxes {
    /// Whether a box with this title is among them.
    pub fn has(&self, title: &str) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::These(titles) => titles.iter().any(|own| own == title),
        }
    }
}

/// When something applies: a step, a callback, a whitelist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Applies {
    /// Always: [`Condition::Always`]; or when this holds in each of the forms that it is for.
    When(Condition),
    /// When the condition of the form holds: each form that it is for, by key, in the order of the forms.
    PerForm(Vec<(String, Condition)>),
    /// To this mode, where no form has a switch that could be asked.
    InMode(Mode),
}

/// A case in which something applies.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The form that is asked, by key; none = each that it is for.
    pub form: Option<&'a str>,
    /// The mode that it is for, where no form knows the mode.
    pub mode: Option<Mode>,
    /// What the form has to say.
    pub condition: &'a Condition,
}

impl Applies {
    /// In every case.
    pub const ALWAYS: Self = Self::When(Condition::Always);

    /// What it asks of the form with this key, as far as a form can be asked.
    pub fn of(&self, form: &str) -> Condition {
        match self {
            Self::When(condition) => condition.clone(),
            Self::PerForm(forms) => {
                let own = forms.iter().find(|(key, _)| key == form);
                own.map_or(Condition::Always, |(_, condition)| condition.clone())
            }
            Self::InMode(_) => Condition::Always,
        }
    }

    /// Each case in which it applies; none = always.
    pub fn cases(&self) -> Vec<Case<'_>> {
        static ALWAYS: Condition = Condition::Always;
        let case = |form, mode, condition| Case {
            form,
            mode,
            condition,
        };
        match self {
            Self::When(condition) if condition.is_always() => Vec::new(),
            Self::When(condition) => vec![case(None, None, condition)],
            Self::PerForm(forms) => forms
                .iter()
                .map(|(form, condition)| case(Some(form), None, condition))
                .collect(),
            Self::InMode(mode) => vec![case(None, Some(*mode), &ALWAYS)],
        }
    }

    /// What it asks for as well as `other` does, in the same forms.
    pub fn shared(&self, other: &Applies) -> Applies {
        match (self, other) {
            (Self::When(one), Self::When(other)) => Self::When(one.shared(other)),
            (one, other) if one == other => one.clone(),
            _ => Self::ALWAYS,
        }
    }

    /// What is left of it where `known` is known to hold.
    pub fn beyond(&self, known: &Applies) -> Applies {
        match (self, known) {
            (Self::When(own), Self::When(known)) => Self::When(own.beyond(known)),
            (own, known) if own == known => Self::ALWAYS,
            (own, _) => own.clone(),
        }
    }

    /// Whether it applies wherever `other` does, for the form with this key.
    pub fn covers(&self, other: &Applies, form: &str) -> bool {
        if matches!(self, Self::InMode(_)) {
            return self == other;
        }
        let (own, others) = (self.of(form), other.of(form));
        let is_part = matches!(&own, Condition::Any(parts) if parts.contains(&others));
        is_part || own.beyond(&others).is_always()
    }

    /// Whether both may hold for one and the same thing done for this form: what is for test and what is for live is
    /// not, though a merchant may need the two.
    pub fn goes_with(&self, other: &Applies, form: &Form) -> bool {
        let mode = |it: &Applies| match it {
            Self::InMode(mode) => Some(*mode),
            _ => form.asked_mode(&it.of(&form.key)),
        };
        let modes = mode(self).zip(mode(other));
        let (own, others) = (self.of(&form.key), other.of(&form.key));
        modes.is_none_or(|(one, other)| one == other) && !own.excludes(&others)
    }
}

/// A setting to make in the provider's portal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Setting {
    /// Its name in the portal.
    pub name: String,
    /// The value to choose or to type, the project's values already in it.
    pub value: String,
    /// Whether something in braces in it is of the connection, so that it is known only once that is there.
    pub per_connection: bool,
}

/// A credential that a step gives.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Give {
    /// Key of the definition ([`Field::definition`](super::Field::definition)).
    pub definition: String,
    /// The titles it has on the forms, without repeats, in form order.
    pub titles: Vec<String>,
    /// The provider's own name for it.
    pub known_as: Option<String>,
    /// The mode whose value it is, where the step gives only that one of a set per mode.
    pub mode: Option<Mode>,
}

impl Give {
    /// Whether it is the value of this mode.
    pub fn is_of(&self, mode: Mode) -> bool {
        self.mode.is_none_or(|own| own == mode)
    }

    /// Whether it is the value that the field takes.
    pub fn is_for(&self, field: &Field) -> bool {
        let mode = match field.mode_span {
            ModeSpan::Only(mode) => self.is_of(mode),
            _ => true,
        };
        mode && self.definition == field.definition
    }
}

/// A remark in a step.
#[derive(Debug, Clone)]
pub struct Note {
    /// How loud it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: Text,
}

/// How loud a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// Good to know.
    Note,
    /// Makes it easier.
    Tip,
    /// Something breaks if it is missed.
    Warning,
}

/// A picture of the provider's portal.
#[derive(Debug, Clone)]
pub struct Screenshot {
    /// Path relative to the folder of the specs.
    pub path: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// A question and its answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// What goes wrong.
    pub problem: String,
    /// What to do.
    pub answer: Text,
}

/// A URL to enter (or to leave empty) at the provider.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Callback {
    /// The provider's own name for the box.
    pub title: String,
    /// What goes in.
    pub value: CallbackValue,
    /// Menu path in the portal; empty when it is told to somebody.
    pub place: Vec<String>,
    /// Who is told the URL, where it is not entered in a portal.
    pub given_to: Option<String>,
    /// Whether test and live have a box each.
    pub per_mode: bool,
    /// Events to switch on beside it, by their names at the provider; those that the company asks for where it hands the
    /// URL in.
    pub events: Vec<Event>,
    /// Settings to make beside it.
    pub settings: Vec<Setting>,
    /// Credentials that the merchant has when it is filled.
    pub gives: Vec<Give>,
    /// Forms it is for, by key; empty = all.
    pub forms: Vec<String>,
    /// When it applies.
    pub when: Applies,
    /// A remark.
    pub note: Option<Text>,
}

/// An event at the provider.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    /// Its name there.
    pub name: String,
    /// Forms it is for, by key; empty = all that the callback is for.
    pub forms: Vec<String>,
    /// When it applies, beyond what the callback asks.
    pub when: Applies,
}

impl Event {
    /// One that is for all that the callback is for.
    pub fn for_all(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            forms: Vec::new(),
            when: Applies::ALWAYS,
        }
    }
}
/// Stands for the ID of a connection, in the URLs of callbacks and in settings.
pub const CONNECTION_ID: &str = "{connection_id}";

impl Callback {
    /// Whether its URL is another one for each connection.
    pub fn has_own_url(&self) -> bool {
        matches!(&self.value, CallbackValue::Url(url) if url.contains(CONNECTION_ID))
    }

    /// Whether it takes something that is known only once the connection is there.
    pub fn needs_connection(&self) -> bool {
        self.has_own_url() || self.settings.iter().any(|it| it.per_connection)
    }

    /// Whether it is for some connections only.
    pub fn is_limited(&self) -> bool {
        !self.forms.is_empty() || self.when != Applies::ALWAYS
    }

    /// Whether it is for the form with this key.
    pub fn is_for(&self, form: &str) -> bool {
        self.forms.is_empty() || self.forms.iter().any(|own| own == form)
    }

    /// Whether the step fills it: the step names it, both are for a form, and what they ask of it goes together.
    pub fn is_filled_in(&self, step: &Step, forms: &[Form]) -> bool {
        let mut shared = forms
            .iter()
            .filter(|form| self.is_for(&form.key) && step.is_for(&form.key));
        let together = |form| self.when.goes_with(&step.when, form);
        step.callbacks.has(&self.title) && (forms.is_empty() || shared.any(together))
    }
}

/// What goes into a callback box.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CallbackValue {
    /// This URL, the project's base already in it; [`CONNECTION_ID`] may stand in it.
    Url(String),
    /// Nothing: the box must stay empty.
    Empty,
    /// A URL of the merchant's own.
    MerchantUrl,
    /// A URL that the company's support team knows.
    AskSupport,
    /// Nothing: the company sends the URL with each request, or registers it by the provider's API.
    Automatic,
}
