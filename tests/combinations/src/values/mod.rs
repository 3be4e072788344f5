//! Values of whole forms at random: valid ones, and each broken in one place.

mod pool;
mod random;

use std::collections::BTreeMap;

use provspec::ir::{Field, FieldKind, Form, Repeat};
use serde_json::{Map, Value, json};

use crate::cases::{Judge, holds, is_due};
use pool::Pool;
pub use random::Random;

type Object = Map<String, Value>;

/// Makes values of objects with these fields.
struct Generator<'a> {
    fields: &'a [Field],
    pools: BTreeMap<&'a str, Pool>,
    items: BTreeMap<&'a str, (&'a Repeat, Generator<'a>)>,
}

/// So many values of a form, the same for the same round. Every third is valid by design; the others are broken in one
/// place, as a rule.
pub fn values(form: &Form, name: &str, round: u64, count: usize) -> Vec<Value> {
    let judge = Judge::default();
    let mut random = Random::of(name, round);
    let generator = Generator::of(&form.fields, &judge, &mut random);
    let mut values = Vec::new();
    while values.len() < count {
        let object = generator.valid(&mut random);
        for _ in 0..2 {
            let mut broken = object.clone();
            generator.break_one(&mut broken, &mut random);
            values.push(Value::Object(broken));
        }
        values.push(Value::Object(object));
    }
    values
}

impl<'a> Generator<'a> {
    fn of(fields: &'a [Field], judge: &Judge, random: &mut Random) -> Self {
        let mut items = BTreeMap::new();
        let mut pools = BTreeMap::new();
        for field in fields {
            if let FieldKind::Repeat(repeat) = &field.kind {
                let inner = Self::of(&repeat.fields, judge, random);
                items.insert(field.key.as_str(), (repeat, inner));
            }
            pools.insert(field.key.as_str(), Pool::of(field, judge, random));
        }
        Self {
            fields,
            pools,
            items,
        }
    }

    /// A value of the field that it takes.
    fn value(&self, field: &Field, random: &mut Random) -> Option<Value> {
        let Some((repeat, inner)) = self.items.get(field.key.as_str()) else {
            return random.pick(&self.pools[field.key.as_str()].valid).cloned();
        };
        let (least, most) = (repeat.min_items as usize, repeat.max_items as usize);
        let count = (least + random.below(3)).min(most);
        let mut items: Vec<Value> = Vec::new();
        for _ in 0..count * 8 {
            let item = Value::Object(inner.valid(random));
            if items.len() < count && !items.contains(&item) {
                items.push(item);
            }
        }
        Some(Value::Array(items))
    }

    /// An object that is valid wherever values were found for its fields.
    fn valid(&self, random: &mut Random) -> Object {
        let often = random.below(5);
        let mut chosen: BTreeMap<&str, Option<Value>> = BTreeMap::new();
        let mut object = Object::new();
        // Filling a field may show another.
        for _ in 0..=self.fields.len() {
            let mut next = Object::new();
            for field in self.fields {
                if !holds(&field.shown, self.fields, &object) {
                    continue;
                }
                let value = chosen.entry(&field.key).or_insert_with(|| {
                    (random.below(4) < often)
                        .then(|| self.value(field, random))
                        .flatten()
                });
                if value.is_none() && is_due(field, self.fields, &object) {
                    *value = self.value(field, random);
                }
                if let Some(value) = value {
                    next.insert(field.key.clone(), value.clone());
                }
            }
            if next == object {
                break;
            }
            object = next;
        }
        object
    }

    /// Breaks the object in one place.
    fn break_one(&self, object: &mut Object, random: &mut Random) {
        let there: Vec<&Field> = self
            .fields
            .iter()
            .filter(|it| object.contains_key(&it.key))
            .collect();
        let absent = self
            .fields
            .iter()
            .filter(|it| !object.contains_key(&it.key));
        let hidden: Vec<&Field> = absent
            .filter(|it| !holds(&it.shown, self.fields, object))
            .collect();
        match random.below(16) {
            0 | 1 => {
                if let Some(field) = random.pick(&there) {
                    object.remove(&field.key);
                }
            }
            2 | 3 => {
                if let Some(field) = random.pick(&hidden)
                    && let Some(value) = self.value(field, random)
                {
                    object.insert(field.key.clone(), value);
                }
            }
            4 => {
                // Not `toString`, nor `valueOf`: AJV compares items by them, and throws if they are no functions.
                let keys = [
                    "no_such_field",
                    "",
                    "7",
                    "__proto__",
                    "hasOwnProperty",
                    "ключ",
                    "a/b~c",
                    "a b",
                    "S1",
                    "length",
                ];
                let key = random.pick(&keys).copied().unwrap_or_default();
                object.insert(
                    key.to_owned(),
                    [json!({}), json!("x")][random.below(2)].clone(),
                );
            }
            5 | 6 => self.swap_modes(object, random),
            7 => {
                if let (Some(one), Some(other)) = (random.pick(&there), random.pick(&there)) {
                    let (one, other) = (one.key.clone(), other.key.clone());
                    let (first, second) = (object[&one].clone(), object[&other].clone());
                    object.insert(one, second);
                    object.insert(other, first);
                }
            }
            _ => {
                if let Some(field) = random.pick(&there) {
                    self.break_value(field, object, random);
                }
            }
        }
    }

    /// Exchanges the values of a field between the modes.
    fn swap_modes(&self, object: &mut Object, random: &mut Random) {
        let pairs: Vec<(String, String)> = object
            .keys()
            .filter_map(|key| Some((key.clone(), format!("live_{}", key.strip_prefix("test_")?))))
            .filter(|(_, live)| self.fields.iter().any(|it| it.key == *live))
            .collect();
        if let Some((test, live)) = random.pick(&pairs) {
            let (of_test, of_live) = (object.remove(test), object.remove(live));
            object.extend(of_test.map(|it| (live.clone(), it)));
            object.extend(of_live.map(|it| (test.clone(), it)));
        }
    }

    fn break_value(&self, field: &Field, object: &mut Object, random: &mut Random) {
        let key = field.key.as_str();
        if let Some((_, inner)) = self.items.get(key)
            && let Some(items) = object.get_mut(key).and_then(Value::as_array_mut)
            && !items.is_empty()
            && !random.once_in(4)
        {
            let at = random.below(items.len());
            match random.below(8) {
                0 => {
                    let again = items[at].clone();
                    items.push(again);
                }
                1 => {
                    items[at] =
                        [json!(null), json!(7), json!("x"), json!([])][random.below(4)].clone()
                }
                _ => {
                    if let Some(item) = items[at].as_object_mut() {
                        inner.break_one(item, random);
                    }
                }
            }
            return;
        }
        if let Some(broken) = random.pick(&self.pools[key].broken) {
            object.insert(key.to_owned(), broken.clone());
        }
    }
}
