use ceiba::failure::Failure;
use serde_json::{Value, json};

use super::{folder, instance, route, written};

fn parsed(name: &str) -> Value {
    serde_json::from_str(&instance(name)).unwrap()
}

#[test]
fn a_planeload_is_placed_as_well_as_the_reference() {
    let plan = written(&instance("planeload-1"), &[]);
    assert_eq!(plan["format"], "ceiba-routing-plan/1");
    assert_eq!(plan["instance"], "planeload-1");
    assert_eq!(plan["objective"]["tier_persons"], json!([43, 60, 51, 53]));
    assert!(plan["objective"]["fit"].as_i64().unwrap() >= 131_763 * 999 / 1000);
}

#[test]
fn the_mode_may_be_said_and_instant_ranks_everybody_who_is_not_sealed() {
    let text = instance("planeload-1");
    assert_eq!(written(&text, &["--mode", "batch"]), written(&text, &[]));
    let rankings = written(&text, &["--mode", "instant"]);
    let sealed: Vec<Value> = parsed("planeload-1")["cases"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|case| case["protected"] == true)
        .map(|case| case["id"].clone())
        .collect();
    let ranked: Vec<&Value> = rankings["cases"].as_array().unwrap().iter().map(|case| &case["case"]).collect();
    assert!(!sealed.is_empty());
    assert_eq!(ranked.len(), 97 - sealed.len());
    assert!(sealed.iter().all(|case| !ranked.contains(&case)));
}

/// Refused with exit code 2, the place and the reason, and no file.
fn refused(text: &str, place: &str, reason: &str) {
    let (folder, path) = folder(text);
    let out = folder.path().join("plan.json");
    let Err(Failure::Usage(sentence)) = route(&["--instance", path.to_str().unwrap(), "--out", out.to_str().unwrap()])
    else {
        panic!("not refused: {place}")
    };
    assert!(sentence.contains(&format!(" {place}: ")) && sentence.contains(reason), "{sentence}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "a file was left behind: {place}");
}

#[test]
fn a_bad_instance_is_refused_with_its_place_and_reason() {
    let good = parsed("planeload-1");
    let faults: &[(&str, Value, &str, &str)] = &[
        ("/format", json!("ceiba-routing-instance/2"), "format", "format"),
        ("/kind", json!("lottery"), "kind", "unknown variant"),
        ("/offers/17/capacity/0", json!(-1), "offers[17].capacity[0]", "0 to 10000"),
        ("/offers/17/capacity/0", json!(10_001), "offers[17].capacity[0]", "0 to 10000"),
        ("/offers/17/age_min", json!(131), "offers[17].age_min", "130"),
        ("/offers/17/age_max", json!(1.5), "offers[17].age_max", "floating point"),
        ("/offers/3/id", json!("O0001"), "offers[3].id", "twice"),
        ("/offers/3/municipality", json!("9901"), "offers[3].municipality", "not known"),
        ("/cases/0/id", json!(""), "cases[0].id", "empty"),
        ("/cases/0/needs/0/members", json!([]), "cases[0].needs[0].members", "empty"),
        ("/cases/0/needs/0/members", json!([0, 0]), "cases[0].needs[0].members[1]", "twice"),
        ("/cases/0/needs/0/members", json!([99]), "cases[0].needs[0].members[0]", "no such person"),
        ("/cases/0/needs/0/preferences", json!(["O9999"]), "cases[0].needs[0].preferences[0]", "not known"),
        ("/cases/0/persons/0/languages", json!([]), "cases[0].persons[0].languages", "empty"),
        ("/conflicts", json!([["C00001", "C00001"]]), "conflicts[0]", "conflict with itself"),
        ("/conflicts", json!([["C00001", "nobody"]]), "conflicts[0][1]", "not known"),
        ("/department_km/0/1", json!(1), "department_km[0][1]", "other way"),
        ("/weights/preference/0", json!(900), "weights", "1000"),
        ("/weights/tier_value", json!([4, 4, 2, 1]), "weights.tier_value", "fall"),
    ];
    for (pointer, value, place, reason) in faults {
        let mut bad = good.clone();
        let (whole, key) = pointer.rsplit_once('/').unwrap();
        match bad.pointer_mut(whole).unwrap() {
            Value::Object(fields) => _ = fields.insert(key.to_owned(), value.clone()),
            list => list[key.parse::<usize>().unwrap()] = value.clone(),
        }
        refused(&bad.to_string(), place, reason);
    }
    refused("not JSON", ".", "expected");
}

#[test]
fn what_cannot_be_read_or_written_ends_with_its_own_code_and_leaves_nothing() {
    let (folder, path) = folder(&instance("planeload-1"));
    let path = path.to_str().unwrap();
    assert!(matches!(route(&["--instance", "/nowhere/at/all.json", "--out", "plan.json"]), Err(Failure::Usage(_))));
    assert!(matches!(route(&["--instance", path]), Err(Failure::Usage(_))));
    assert!(matches!(route(&["--instance", path, "--out", "/nowhere/at/all/plan.json"]), Err(Failure::Environment(_))));
    // A plan that is there stays whole: the new one takes its place in one step.
    let out = folder.path().join("plan.json");
    std::fs::write(&out, "the old plan").unwrap();
    assert!(route(&["--instance", path, "--out", out.to_str().unwrap(), "--mode", "nonsense"]).is_err());
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "the old plan");
    assert!(route(&["--instance", path, "--out", out.to_str().unwrap()]).is_ok());
    assert!(std::fs::read_to_string(&out).unwrap().starts_with("{\"format\""));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_need_is_explained_and_a_sealed_one_does_not_exist() {
    let text = instance("planeload-1");
    let (_folder, path) = folder(&text);
    let path = path.to_str().unwrap();
    let parsed = parsed("planeload-1");
    for language in ["es", "en"] {
        assert!(route(&["--instance", path, "--explain", "N00001", "--language", language]).is_ok());
    }
    assert!(matches!(route(&["--instance", path, "--explain", "N00001", "--language", "xx"]), Err(Failure::Usage(_))));
    let sealed = parsed["cases"].as_array().unwrap().iter().find(|case| case["protected"] == true).unwrap();
    let sealed = sealed["needs"][0]["id"].as_str().unwrap();
    let sentence = |need: &str| match route(&["--instance", path, "--explain", need]) {
        Err(Failure::Usage(sentence)) => sentence.replace(need, "X"),
        _ => panic!("{need} is explained"),
    };
    assert_eq!(sentence(sealed), sentence("N99999"));
}

#[test]
fn a_stream_is_placed_flight_after_flight_and_never_as_a_whole() {
    let mut stream = parsed("stream-90d");
    stream["flights"].as_array_mut().unwrap().truncate(6);
    let landed: Vec<Value> = stream["flights"].as_array().unwrap().iter().map(|flight| flight["id"].clone()).collect();
    stream["cases"].as_array_mut().unwrap().retain(|case| landed.contains(&case["flight"]));
    let text = stream.to_string();
    let (with, without) = (written(&text, &[]), written(&text, &["--no-prices"]));
    let value = |plan: &Value, which: &str| plan[which]["weighted_value"].as_i64().unwrap();
    assert!(value(&with, "objective") > 0 && value(&with, "objective") <= value(&with, "bound"));
    assert!(!with["prices"].as_array().unwrap().is_empty());
    assert_eq!(without["prices"], json!([]));
    let (_folder, path) = folder(&text);
    for mode in ["batch", "replan"] {
        assert!(matches!(
            route(&["--instance", path.to_str().unwrap(), "--out", "/tmp/never.json", "--mode", mode]),
            Err(Failure::Usage(_))
        ));
    }
}
