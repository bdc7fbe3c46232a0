//! A planeload at reception on a real database: the list, the desk, a family, a child alone, two clerks.

use std::sync::Arc;

use casework::{
    House, HouseConfig, Refusal, Staff,
    arrivals::{Registration, Slip},
    clock::TestClock,
    demo,
    manifests::{Group, Looking, Review, Uploaded},
};
use domain::{
    chance::SeededChance,
    ids::{FlightId, LineId},
    problems::{ProblemCode, Typed},
};

const LIST: &str = "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,CUI,Municipio,Departamento,Grupo familiar,Parentesco,Vuelo,Fecha de llegada,Procedencia\n\
1,Pérez Tzoc,María Guadalupe,F,14/08/1991,,Huehuetenango,Huehuetenango,,,GTA 77,24/11/2026,Alexandria\n\
2,Ixcoy Caal,Rosa,F,02/03/1988,,Cobán,Alta Verapaz,F1,titular,GTA 77,24/11/2026,Alexandria\n\
3,Caal Ixcoy,Luis,M,05/06/2015,,Cobán,Alta Verapaz,F1,hijo,GTA 77,24/11/2026,Alexandria\n\
4,Caal Ixcoy,Ana,F,07/08/2018,,Cobán,Alta Verapaz,F1,hija,GTA 77,24/11/2026,Alexandria\n\
5,Tiu Batz,Pedro,M,09/10/2012,,Nebaj,Quiché,,,GTA 77,24/11/2026,Alexandria\n\
6,Roto Mal,Juan,M,31/02/1990,,Nebaj,Quiché,,,GTA 77,24/11/2026,Alexandria\n";

struct Hall {
    house: House,
    _folder: tempfile::TempDir,
}

impl Hall {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("ceiba.db").display());
        let config = HouseConfig { database, master: [3; 32], demo: true };
        let clock = TestClock::at("2026-11-24T16:00:00Z".parse().unwrap());
        let house = House::open_with(config, Arc::new(clock), Box::new(SeededChance::new(5))).await.unwrap();
        house.store.migrate().await.unwrap();
        house.seed_demo(&[]).await.unwrap();
        Self { house, _folder: folder }
    }

    async fn enter(&self, who: &str) -> Staff {
        let token = self.house.sign_in(&format!("{who}@demo.example"), demo::PASSWORD, "test").await.unwrap().token();
        self.house.staff(&token).await.unwrap().unwrap()
    }

    async fn flight(&self, staff: &Staff) -> FlightId {
        let request = self.house.mint();
        let Uploaded::Review(upload) = staff.upload_manifest("lista.csv", LIST.into(), request).await.unwrap() else {
            panic!("refused")
        };
        staff.approve(upload, self.house.mint()).await.unwrap()[0]
    }

    async fn line(&self, staff: &Staff, flight: FlightId, query: &str) -> LineId {
        staff.desk(flight, query).await.unwrap().found[0].id
    }
}

/// The review of a list, once it is read.
async fn review(staff: &Staff, upload: domain::ids::UploadId) -> Box<Review> {
    loop {
        match staff.look(upload).await.unwrap() {
            Looking::Ready(review) => return review,
            Looking::Going(..) => {}
            Looking::Refused(..) => panic!("refused"),
        }
    }
}

fn form(pairs: &[(&str, &str)]) -> Typed {
    let base = [
        ("given_names", "María Guadalupe"),
        ("surnames", "Pérez Tzoc"),
        ("birth", "14 08 1991"),
        ("language", "mam"),
        ("consent", "all"),
    ];
    base.iter().chain(pairs).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_list_is_reviewed_and_the_board_counts_it() {
    let hall = Hall::open().await;
    let lead = hall.enter("turno").await;
    let Uploaded::Review(upload) = lead.upload_manifest("lista.csv", LIST.into(), hall.house.mint()).await.unwrap()
    else {
        panic!("refused")
    };
    let review = review(&lead, upload).await;
    assert_eq!((review.count(Group::New), review.count(Group::Problem)), (5, 1));
    lead.approve(upload, hall.house.mint()).await.unwrap();
    let board = lead.flights_today().await.unwrap();
    let tally = board.flights.iter().find(|flight| flight.number == "GTA 77").unwrap().tally;
    assert_eq!((tally.listed, tally.registered, tally.alone, tally.families, tally.to_review), (6, 0, 1, 1, 1));
    lead.approve(upload, hall.house.mint()).await.unwrap();
    let again = lead.flights_today().await.unwrap();
    assert_eq!(
        again.flights.iter().find(|flight| flight.number == "GTA 77").unwrap().tally,
        tally,
        "approved twice changes nothing"
    );
    let refused = lead.upload_manifest("vacia.csv", Vec::new(), hall.house.mint()).await.unwrap();
    assert!(matches!(refused, Uploaded::Refused(_)));
    let caseworker = hall.enter("gestora").await;
    assert!(matches!(caseworker.look(upload).await, Err(Refusal::NotFound)));
}

#[tokio::test]
async fn maria_is_found_without_accents_and_registered_once_whoever_asks() {
    let hall = Hall::open().await;
    let (clerk, lead) = (hall.enter("recepcion").await, hall.enter("turno").await);
    let flight = hall.flight(&lead).await;
    let line = hall.line(&clerk, flight, "perez").await;
    assert_eq!(line, hall.line(&clerk, flight, "1").await);
    let (number, _) = hall.house.print_card(true).await.unwrap();
    let typed = form(&[("card", &number.grouped()), ("phone", "5512 3456"), ("urgent", "sleep,food")]);
    let request = hall.house.mint();
    let first = clerk.register(flight, Some(line), &typed, request).await.unwrap();
    let again = clerk.register(flight, Some(line), &typed, request).await.unwrap();
    assert_eq!(first, again, "the same form twice is one receipt");
    let Registration::Done { receipt, sealed: false } = first else { panic!("{first:?}") };
    let Slip::Open { card, .. } = clerk.slip(flight, &receipt).await.unwrap() else { panic!("sealed") };
    assert_eq!(card, Some(number.tail()));
    let second = lead.register(flight, Some(line), &form(&[]), hall.house.mint()).await.unwrap();
    let Registration::Already(who) = second else { panic!("{second:?}") };
    assert_eq!((who.receipt.as_str(), who.by.as_str()), (receipt.as_str(), "Ana Lucía Recinos"));
    // The same card for somebody else, who is not on the list.
    let walk_in = form(&[("given_names", "Otra"), ("card", &number.digits())]);
    let Err(Refusal::Invalid(problems)) = clerk.register(flight, None, &walk_in, hall.house.mint()).await else {
        panic!("bound twice")
    };
    assert_eq!(problems.of("card").collect::<Vec<_>>(), [ProblemCode::CardAlreadyBound]);
    assert!(clerk.register(flight, None, &form(&[("given_names", "Otra")]), hall.house.mint()).await.is_ok());
    assert_eq!(clerk.flight(flight).await.unwrap().tally.registered, 2);
    assert!(hall.house.store.verify_audit().await.unwrap().is_ok());
}

#[tokio::test]
async fn a_family_of_three_shares_household_and_file() {
    let hall = Hall::open().await;
    let (clerk, lead) = (hall.enter("recepcion").await, hall.enter("turno").await);
    let flight = hall.flight(&lead).await;
    let line = hall.line(&clerk, flight, "ixcoy rosa").await;
    let typed = form(&[
        ("given_names", "Rosa"),
        ("surnames", "Ixcoy Caal"),
        ("birth", "02/03/1988"),
        ("company", "family"),
        ("member_1", "3"),
        ("relation_1", "child"),
        ("member_2", "4"),
        ("relation_2", "child"),
    ]);
    let Registration::Done { receipt, sealed: false } =
        clerk.register(flight, Some(line), &typed, hall.house.mint()).await.unwrap()
    else {
        panic!("sealed")
    };
    let Slip::Open { household, .. } = clerk.slip(flight, &receipt).await.unwrap() else { panic!("sealed") };
    assert_eq!(household.len(), 3);
    assert_eq!(clerk.flight(flight).await.unwrap().tally.registered, 3);
}

#[tokio::test]
async fn a_child_alone_is_sealed_from_the_first_second() {
    let hall = Hall::open().await;
    let (clerk, lead) = (hall.enter("recepcion").await, hall.enter("turno").await);
    let flight = hall.flight(&lead).await;
    let line = hall.line(&clerk, flight, "5").await;
    let child = [("given_names", "Pedro"), ("surnames", "Tiu Batz"), ("birth", "09/10/2012")];
    let Err(Refusal::Invalid(problems)) = clerk.register(flight, Some(line), &form(&child), hall.house.mint()).await
    else {
        panic!("no interruption")
    };
    assert_eq!(problems.of("company").collect::<Vec<_>>(), [ProblemCode::CaregiverMissing]);
    let told = [child.as_slice(), &[("protection", "yes")]].concat();
    let (number, _) = hall.house.print_card(true).await.unwrap();
    let with_card = form(&[told.as_slice(), &[("card", number.digits().as_str())]].concat());
    let Err(Refusal::Invalid(problems)) = clerk.register(flight, Some(line), &with_card, hall.house.mint()).await
    else {
        panic!("card given")
    };
    assert_eq!(problems.of("card").collect::<Vec<_>>(), [ProblemCode::CardForChildAlone]);
    let done = clerk.register(flight, Some(line), &form(&told), hall.house.mint()).await.unwrap();
    let Registration::Done { receipt, sealed: true } = done else { panic!("{done:?}") };
    assert!(matches!(clerk.slip(flight, &receipt).await, Ok(Slip::Sealed { .. })));
    assert!(matches!(lead.slip(flight, &receipt).await, Err(Refusal::NotFound)), "not even the shift lead");
    assert!(clerk.desk(flight, "tiu").await.unwrap().found.is_empty());
    assert!(matches!(clerk.desk_line(flight, line).await, Err(Refusal::NotFound)));
    assert_eq!(hall.house.store.jobs_left().await.unwrap(), 1, "the officer is told");
}
