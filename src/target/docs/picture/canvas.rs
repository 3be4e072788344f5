//! The elements of a picture, as SVG.

use super::measure::{ELLIPSIS, Font, Lines, is_left_out, is_right_to_left};
use super::run::{Look, Run};
use crate::target::plain::Plain;

/// What is no mark-up in XML.
const PLAIN: &Plain = &Plain::with(b" !\"#$%'()*+,-./:;=?@[\\]^_`{|}~");

/// Colours for light and dark in one file: `light-dark()` goes by `color-scheme`, which is that of the page around the
/// picture, or the reader's own. What does not know the function draws in light.
const STYLE: &str = include_str!("style.css");

/// Whoever shows a picture may choose by the end of its address, too.
const SCHEME: &str = ":root{color-scheme:light dark}\
    #only-light:target{color-scheme:light}#only-dark:target{color-scheme:dark}\n";

/// A small drawing that stands in a picture several times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    /// A lock: what is in the box is not shown.
    Lock,
    /// A box opens a list.
    Chevron,
    /// A number may be made larger and smaller.
    Stepper,
    /// A box to tick.
    Box,
    /// A ticked box.
    Ticked,
    /// One of several choices.
    Radio,
    /// The one that is chosen.
    Chosen,
    /// A switch that is off.
    Off,
    /// A switch that is on.
    On,
    /// A file to choose.
    Upload,
}

impl Icon {
    const ALL: [(Self, &'static str, &'static str); 10] = [
        (
            Self::Lock,
            "k",
            r#"<path id="k" class="i" d="M3 7.5h10v6.5h-10zM5 7.5v-2.5a3 3 0 0 1 6 0v2.5"/>"#,
        ),
        (
            Self::Chevron,
            "v",
            r#"<path id="v" class="i" d="M3 6l5 5 5-5"/>"#,
        ),
        (
            Self::Stepper,
            "n",
            r#"<path id="n" class="i" d="M5 6l3-3 3 3M5 10l3 3 3-3"/>"#,
        ),
        (
            Self::Box,
            "b",
            r#"<rect id="b" class="b" width="20" height="20" rx="4"/>"#,
        ),
        (
            Self::Ticked,
            "c",
            r#"<g id="c"><rect class="a" x="-.5" y="-.5" width="21" height="21" rx="4.5"/><path class="m" d="M5 10.5l3.5 3.5 6.5-8"/></g>"#,
        ),
        (
            Self::Radio,
            "r",
            r#"<circle id="r" class="b" cx="10" cy="10" r="10"/>"#,
        ),
        (
            Self::Chosen,
            "s",
            r#"<g id="s"><circle class="p" cx="10" cy="10" r="9"/><circle class="a" cx="10" cy="10" r="5"/></g>"#,
        ),
        (
            Self::Off,
            "o",
            r#"<g id="o"><rect class="f" width="36" height="20" rx="10"/><circle class="z" cx="10" cy="10" r="7"/></g>"#,
        ),
        (
            Self::On,
            "p",
            r#"<g id="p"><rect class="a" width="36" height="20" rx="10"/><circle class="z" cx="26" cy="10" r="7"/></g>"#,
        ),
        (
            Self::Upload,
            "u",
            r#"<path id="u" class="i" d="M8 11v-9M4.5 5.5l3.5-3.5 3.5 3.5M2 10v4h12v-4"/>"#,
        ),
    ];
}

/// A picture that is being drawn.
#[derive(Debug)]
pub(super) struct Canvas {
    out: String,
    /// Which icons it has, a bit each in the order of [`Icon::ALL`].
    icons: u16,
}

impl Canvas {
    /// An empty one.
    pub(super) fn new() -> Self {
        Self {
            out: String::with_capacity(8 * 1024),
            icons: 0,
        }
    }

    /// A box with round corners.
    pub(super) fn rect(&mut self, class: &str, place: [u32; 4], radius: u32) {
        let [x, y, width, height] = place;
        self.push("<rect class=\"").push(class);
        self.push("\" x=\"").number(x).push("\" y=\"").number(y);
        self.push("\" width=\"").number(width);
        self.push("\" height=\"").number(height);
        self.push("\" rx=\"").number(radius).push("\"/>\n");
    }

    /// A line to the right, or down.
    pub(super) fn line(&mut self, class: &str, x: u32, y: u32, towards: char, end: u32) {
        self.push("<path class=\"").push(class).push("\" d=\"M");
        self.number(x).push(" ").number(y);
        self.out.push(towards);
        self.number(end).push("\"/>\n");
    }

    /// An icon, by its upper left corner.
    pub(super) fn icon(&mut self, icon: Icon, x: u32, y: u32) {
        if let Some(at) = Icon::ALL.iter().position(|it| it.0 == icon) {
            self.icons |= 1 << at;
            self.push("<use href=\"#").push(Icon::ALL[at].1);
        }
        self.push("\" x=\"").number(x);
        self.push("\" y=\"").number(y).push("\"/>\n");
    }

    /// Text in lines, the first of which begins at `y`; with `star`, a red star after it. Returns how many lines there are.
    pub(super) fn text(
        &mut self,
        font: Font,
        [x, y]: [u32; 2],
        run: &Run<'_>,
        lines: Lines<'_>,
        star: bool,
    ) -> u32 {
        self.push("<text class=\"").push(font.class);
        self.push("\" x=\"").number(x);
        self.push("\" y=\"").number(y + font.baseline());
        self.push(match is_right_to_left(run.text()) {
            true => "\" direction=\"rtl\" text-anchor=\"end\">",
            false => "\">",
        });
        let mut count = 0;
        for line in lines {
            let is_first = count == 0;
            count += 1;
            if !is_first {
                self.push("\n<tspan x=\"").number(x);
                self.push("\" dy=\"").number(font.line).push("\">");
            }
            for (look, piece) in run.pieces(line.range) {
                match look {
                    None => self.escaped(piece),
                    Some(look) => {
                        let class = match look {
                            Look::Strong => "e",
                            Look::Code => "c",
                        };
                        self.push("<tspan class=\"").push(class).push("\">");
                        self.escaped(piece);
                        self.push("</tspan>");
                    }
                }
            }
            if line.is_cut {
                self.out.push(ELLIPSIS);
            }
            if line.is_last && star {
                self.push("<tspan class=\"r\"> *</tspan>");
            }
            if !is_first {
                self.push("</tspan>");
            }
        }
        self.push("</text>\n");
        count
    }

    /// Opens a group of elements.
    pub(super) fn open(&mut self, class: &str) {
        self.push("<g class=\"").push(class).push("\">\n");
    }

    /// Closes it.
    pub(super) fn close(&mut self) {
        self.push("</g>\n");
    }

    /// The picture, with what it is called and what it shows for those who do not see it.
    pub(super) fn finish(self, [width, height]: [u32; 2], title: &str, shows: &str) -> String {
        let mut whole = Self {
            out: String::with_capacity(self.out.len() + STYLE.len() + shows.len() + 2048),
            icons: 0,
        };
        whole.push(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\"",
        );
        whole.push(" width=\"").number(width);
        whole.push("\" height=\"").number(height);
        whole.push("\" viewBox=\"0 0 ").number(width).push(" ");
        whole.number(height).push("\">\n<title id=\"title\">");
        whole.escaped(title);
        whole.push("</title>\n<desc id=\"desc\">");
        whole.escaped(shows);
        whole.push("</desc>\n<style>\n").push(SCHEME).push(STYLE);
        whole.push("</style>\n<defs>\n");
        for (at, (_, _, drawing)) in Icon::ALL.iter().enumerate() {
            if self.icons & 1 << at != 0 {
                whole.push(drawing).push("\n");
            }
        }
        // Half a pixel away, lines of one pixel are sharp.
        whole.push(
            "</defs>\n<g id=\"only-light\"><g id=\"only-dark\" transform=\"translate(.5 .5)\">\n",
        );
        whole.rect("k", [0, 0, width - 1, height - 1], 12);
        whole.push(&self.out).push("</g></g>\n</svg>\n");
        whole.out
    }

    fn push(&mut self, text: &str) -> &mut Self {
        self.out.push_str(text);
        self
    }

    fn number(&mut self, number: u32) -> &mut Self {
        self.out.push_str(itoa::Buffer::new().format(number));
        self
    }

    /// Text from outside, on one line.
    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let (_, odd) = PLAIN.copy(rest, &mut self.out);
            let mut chars = odd.chars();
            match chars.next() {
                None => return,
                Some('&') => self.out.push_str("&amp;"),
                Some('<') => self.out.push_str("&lt;"),
                Some('>') => self.out.push_str("&gt;"),
                Some(c) if c.is_whitespace() => {
                    if !self.out.ends_with(' ') {
                        self.out.push(' ');
                    }
                }
                Some(c) if is_left_out(c) => {}
                Some(c) => self.out.push(c),
            }
            rest = chars.as_str();
        }
    }
}
