//! tmp
#![allow(clippy::all)]
use combinations::{agreement::*, judges::*, *};
use std::time::Instant;
fn main() {
    let t0 = Instant::now();
    let all = tried::all();
    eprintln!("{} forms {:?}", all.len(), t0.elapsed());
    let which = std::env::args().nth(1).unwrap_or_default();
    let n: usize = std::env::args().nth(2).unwrap_or_default().parse().unwrap_or(100);
    let mut shown = 0;
    let (mut tc, mut tv, mut tj) = (0.0, 0.0, 0.0);
    let (mut nc, mut nv) = (0, 0);
    let mut judges: Vec<Box<dyn Judge>> = Vec::new();
    if which.contains('t') { judges.push(Box::new(Types)); }
    if which.contains('s') { judges.push(Box::new(Schemas::default())); }
    if which.contains('a') { judges.push(Box::new(Ajv::start())); }
    if which.contains('p') { judges.push(Box::new(Python::start())); }
    let mut bench = Bench::of(judges);
    let (mut valid, mut broken, mut dis) = (0, 0, 0);
    for (i, tried) in all.iter().enumerate() {
        if let Some(f) = std::env::args().nth(3) { if !tried.name.starts_with(&f) { continue; } }
        let _ = i;
        let t = Instant::now();
        let c = if which.contains('c') { cases::cases(&tried.form).into_iter().map(|c| c.value).collect() } else { vec![] };
        tc += t.elapsed().as_secs_f64(); nc += c.len();
        let t = Instant::now();
        let mut v = values::values(&tried.form, &tried.name, 0, n);
        tv += t.elapsed().as_secs_f64(); nv += v.len();
        v.extend(c);
        let t = Instant::now();
        bench.turn_to(tried);
        let o = try_values(&mut bench, tried, 0, &v);
        tj += t.elapsed().as_secs_f64();
        valid += o.valid; broken += o.broken; dis += o.disagreements.len();
        for d in o.disagreements {
            shown += 1;
            let sm = if shown < 12 { let model = cases::Judge::default(); let first = d.verdicts.iter().map(|v| *v == d.due.all).collect::<Vec<_>>(); shrink::value(&d.value, &mut |v| { let due = Due::of(tried, &model, v); let said = bench.judge(tried, d.turn, std::slice::from_ref(v)).remove(0); !due.is_said_by(&said) && said.iter().map(|v| *v == due.all).collect::<Vec<_>>() == first && due.all.is_none() == d.due.all.is_none() }) } else { Default::default() };
            if shown < 12 { eprintln!("SMALLEST {sm}"); eprintln!("{} turn {} due {:?}\n  {:?}\n  {}", d.name, d.turn, d.due, d.verdicts, d.value.to_string().chars().take(150).collect::<String>()); }
        }
    }
    eprintln!("cases {nc} in {tc:.1}  values {nv} in {tv:.1}  judge {tj:.1} valid {valid} broken {broken} dis {dis}");
}
