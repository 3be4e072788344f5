//! The colours of the style sheet can be told apart, in light and in dark (WCAG 2.2, level AA).

/// The light and the dark colour of a property of a class.
fn colours(class: &str, property: &str) -> [u32; 2] {
    let style = include_str!("style.css");
    let wanted = format!("{property}:light-dark(");
    let of_class = style.lines().filter(|rule| {
        let selectors = rule.split('{').next().unwrap_or_default();
        selectors.split(',').any(|one| one == format!(".{class}"))
    });
    let mut found = of_class.filter_map(|rule| rule.split_once(&wanted));
    let (_, pair) = found
        .next()
        .unwrap_or_else(|| panic!("no {property} of {class}"));
    let (pair, _) = pair.split_once(')').expect("an end");
    let mut both = pair.split(',').map(|one| {
        let digits = one.trim_start_matches('#');
        match digits {
            "fff" => 0xff_ffff,
            _ => u32::from_str_radix(digits, 16).expect("a colour"),
        }
    });
    [both.next().expect("light"), both.next().expect("dark")]
}

fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let share = f64::from(colour >> shift & 0xff) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Whether something on something else reaches a contrast in light and in dark.
fn reaches(least: f64, what: (&str, &str), on: (&str, &str)) {
    let pairs = colours(what.0, what.1).into_iter().zip(colours(on.0, on.1));
    for (what_is, on_is) in pairs {
        let contrast = contrast(what_is, on_is);
        assert!(contrast >= least, "{what:?} on {on:?}: {contrast:.2}");
    }
}

#[test]
fn text_is_seen_on_what_it_stands_on() {
    for class in ["t", "g", "n", "l", "v", "e", "o", "h", "q", "w", "y", "r"] {
        reaches(4.5, (class, "fill"), ("k", "fill"));
    }
    for class in ["v", "o", "y"] {
        reaches(4.5, (class, "fill"), ("b", "fill"));
    }
    reaches(4.5, ("j", "fill"), ("x", "fill"));
}

#[test]
fn controls_are_seen() {
    for (class, property) in [
        ("b", "stroke"),
        ("a", "fill"),
        ("p", "stroke"),
        ("f", "fill"),
        ("d", "stroke"),
    ] {
        reaches(3.0, (class, property), ("k", "fill"));
    }
    reaches(3.0, ("i", "stroke"), ("b", "fill"));
    for on in ["a", "f"] {
        reaches(3.0, ("z", "fill"), (on, "fill"));
    }
    reaches(3.0, ("m", "stroke"), ("a", "fill"));
}
