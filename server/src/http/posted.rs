//! A posted form, exactly as typed, and the id under which a repeat of it is known.

use axum::Form;
use axum::extract::{FromRequest, Request};
use domain::problems::Typed;
use uuid::Uuid;

use super::frame::Here;
use super::refusal::Stop;
use super::site::Site;

/// The name of the hidden field that makes a repeated sending harmless.
pub const REQUEST_ID: &str = "request_id";

/// A form that was sent.
#[derive(Clone, Debug)]
pub struct Posted {
    /// By field name; several ticks of one name are joined by commas, as the parts of `app::kit` read them.
    pub typed: Typed,
    /// The id from the page.
    pub request: Uuid,
}

impl FromRequest<Site> for Posted {
    type Rejection = Stop;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Stop> {
        let here = request.extensions().get::<Here>().cloned();
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, site)
            .await
            .map_err(|rejection| Stop::of_status(axum::response::IntoResponse::into_response(rejection).status()))?;
        let posted = Self::of(pairs)?;
        if let Some(here) = here {
            here.hold(&posted);
        }
        Ok(posted)
    }
}

impl Posted {
    /// Puts the pairs together. A form without its id did not come from one of our pages.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, Stop> {
        let mut typed = Typed::new();
        for (name, value) in pairs {
            // PostgreSQL cannot store it, and no keyboard types it.
            if value.contains('\0') || name.contains('\0') {
                return Err(Stop::Unreadable);
            }
            // Browsers send line ends as CR LF whatever was typed.
            let value = value.replace("\r\n", "\n");
            typed
                .entry(name)
                .and_modify(|before| {
                    before.push(',');
                    before.push_str(&value);
                })
                .or_insert(value);
        }
        let request = typed.remove(REQUEST_ID).and_then(|id| id.parse().ok()).ok_or(Stop::Unreadable)?;
        Ok(Self { typed, request })
    }

    /// Everything, the request id included, for sending it again.
    pub fn whole(self) -> Typed {
        let mut typed = self.typed;
        typed.insert(REQUEST_ID.to_owned(), self.request.to_string());
        typed
    }

    /// What stands in a field, without blanks around it; empty when it was not sent.
    pub fn field(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", |value| value.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711";

    fn posted(pairs: &[(&str, &str)]) -> Result<Posted, Stop> {
        Posted::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn ticks_of_one_name_are_joined_and_the_id_is_apart() {
        let form = posted(&[("need", "bed"), (REQUEST_ID, ID), ("need", "food"), ("note", "a\r\nb")]).expect("a form");
        assert_eq!(form.field("need"), "bed,food");
        assert_eq!(form.field("note"), "a\nb");
        assert!(!form.typed.contains_key(REQUEST_ID) && form.request.to_string() == ID);
    }

    #[test]
    fn a_form_without_its_id_or_with_impossible_signs_is_not_ours() {
        assert!(posted(&[("need", "bed")]).is_err());
        assert!(posted(&[(REQUEST_ID, "1")]).is_err());
        assert!(posted(&[(REQUEST_ID, ID), ("note", "a\0b")]).is_err());
    }
}
