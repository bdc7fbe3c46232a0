//! Programas recomendados.

use app::caseload::{Days, Excluded, NeedFacts, Option_, ProgrammesFacts, changes, fits, programmes_page, reason};
use axum::extract::Path;
use locales::Locale;
use uuid::Uuid;

use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
};

pub async fn get(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    let found = staff.recommend(case).await?;
    let frame = here.staff(&staff);
    let l = frame.locale;
    let days = Days::From(staff.house().today());
    let say = |words: &domain::catalogue::Words| if l == Locale::EN { words.en.clone() } else { words.es.clone() };
    let name = |code: &str| {
        let offering = found.catalogue.offerings.get(code);
        offering.map_or_else(|| code.to_owned(), |offering| say(&offering.name))
    };
    let provider = |code: &str| {
        let provider =
            found.catalogue.offerings.get(code).and_then(|offering| found.catalogue.providers.get(&offering.provider));
        provider.map(|provider| say(&provider.name)).unwrap_or_default()
    };
    let mother = locales::caseload::programmes_mother_tongue(l);
    let needs = found.ranking.needs.iter().map(|need| NeedFacts {
        category: need.category.code().to_owned(),
        options: need
            .options
            .iter()
            .map(|choice| {
                let (good, mind) = fits(l, &choice.fit, &mother);
                Option_ {
                    offering: choice.offer.to_string(),
                    name: name(&choice.offer),
                    provider: provider(&choice.offer),
                    good,
                    mind,
                }
            })
            .collect(),
        excluded: need
            .excluded
            .iter()
            .map(|out| Excluded {
                name: name(&out.offer),
                why: reason(l, &out.reason, days),
                change: changes(l, out, days),
            })
            .collect(),
    });
    let facts = ProgrammesFacts {
        case: case.to_string(),
        rules: found.ranking.rules_version.to_string(),
        needs: needs.collect(),
    };
    Ok(Page::staff(programmes_page(&frame, &facts)))
}
