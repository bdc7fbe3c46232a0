//! One plane: its list, and everybody on it at the desk, alone or with the family.

use domain::chance::{SeededChance, below, percent, pick};
use domain::fields::place;
use domain::ids::{FlightId, LineId};
use jiff::SignedDuration;
use jiff::civil::Date;
use store::{
    Uuid, Write,
    entities::{flights, manifest_lines},
    lines::document_at,
    set,
};

use super::{Cast, Seeded, StoryClock, WORKED, draw, names, typed, unless_refused};
use crate::{House, Refused, arrivals::Registration, manifests::SearchColumns};

/// People on a plane, about.
pub const SEATS: usize = 99;
const ORIGINS: [&str; 5] = ["Alexandria", "El Paso", "Harlingen", "Brownsville", "Mesa"];
const TONGUES: [&str; 6] = ["spa", "spa,mam", "kek,spa", "quc,spa", "cak,spa", "spa"];

/// Somebody of a list.
struct Passenger {
    given: String,
    surnames: String,
    woman: bool,
    birth: Date,
    town: &'static str,
    relation: &'static str,
    paper: Option<String>,
}

/// A plane's facts while its people are at the desk.
pub struct Plane<'a> {
    pub clock: &'a StoryClock,
    pub cast: &'a Cast,
    pub chance: &'a mut SeededChance,
    pub done: &'a mut Seeded,
}

impl House {
    /// Brings one plane of so many people home.
    pub(super) async fn plane(
        &self,
        seats: usize,
        plane: &mut Plane<'_>,
        progress: &mut (dyn FnMut(usize) + Send),
    ) -> Refused<()> {
        let groups = groups(seats, self.today(), plane.chance);
        let mut write = self.write().await?;
        let number = format!("GTA {}", 2000 + plane.done.flights % 8000);
        let origin = pick(plane.chance, &ORIGINS).copied().unwrap_or(ORIGINS[0]);
        let flight =
            write.expect_flight(plane.cast.clerk.centre()?, &number, origin, &self.today().to_string(), None).await?;
        let mut lines = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            let family = (group.len() > 1).then(|| at.to_string());
            for one in group {
                lines.push(list(&mut write, flight, lines.len() + 1, one, family.clone()).await?);
            }
        }
        write.audit("list_invented", ("flight", Some(flight)), "");
        write.commit().await?;
        let mut first = 0;
        for group in &groups {
            plane.clock.pass(SignedDuration::from_secs(40));
            let case = self.at_the_desk(plane, flight, lines[first], first + 1, group).await?;
            first += group.len();
            plane.done.persons += group.len();
            progress(plane.done.persons);
            let Some(case) = case else { continue };
            plane.done.cases += 1;
            if plane.done.cases <= WORKED && percent(plane.chance, 60) {
                let (woman, people) = (group[0].woman, group.len());
                plane.done.referrals += usize::from(self.worked_on(plane, case, woman, people).await?);
            }
        }
        if plane.clock.is_past() {
            let mut write = self.write().await?;
            let over = flights::ActiveModel {
                id: set(flight),
                state: set(domain::flight::name::CLOSED.to_owned()),
                closed_at: set(Some(write.now())),
                ..Default::default()
            };
            write.save(over).await?;
            write.audit("flight_closed", ("flight", Some(flight)), "");
            write.commit().await?;
        }
        plane.done.flights += 1;
        Ok(())
    }

    /// A family is registered by its first adult; a child alone is sealed. Gives the file, when it is an open one.
    async fn at_the_desk(
        &self,
        plane: &mut Plane<'_>,
        flight: Uuid,
        line: Uuid,
        number: usize,
        group: &[Passenger],
    ) -> Refused<Option<Uuid>> {
        let head = &group[0];
        let phone = names::phone(plane.chance);
        let alone = group.len() == 1 && is_minor(head.birth, self.today());
        let consent = if percent(plane.chance, 85) { "all" } else { "none" };
        let mut form = typed(&[
            ("given_names", &head.given),
            ("surnames", &head.surnames),
            ("birth", &head.birth.strftime("%d/%m/%Y").to_string()),
            ("sex", if head.woman { "F" } else { "M" }),
            ("destination", head.town),
            ("language", pick(plane.chance, &TONGUES).copied().unwrap_or("spa")),
            ("phone", if percent(plane.chance, 70) { &phone } else { "" }),
            ("urgent", if percent(plane.chance, 30) { "sleep" } else { "" }),
            ("company", if group.len() > 1 { "family" } else { "alone" }),
            ("consent", consent),
            ("document", head.paper.as_deref().unwrap_or_default()),
            ("protection", if alone { "yes" } else { "" }),
            // Invented people are all different, however much their names are alike.
            ("previous", "different"),
        ]);
        for (at, member) in group.iter().enumerate().skip(1) {
            form.insert(format!("member_{at}"), (number + at).to_string());
            form.insert(format!("relation_{at}"), member.relation.to_owned());
        }
        let clerk = &plane.cast.clerk;
        let registered =
            clerk.register(FlightId::from_uuid(flight), Some(LineId::from_uuid(line)), &form, self.mint()).await;
        let Some(Registration::Done { receipt, sealed: false }) = unless_refused(registered)? else { return Ok(None) };
        let who = self.store.arrival_of_receipt(clerk.scope(), flight, &receipt).await?;
        match who.household {
            Some(home) => Ok(self.store.case_of_household(home).await?),
            None => Ok(None),
        }
    }
}

/// Under 18 on a day.
fn is_minor(born: Date, day: Date) -> bool {
    born + jiff::Span::new().years(18) > day
}

/// People alone and families, until the plane is full.
fn groups(seats: usize, day: Date, chance: &mut SeededChance) -> Vec<Vec<Passenger>> {
    let (mut groups, mut left) = (Vec::new(), seats);
    while left > 0 {
        let size = if percent(chance, 82) { 1 } else { (2 + draw(chance, 4)).min(left) };
        groups.push(group(size, day, chance));
        left -= size;
    }
    groups
}

fn group(size: usize, day: Date, chance: &mut SeededChance) -> Vec<Passenger> {
    let towns = place::municipalities();
    let town = pick(chance, towns).map_or("0101", |town| town.code);
    let (father, mother) = (names::surname(chance), names::surname(chance));
    let child_alone = size == 1 && percent(chance, 2);
    (0..size)
        .map(|at| {
            let woman = if size > 1 && at == 0 {
                percent(chance, 70)
            } else {
                percent(chance, 25) || at == 1 && percent(chance, 50)
            };
            let child = at > 0 || child_alone;
            let years = if child_alone {
                14 + below(chance, 3)
            } else if child {
                below(chance, 15)
            } else {
                18 + below(chance, 40)
            };
            let born = day
                - jiff::Span::new()
                    .years(i64::try_from(years).unwrap_or(0))
                    .days(i64::try_from(below(chance, 360)).unwrap_or(0) + 1);
            let surnames =
                if at == 0 { format!("{} {}", names::surname(chance), mother) } else { format!("{father} {mother}") };
            let paper = percent(chance, 75).then(|| names::paper(chance, town)).flatten();
            Passenger {
                given: names::given(chance, woman),
                surnames,
                woman,
                birth: born,
                town,
                relation: if at == 0 { "head" } else { "child" },
                paper,
            }
        })
        .collect()
}

async fn list(
    write: &mut Write,
    flight: Uuid,
    number: usize,
    one: &Passenger,
    family: Option<String>,
) -> Refused<Uuid> {
    let (id, found) = (write.mint(), SearchColumns::of(&one.given, &one.surnames));
    let document = match &one.paper {
        Some(number) => Some(write.seal(document_at(id), number)?),
        None => None,
    };
    let minor = is_minor(one.birth, crate::house::day_of(write.by.at));
    let row = manifest_lines::Model {
        id,
        flight_id: flight,
        upload_id: None,
        sheet: None,
        row: i64::try_from(number).unwrap_or(0),
        list_no: Some(number.to_string()),
        given_names: one.given.clone(),
        surnames: one.surnames.clone(),
        sex: Some(if one.woman { "F" } else { "M" }.to_owned()),
        birth_date: Some(one.birth.to_string()),
        birth_precision: "exact".into(),
        age_years: None,
        document,
        document_index: one.paper.as_ref().map(|number| write.keys().index("document", number)),
        municipality_code: Some(one.town.to_owned()),
        unaccompanied: Some(minor && family.is_none()),
        relation: family.is_some().then(|| one.relation.to_owned()),
        family_group: family,
        languages: String::new(),
        is_minor: Some(minor),
        reading: None,
        problems: String::new(),
        review: "new".into(),
        folded: found.folded,
        phonetic: found.phonetic,
        sort_key: found.sort_key,
        state: domain::line::name::PENDING.into(),
        absent_reason: None,
        person_id: None,
        updated_at: write.now(),
        synthetic: true,
        listed: None,
        list_note: None,
    };
    write.insert(row).await?;
    Ok(id)
}
