//! What the program says when something around it is not as it needs to be: one sentence, and exit code 3.

use ceiba::failure::Failure;
use ceiba::startup;
use tests::everywhere;

/// The sentence of a start that is refused.
async fn refused(settings: &ceiba::config::Settings) -> String {
    match startup::open(settings).await {
        Err(Failure::Environment(sentence)) => sentence,
        Err(other) => panic!("another exit code: {other}"),
        Ok(_) => panic!("the house opens"),
    }
}

#[tokio::test]
async fn a_half_migrated_database_is_not_served_and_readyz_says_why() {
    everywhere(async |app| {
        assert_eq!(app.browser().get("/readyz").await.body, "ready\n");
        app.house.store.migrate_down(Some(1)).await.expect("one step back");
        let asked = app.browser().get("/readyz").await;
        assert_eq!((asked.status.as_u16(), asked.body.as_str()), (503, "migrations\n"));
        let sentence = refused(&app.settings()).await;
        assert!(sentence.contains("lacks 1 of") && sentence.contains("ceiba migrate"), "{sentence}");
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
        app.house.store.migrate().await.expect("forward again");
        assert_eq!(app.browser().get("/readyz").await.body, "ready\n");
        assert!(startup::open(&app.settings()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_not_there_or_empty_is_one_sentence() {
    everywhere(async |app| {
        let mut settings = app.settings();
        let url = settings.database.clone().expect("an address");
        settings.database = Some(match url.rsplit_once('/') {
            Some((before, _)) => format!("{before}/nowhere-at-all"),
            None => url.clone(),
        });
        let sentence = refused(&settings).await;
        assert!(sentence.contains("no database at") || sentence.contains("does not open"), "{sentence}");
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
        app.house.store.migrate_down(None).await.expect("an empty database");
        let sentence = refused(&app.settings()).await;
        assert!(sentence.contains("ceiba migrate"), "{sentence}");
        app.house.store.migrate().await.expect("the schema is made");
        startup::seed_demonstration(&app.house).await.expect("and filled again");
    })
    .await;
}
