//! The oracle is the page of the specification, read here by its own words and not by the letters of the table.

use super::*;
use crate::{
    change::tests::id,
    ids::{CentreId, ProviderId, StaffId},
};

/// security.md 2.2, word for word.
const PAGE: &str = include_str!("../../../../tests/guards/matrix.csv");

/// The actions in the order of the page; two of its rows name two actions each.
fn page_rows() -> Vec<(Action, Vec<String>)> {
    let split = [Action::DecideRightsRequest, Action::RestoreBackup];
    let actions = Action::ALL.iter().filter(|action| !split.contains(action));
    let lines: Vec<Vec<String>> = PAGE.lines().skip(1).map(cells).collect();
    let mut rows: Vec<_> = actions.copied().zip(lines.iter().cloned()).collect();
    for (twin, action) in [(Action::OpenRightsRequest, split[0]), (Action::RunBackup, split[1])] {
        let words = rows.iter().find(|(other, _)| *other == twin).unwrap().1.clone();
        rows.push((action, words));
    }
    rows
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

fn page_columns() -> Vec<Column> {
    let head = PAGE.lines().next().unwrap();
    head.split(',').skip(1).map(|code| Column::parse(code).unwrap()).collect()
}

/// What the words of one cell say, plainly: who is meant, and what is asked of them.
#[expect(clippy::match_same_arms, reason = "one line a word of the page")]
fn said(words: &str, who: Who, action: Action, relation: Relation) -> Decision {
    use Decision as D;
    use Relation as R;
    let own = matches!(relation, R::Own | R::Assigned);
    let team = own || relation == R::Team;
    let sealed = relation == R::Sealed && who.clearances.opens_sealed();
    let overseer =
        matches!(who.column, Column::DataProtection | Column::Auditor | Column::Administrator | Column::Statistics);
    let any = relation != R::SealedElsewhere || overseer;
    let scope = match who.column {
        Column::Caseworker => own,
        Column::Protection => sealed,
        Column::Provider | Column::Partner => relation == R::Addressed,
        Column::Returnee | Column::Caregiver => own,
        Column::Reception | Column::Supervisor => team,
        _ => any,
    };
    let when = |holds: bool, then: D| if holds { then } else { D::Deny };
    let fresh = |then: D| if who.stepped_up { then } else { D::NeedsStepUp };
    let glass = |then: D| if relation == R::BrokenGlass { then } else { D::NeedsBreakGlass };
    match words {
        "–" | "child: CPO only" => D::Deny,
        "t" | "t (raise+hide)" => when(team, D::Allow),
        "t2" => when(team, D::NeedsSecondApprover),
        "tm" | "quick screen only" => when(team, D::AllowMasked),
        "t+" => when(team, fresh(D::Allow)),
        "t2+" => when(team, fresh(D::NeedsSecondApprover)),
        "t (not own)" => when(relation == R::Team, D::Allow),
        "t+s" => when(team || sealed, D::Allow),
        "o" | "own" | "own load" | "own file" | "accept" => when(own, D::Allow),
        "o,tm" => when(team, if own { D::Allow } else { D::AllowMasked }),
        "o,s" => when(own || sealed, D::Allow),
        "own m" | "child m" | "own (dates, role names)" => when(own, D::AllowMasked),
        "own+" => when(own, fresh(D::Allow)),
        "o if health-cleared" => when(own && who.clearances.has(Clearance::Health), D::Allow),
        "a health provider" => when(scope && who.clearances.has(Clearance::Health), D::Allow),
        "a" | "a after appointment" | "a if attached" => when(scope, D::Allow),
        "am" => when(scope, D::AllowMasked),
        "a2+" => when(scope, fresh(D::NeedsSecondApprover)),
        "s" => when(sealed, D::Allow),
        "s+" => when(sealed, fresh(D::Allow)),
        "s+ (clearance)" => {
            let needed = if action == Action::ReadTrafficking { Clearance::Trafficking } else { Clearance::Gbv };
            when(sealed && who.clearances.has(needed), fresh(D::Allow))
        }
        "s2" => when(sealed, D::NeedsSecondApprover),
        "s2+" | "s+2" => when(sealed, fresh(D::NeedsSecondApprover)),
        "B" => glass(D::Allow),
        "B2" => glass(D::NeedsSecondApprover),
        "✓" => when(any, D::Allow),
        "✓+" => when(any, fresh(D::Allow)),
        "✓2" | "clearance 2" | "approve" => when(any, D::NeedsSecondApprover),
        "✓2+" | "2+" => when(any, fresh(D::NeedsSecondApprover)),
        "✓ suppressed" | "✓ pseudonym" => when(any, D::AllowMasked),
        "see" | "see ids" => when(scope, D::SeeOnly),
        "request" | "own agency request" | "consent" => when(scope, D::RequestOnly),
        "open" => when(scope && action == Action::OpenRightsRequest, D::Allow),
        "decide" | "decide s" => when(scope, D::Allow),
        "run / ✓2" => {
            if action == Action::RunBackup {
                D::Allow
            } else {
                D::NeedsSecondApprover
            }
        }
        other => panic!("the page says {other:?}, which nobody explained"),
    }
}

fn every_who(column: Column) -> impl Iterator<Item = Who> {
    (0..1 << Clearance::ALL.len()).flat_map(move |set: u8| {
        let held = Clearance::ALL.iter().copied().filter(move |clearance| set & (1 << *clearance as u8) != 0);
        let clearances: Clearances = held.collect();
        [false, true].map(|stepped_up| Who { column, clearances, stepped_up })
    })
}

/// The one thing the page tells in its text and not in its cells: what broken glass shows to who may break it.
fn seen_through_glass(column: Column, words: &[String], relation: Relation) -> bool {
    let officer = page_columns().iter().position(|column| *column == Column::DataProtection).unwrap();
    let may_break = matches!(column, Column::Caseworker | Column::Supervisor | Column::Protection);
    relation == Relation::BrokenGlass && may_break && words[officer + 1] == "B"
}

#[test]
fn the_table_says_what_the_page_says() {
    let mut asked = 0;
    let rows = page_rows();
    assert_eq!(rows.len(), 51, "49 rows, two of them with two actions");
    for (action, words) in &rows {
        for (column, word) in page_columns().into_iter().zip(&words[1..]) {
            for who in every_who(column) {
                for relation in Relation::ALL {
                    let expected = match said(word, who, *action, *relation) {
                        Decision::Deny if seen_through_glass(column, words, *relation) => Decision::Allow,
                        said => said,
                    };
                    assert_eq!(decide(who, *action, *relation), expected, "{action:?} {who:?} {relation:?}: {word}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 56_448, "{asked}");
}

#[test]
fn every_action_has_its_row_once_in_the_order_of_the_list() {
    assert_eq!(matrix().map(|(action, _)| *action).collect::<Vec<_>>(), Action::ALL);
}

#[test]
fn a_shift_lead_may_no_more_than_clerk_and_supervisor_together() {
    for action in Action::ALL {
        for relation in Relation::ALL {
            let by = |column| decide(Who::outside(column, true), *action, *relation);
            let both = by(Column::Reception).min(by(Column::Supervisor));
            assert!(by(Column::ShiftLead) >= both, "{action:?} {relation:?}");
        }
    }
}

#[test]
fn the_administrator_reads_nothing_about_a_person() {
    for action in [Action::ReadPerson, Action::ReadCase, Action::ReadAssessment, Action::SearchPerson, Action::ReadFlag]
    {
        for relation in Relation::ALL {
            assert_eq!(decide(Who::outside(Column::Administrator, true), action, *relation), Decision::Deny);
        }
    }
}

#[test]
fn a_sealed_file_does_not_exist_for_those_who_work_in_the_house() {
    let working = Column::ALL.iter().copied().filter(|column| {
        !matches!(column, Column::DataProtection | Column::Auditor | Column::Administrator | Column::Statistics)
    });
    for column in working {
        for (who, action) in every_who(column).flat_map(|who| Action::ALL.iter().map(move |action| (who, *action))) {
            assert_eq!(decide(who, action, Relation::SealedElsewhere), Decision::Deny, "{who:?} {action:?}");
        }
    }
}

fn actor(role: Role) -> Actor {
    let (centre, provider) = (Some(id(CentreId::mint, 1)), (role == Role::Provider).then(|| id(ProviderId::mint, 2)));
    Actor {
        staff: id(StaffId::mint, 3),
        role,
        centre,
        provider,
        clearances: Clearances::parse("child"),
        stepped_up: true,
    }
}

#[test]
fn a_seal_comes_before_ownership_and_asks_for_its_own_clearance() {
    let mine =
        Standing { owner: Some(id(StaffId::mint, 3)), centre: Some(id(CentreId::mint, 1)), ..Standing::default() };
    let sealed = |clearance| Standing { sealed: Some(clearance), ..mine };
    assert_eq!(actor(Role::Caseworker).relation(&mine), Relation::Own);
    assert_eq!(actor(Role::Caseworker).relation(&sealed(Clearance::Child)), Relation::SealedElsewhere);
    assert_eq!(actor(Role::Protection).relation(&sealed(Clearance::Child)), Relation::Sealed);
    assert_eq!(actor(Role::Protection).relation(&sealed(Clearance::Trafficking)), Relation::SealedElsewhere);
    let opened = Standing { glass_open: true, ..sealed(Clearance::Child) };
    assert_eq!(actor(Role::Supervisor).relation(&opened), Relation::SealedElsewhere);
    assert_eq!(actor(Role::DataProtection).relation(&opened), Relation::BrokenGlass);
}

#[test]
fn a_provider_stands_to_what_is_addressed_to_it_and_to_nothing_else() {
    let to =
        |provider| Standing { addressed: Some(provider), centre: Some(id(CentreId::mint, 1)), ..Standing::default() };
    assert_eq!(actor(Role::Provider).relation(&to(id(ProviderId::mint, 2))), Relation::Addressed);
    assert_eq!(actor(Role::Provider).relation(&to(id(ProviderId::mint, 9))), Relation::OtherAgency);
}

#[test]
fn scopes_come_from_the_role_and_nobody_without_a_place_has_one() {
    let reach = |role| actor(role).scope().reach();
    assert_eq!(reach(Role::Reception), Reach::Centre(id(CentreId::mint, 1)));
    assert_eq!(reach(Role::Protection), Reach::SealedUnit(id(CentreId::mint, 1)));
    assert_eq!(reach(Role::Provider), Reach::Agency(id(ProviderId::mint, 2)));
    for role in [Role::DataProtection, Role::Auditor, Role::Administrator, Role::Statistics] {
        assert_eq!(reach(role), Reach::Nothing);
    }
    let nowhere = Actor { centre: None, ..actor(Role::Supervisor) };
    assert_eq!(nowhere.scope().reach(), Reach::Nothing);
    let uncleared = Actor { clearances: Clearances::parse("health,unknown"), ..actor(Role::Protection) };
    assert_eq!(uncleared.scope().reach(), Reach::Nothing);
}

#[test]
fn duties_stay_apart() {
    assert!(!Role::Administrator.goes_with(Role::Caseworker));
    assert!(!Role::Reception.goes_with(Role::Administrator));
    assert!(!Role::Statistics.goes_with(Role::Auditor));
    assert!(Role::Caseworker.goes_with(Role::Supervisor));
    let (one, two) = (id(StaffId::mint, 1), id(StaffId::mint, 2));
    assert_eq!(second_person(one, one), Err(SamePerson));
    assert_eq!(second_person(one, two), Ok(()));
}
