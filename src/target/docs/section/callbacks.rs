//! The URLs to enter at the provider.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words::{Part, Words, Written};
use super::{audience, connection, senders, settings};
use crate::ir::{Applies, Boxes, Callback, CallbackValue, Event, Form, Give, Step};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let callbacks = &page.provider.callbacks;
    let provider = page.provider;
    if callbacks.is_empty() && !senders::are_known(provider) {
        return;
    }
    md.heading(
        2,
        &Line::of(page.words.callbacks.heading),
        Some("callbacks"),
    );
    // What is true of every row is said once, above them.
    let common = Common::of(callbacks);
    if !callbacks.is_empty() {
        let only = audience::only(page, common.forms, &common.when);
        audience::write(&only, md);
        table(page, callbacks, &common, md);
    }
    for callback in callbacks {
        beside(page, callback, &common, md);
    }
    senders::write(page, md);
}

/// For whom all of several callbacks are: it stands above them.
struct Common<'a> {
    forms: &'a [String],
    when: Applies,
}

impl<'a> Common<'a> {
    fn of(callbacks: &'a [Callback]) -> Self {
        let alike = match callbacks {
            [first, rest @ ..] if !rest.is_empty() => {
                let alike = rest.iter().all(|one| one.forms == first.forms);
                alike.then_some((first, rest))
            }
            _ => None,
        };
        let Some((first, rest)) = alike else {
            return Self {
                forms: &[],
                when: Applies::ALWAYS,
            };
        };
        let shared = |when: Applies, one: &Callback| when.shared(&one.when);
        Self {
            forms: &first.forms,
            when: rest.iter().fold(first.when.clone(), shared),
        }
    }

    /// For whom one of them is, beyond that. A condition is said with its forms, since it is about their fields.
    fn rest<'c>(&self, callback: &'c Callback) -> (&'c [String], Applies) {
        let when = callback.when.beyond(&self.when);
        match self.forms.is_empty() || when != Applies::ALWAYS {
            true => (&callback.forms, when),
            false => (&[], when),
        }
    }
}

fn table(page: &Page<'_>, callbacks: &[Callback], common: &Common<'_>, md: &mut Markdown) {
    let shared = given_to_all(callbacks);
    md.paragraph(&connection::of_urls(page, callbacks));
    md.paragraph(&intro(page, callbacks));
    let at = page.say(page.words.credentials.name_at_provider, &[]);
    let wheres = callbacks
        .iter()
        .any(|callback| !place(page.words, callback, shared).is_empty());
    let notes = callbacks
        .iter()
        .any(|callback| !note(page, callback, common).is_empty());
    // Where nothing is entered, the sentence above has said all but that.
    let values = !nothing_entered(callbacks);
    if !values && !wheres && !notes {
        return;
    }
    let mut head = vec![at.as_str()];
    head.extend(values.then_some(page.words.common.value));
    head.extend(wheres.then_some(page.words.callbacks.place));
    head.extend(notes.then_some(page.words.common.note));
    let rows: Vec<Vec<Line>> = callbacks
        .iter()
        .map(|callback| {
            let mut row = vec![Line::strong(&callback.title)];
            row.extend(values.then(|| value(page, &callback.value)));
            row.extend(wheres.then(|| place(page.words, callback, shared)));
            row.extend(notes.then(|| note(page, callback, common)));
            row
        })
        .collect();
    md.table(&head, &rows);
}

/// Whether all of them stay empty, or all are handed in by the company.
fn nothing_entered(callbacks: &[Callback]) -> bool {
    let all = |value: &CallbackValue| callbacks.iter().all(|one| one.value == *value);
    all(&CallbackValue::Automatic) || all(&CallbackValue::Empty)
}

/// What is done beside entering the URL.
fn beside(page: &Page<'_>, callback: &Callback, common: &Common<'_>, md: &mut Markdown) {
    if callback.events.is_empty() && callback.settings.is_empty() {
        return;
    }
    let title = Line::strong(&callback.title);
    // Where the company hands the URL in, it asks for the events as well.
    let (forms, when) = common.rest(callback);
    let aside = audience::aside(page, forms, &when);
    let holes = [("title", Part::Run(&title)), ("for", Part::Run(&aside))];
    if !callback.events.is_empty() && callback.value != CallbackValue::Automatic {
        let template = match &callback.given_to {
            Some(_) => page.words.callbacks.events_given,
            None => page.words.callbacks.events,
        };
        md.paragraph(&Line::fill(template, &holes));
        let events: Vec<Line> = callback
            .events
            .iter()
            .map(|it| event(page, it, callback))
            .collect();
        md.list(false, &events);
    }
    let template = match &callback.given_to {
        Some(_) => page.words.callbacks.settings_given,
        None => page.words.callbacks.settings,
    };
    let lead = Line::fill(template, &holes);
    let reached = |one: &Use<'_>| one.is_reached_by_box(callback);
    settings::write(page, &callback.settings, &lead, reached, md);
}

/// An event, and for whom it is of those that the box is for.
fn event(page: &Page<'_>, event: &Event, callback: &Callback) -> Line {
    let when = event.when.beyond(&callback.when);
    let only = audience::among(page, &event.forms, &when);
    Line::fill(
        page.words.callbacks.event,
        &[
            ("event", Part::Code(&event.name)),
            ("only", Part::Run(&only)),
        ],
    )
}

/// Whether it takes a URL of the company's.
fn is_ours(callback: &Callback) -> bool {
    matches!(callback.value, CallbackValue::Url(_))
}

/// Who is told all of them, when each is a URL of the company's and none goes elsewhere.
fn given_to_all(callbacks: &[Callback]) -> Option<&str> {
    let who = callbacks.first()?.given_to.as_deref()?;
    let same = |one: &Callback| is_ours(one) && one.given_to.as_deref() == Some(who);
    callbacks.iter().all(same).then_some(who)
}

/// What is true of every row of the table.
fn intro(page: &Page<'_>, callbacks: &[Callback]) -> Line {
    let single = callbacks.len() == 1;
    let who = given_to_all(callbacks);
    let entered = callbacks.iter().all(|one| one.given_to.is_none());
    let empty = |one: &Callback| one.value == CallbackValue::Empty;
    let automatic = |one: &Callback| one.value == CallbackValue::Automatic;
    let template = if callbacks.iter().all(automatic) {
        page.words.callbacks.intro_automatic
    } else if callbacks.iter().all(empty) {
        if single {
            page.words.callbacks.intro_empty_one
        } else {
            page.words.callbacks.intro_empty
        }
    } else if !callbacks.iter().all(is_ours) {
        ""
    } else {
        match (who.is_some(), entered, single) {
            (true, _, true) => page.words.callbacks.intro_given_one,
            (true, _, false) => page.words.callbacks.intro_given,
            (false, true, true) => page.words.callbacks.intro_one,
            (false, true, false) => page.words.callbacks.intro,
            (false, false, _) => page.words.callbacks.intro_mixed,
        }
    };
    let who = Line::plain(who.unwrap_or_default());
    let boxes: Vec<Line> = callbacks
        .iter()
        .map(|one| Line::strong(&one.title))
        .collect();
    let boxes = Line::join_all(boxes, page.words.common.comma, page.words.common.and);
    // What stands there is not what is entered, where each connection has a URL of its own.
    let exactly = match (callbacks.iter().any(Callback::has_own_url), single) {
        (true, _) => "",
        (false, true) => page.words.callbacks.exactly_one,
        (false, false) => page.words.callbacks.exactly,
    };
    let exactly = Line::of(exactly);
    let holes = [
        ("who", Part::Run(&who)),
        ("boxes", Part::Run(&boxes)),
        ("exactly", Part::Run(&exactly)),
    ];
    page.say(template, &holes)
}

/// Where the boxes are that a step fills, a place for each of them.
pub(super) fn places<'a>(page: &Page<'a>, step: &Step) -> Vec<&'a Vec<String>> {
    let forms = &page.provider.forms;
    let callbacks = page.provider.callbacks.iter();
    callbacks
        .filter(|one| one.is_filled_in(step, forms) && one.value != CallbackValue::Automatic)
        .map(|one| &one.place)
        .collect()
}

/// What a step says of the callbacks of its forms: what is true of all of them, or where they are.
pub(super) fn in_step(page: &Page<'_>, step: &Step) -> Line {
    let mut callbacks: Vec<&Callback> = page
        .provider
        .callbacks
        .iter()
        .filter(|callback| callback.is_filled_in(step, &page.provider.forms))
        .collect();
    // What the company hands in is no business of a step, unless there is nothing else or something is to be set.
    let automatic = |one: &&Callback| one.value == CallbackValue::Automatic;
    if !callbacks.iter().all(automatic) {
        callbacks.retain(|one| !automatic(one) || !one.settings.is_empty());
    }
    let Some(first) = callbacks.first() else {
        return Line::new();
    };
    let kind = |callback: &Callback| std::mem::discriminant(&callback.value);
    let alike = callbacks
        .iter()
        .all(|one| kind(one) == kind(first) && one.given_to == first.given_to);
    let single = callbacks.len() == 1;
    let named = matches!(step.callbacks, Boxes::These(_));
    let template = match (&first.value, &first.given_to, single) {
        _ if !alike && named => page.words.step_callbacks.see_named,
        _ if !alike => page.words.step_callbacks.see,
        (CallbackValue::Automatic, _, _) => page.words.step_callbacks.automatic,
        (CallbackValue::Url(_), None, true) if named => page.words.step_callbacks.named_one,
        (CallbackValue::Url(_), None, false) if named => page.words.step_callbacks.named,
        (CallbackValue::Empty, _, true) => page.words.step_callbacks.empty_one,
        (CallbackValue::Empty, _, false) => page.words.step_callbacks.empty,
        (CallbackValue::Url(_), None, true) => page.words.step_callbacks.enter_one,
        (CallbackValue::Url(_), None, false) => page.words.step_callbacks.enter,
        (CallbackValue::Url(_), Some(_), true) => page.words.step_callbacks.given_one,
        (CallbackValue::Url(_), Some(_), false) => page.words.step_callbacks.given,
        // Neither is entered before support has answered, whoever gets it then.
        (CallbackValue::AskSupport, _, true) => page.words.step_callbacks.ask_one,
        (CallbackValue::AskSupport, _, false) => page.words.step_callbacks.ask,
        (CallbackValue::MerchantUrl, None, true) => page.words.step_callbacks.own_one,
        (CallbackValue::MerchantUrl, None, false) => page.words.step_callbacks.own,
        (CallbackValue::MerchantUrl, Some(_), true) => page.words.step_callbacks.own_given_one,
        (CallbackValue::MerchantUrl, Some(_), false) => page.words.step_callbacks.own_given,
    };
    let who = first.given_to.as_deref().map(Line::plain);
    let boxes: Vec<Line> = callbacks
        .iter()
        .map(|one| Line::strong(&one.title))
        .collect();
    let mut said = vec![page.say(
        template,
        &[
            (
                "boxes",
                Part::Run(&Line::join_all(
                    boxes,
                    page.words.common.comma,
                    page.words.common.and,
                )),
            ),
            ("title", Part::Words(page.words.callbacks.heading)),
            ("who", Part::Run(&who.unwrap_or_default())),
        ],
    )];
    let events = callbacks
        .iter()
        .any(|one| !one.events.is_empty() && !automatic(one));
    let settings = callbacks.iter().any(|one| !one.settings.is_empty());
    // Who is told the URL makes the settings; where only some boxes have such a one, the section says which.
    let told = callbacks.iter().all(|one| one.given_to.is_some());
    let entered = callbacks.iter().all(|one| one.given_to.is_none());
    said.push(Line::of(match (events, settings) {
        (false, false) => "",
        _ if !told && !entered => page.words.step_callbacks.beside,
        (true, true) if told => page.words.step_callbacks.events_and_settings_given,
        (true, false) if told => page.words.step_callbacks.events_given,
        (false, true) if told => page.words.step_callbacks.settings_given,
        (true, true) => page.words.step_callbacks.events_and_settings,
        (true, false) => page.words.step_callbacks.events,
        (false, true) => page.words.step_callbacks.settings,
    }));
    said.push(only_some(page, step, &callbacks));
    Line::sentences(&said)
}

/// For whom the boxes are, where all are for the same and the step is for more.
fn only_some(page: &Page<'_>, step: &Step, callbacks: &[&Callback]) -> Line {
    let alike = |one: &&Callback| one.forms == callbacks[0].forms && one.when == callbacks[0].when;
    let Some(first) = callbacks.first().filter(|_| callbacks.iter().all(alike)) else {
        return Line::new();
    };
    let forms = page.provider.forms.iter();
    let mut reached = forms.filter(|form| step.is_for(&form.key));
    let covers = |form: &Form| first.is_for(&form.key) && first.when.covers(&step.when, &form.key);
    if first.when == step.when && first.forms == step.forms || reached.all(covers) {
        return Line::new();
    }
    audience::only(page, &first.forms, &first.when)
}

/// Where it is entered, or who is told, unless the sentence above the table says so of all.
fn place(words: &Words, callback: &Callback, shared: Option<&str>) -> Line {
    let mut line = words.place(&callback.place);
    if let Some(who) = callback.given_to.as_ref().filter(|_| shared.is_none()) {
        if !line.is_empty() {
            line.push_words("<br>");
        }
        line.push(&Line::fill(
            words.callbacks.given,
            &[("who", Part::Plain(who))],
        ));
    }
    line
}

fn value(page: &Page<'_>, value: &CallbackValue) -> Line {
    match value {
        CallbackValue::Empty => Line::of(page.words.callbacks.empty),
        CallbackValue::MerchantUrl => Line::of(page.words.callbacks.own),
        CallbackValue::AskSupport => page.say(page.words.callbacks.ask_support, &[]),
        CallbackValue::Automatic => page.say(page.words.callbacks.automatic, &[]),
        CallbackValue::Url(url) => page.code(url),
    }
}

fn note(page: &Page<'_>, callback: &Callback, common: &Common<'_>) -> Line {
    let (forms, when) = common.rest(callback);
    let mut said = vec![audience::only(page, forms, &when)];
    let fields: Vec<Line> = callback
        .gives
        .iter()
        .map(|give| given(page, callback, give))
        .collect();
    if !fields.is_empty() {
        let fields = Line::join_all(fields, page.words.common.comma, page.words.common.and);
        said.push(Line::fill(
            page.words.callbacks.gives,
            &[("fields", Part::Run(&fields))],
        ));
    }
    if callback.per_mode {
        let forms = page.provider.forms.iter();
        let chosen = forms
            .filter(|form| callback.is_for(&form.key))
            .any(Form::asks_for_modes);
        said.push(Line::of(match chosen {
            true => page.words.callbacks.per_mode_chosen,
            false => page.words.callbacks.per_mode,
        }));
    }
    said.retain(|line| !line.is_empty());
    let mut line = Line::join_all(said, " ", " ");
    if let Some(text) = &callback.note {
        if !line.is_empty() {
            line.push_words(" ");
        }
        line.push(&page.text_line(text, Here::callback(callback)));
    }
    line
}

/// A field that the box yields, by its name on the forms that the box is for.
fn given(page: &Page<'_>, callback: &Callback, give: &Give) -> Line {
    let own = page
        .definition(&give.definition)
        .map(|known| known.only(|one| one.is_reached_by_box(callback) && give.is_for(one.field)));
    let names: Vec<Line> = match own {
        Some(own) => own
            .values()
            .iter()
            .flat_map(|one| one.name_on_form(page))
            .collect(),
        None => give.titles.iter().map(|one| Line::strong(one)).collect(),
    };
    Line::join_all(names, page.words.common.comma, page.words.common.and)
}
