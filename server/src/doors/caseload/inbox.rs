//! S18: the inbox, one part and one page of it.

use app::caseload::{Inbox, InboxRow, View, inbox_page};
use app::kit::{Pages, when};
use axum::extract::Query;
use casework::cases::Next;
use store::cases::Listed;

use super::file::step;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
};

/// Rows of a page.
const SIZE: u32 = 25;

/// Which part, which page.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(rename = "vista")]
    view: Option<String>,
    #[serde(rename = "pagina")]
    page: Option<u32>,
}

pub async fn get(Calling(staff): Calling, Query(asked): Query<Asked>, here: Here) -> Answer {
    let files = staff.inbox().await?;
    let of = |view: View| files.iter().filter(move |(_, next)| View::of(step(*next)) == view);
    let counts = View::ALL.map(|view| u32::try_from(of(view).count()).unwrap_or(u32::MAX));
    let named = View::ALL.into_iter().find(|view| asked.view.as_deref() == Some(view.code()));
    // Without a wish, the first part in which something waits.
    let first = View::ALL.into_iter().zip(counts).find(|(_, count)| *count > 0).map_or(View::Decide, |(view, _)| view);
    let view = named.unwrap_or(first);
    let total = u32::try_from(of(view).count()).unwrap_or(u32::MAX);
    let page = asked.page.unwrap_or(1).clamp(1, total.div_ceil(SIZE).max(1));
    let skipped = usize::try_from((page - 1) * SIZE).unwrap_or(usize::MAX);
    let rows = of(view).skip(skipped).take(SIZE as usize).map(|(file, next)| row(file, *next));
    let facts = Inbox {
        view,
        counts,
        pages: Pages { page, size: SIZE, total },
        rows: rows.collect(),
        now: when::moment(staff.house().now()),
    };
    Ok(Page::staff(inbox_page(&here.staff(&staff), &facts)))
}

fn row(file: &Listed, next: Next) -> InboxRow {
    let due = match next {
        Next::Overdue(id) => file.referrals.iter().find(|one| one.id == id).map(|one| one.answer_by),
        Next::Await(at) => Some(at),
        _ => None,
    };
    let moment = |ms| when::moment(store::instant(ms));
    InboxRow {
        case: file.case.id.to_string(),
        name: format!("{}, {}", file.person.surnames, file.person.given_names),
        people: file.people,
        urgent: !file.case.urgent.is_empty(),
        next: step(next),
        due: due.map(moment),
        since: moment(file.case.opened_at),
    }
}
