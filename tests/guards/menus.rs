//! A menu offers only what is there: every role lands on a page after signing in, and every place it is offered answers.

use casework::demo::SIGN_INS;
use tests::everywhere;

#[tokio::test]
async fn every_role_lands_on_a_page_and_is_offered_only_pages_that_answer() {
    everywhere(async |app| {
        for (email, _, role) in SIGN_INS {
            let mut browser = app.staff(email).await;
            let landed = browser.get(&ceiba::doors::account::home(role)).await;
            assert_eq!(landed.status, 200, "{email} lands nowhere");
            let places = landed
                .body
                .split("<nav")
                .nth(1)
                .and_then(|nav| nav.split("</nav>").next())
                .unwrap_or_default()
                .to_owned();
            let search = landed.body.contains("role=\"search\"").then(app::paths::find);
            let offered = places
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .filter(|path| path.starts_with('/'));
            for path in offered.map(str::to_owned).chain(search) {
                assert_eq!(browser.get(&path).await.status, 200, "{email} is offered {path}");
            }
        }
    })
    .await;
}
