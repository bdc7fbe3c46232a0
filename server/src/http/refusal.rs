//! The only place where something that went wrong becomes a status and a page.

use app::account::{Stopped, stopped_page};
use app::returnee::{Refusal as PublicRefusal, refusal_page};
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::Refusal;
use domain::problems::Problems;

use super::frame::Here;
use super::gate::AnsweredTo;
use super::page::Page;

/// Why a door does not answer with its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// 404: not there, or not for this caller.
    Missing,
    /// 400: not a form of ours, or damaged on its way.
    Unreadable,
    /// 403: sent from another site.
    Elsewhere,
    /// 422: problems that the door did not show itself.
    Invalid(Problems),
    /// 409: somebody was faster.
    Conflict,
    /// 409: the same request id with other content.
    Repeated,
    /// To the second factor, then back.
    StepUp,
    /// 413.
    Large,
    /// 429, with the seconds to wait.
    Many(i64),
    /// 503: no answer in time.
    Busy,
    /// 503: the disk is full, reading goes on.
    Full,
    /// 503: the database does not answer.
    Away,
    /// 500: a fault of the program; the words are for the log.
    Broken(&'static str),
}

impl Stop {
    /// What an extractor or layer meant by its status.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Self::Missing,
            StatusCode::FORBIDDEN => Self::Elsewhere,
            StatusCode::PAYLOAD_TOO_LARGE => Self::Large,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Self::Busy,
            status if status.is_client_error() => Self::Unreadable,
            _ => Self::Broken("status of a layer"),
        }
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Elsewhere => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict | Self::Repeated => StatusCode::CONFLICT,
            Self::StepUp => StatusCode::SEE_OTHER,
            Self::Large => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Many(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Full | Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    const fn wait_seconds(&self) -> Option<i64> {
        match self {
            Self::Many(seconds) => Some(*seconds),
            Self::Busy | Self::Away => Some(5),
            Self::Full => Some(60),
            _ => None,
        }
    }

    fn for_staff(self, id: &str) -> Stopped {
        match self {
            Self::Missing => Stopped::Missing,
            Self::Unreadable => Stopped::Unreadable,
            Self::Elsewhere => Stopped::Elsewhere,
            Self::Invalid(problems) => Stopped::Invalid(problems.iter().map(|problem| problem.code).collect()),
            Self::Conflict => Stopped::Conflict,
            Self::Repeated => Stopped::Repeated,
            Self::Large => Stopped::Large,
            Self::Many(seconds) => Stopped::Many { seconds },
            Self::Busy => Stopped::Busy,
            Self::Full => Stopped::Full,
            Self::Away => Stopped::Away,
            Self::StepUp | Self::Broken(_) => Stopped::Broken { id: id.to_owned() },
        }
    }

    /// True when what was typed may be sent again as it is: nothing was wrong with it.
    const fn may_be_sent_again(&self) -> bool {
        matches!(self, Self::Busy | Self::Full | Self::Away | Self::Broken(_) | Self::Many(_))
    }

    const fn for_public(&self) -> PublicRefusal {
        match self {
            Self::Missing => PublicRefusal::Missing,
            Self::Unreadable | Self::Elsewhere | Self::Invalid(_) | Self::Conflict | Self::Repeated | Self::Large => {
                PublicRefusal::Refused
            }
            _ => PublicRefusal::Broken,
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Self::Missing,
            Refusal::Invalid(problems) => Self::Invalid(problems),
            Refusal::Conflict => Self::Conflict,
            Refusal::OtherContent => Self::Repeated,
            Refusal::StepUp => Self::StepUp,
            Refusal::TooMany(seconds) => Self::Many(seconds),
            Refusal::Unavailable(error) => {
                tracing::error!(%error, "database");
                if error.is_full() { Self::Full } else { Self::Away }
            }
        }
    }
}

/// Carries the reason to [`show`], which knows the language and the shell.
impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

/// The page for a reason, in the shell of whoever asked.
pub(super) fn show(stop: Stop, here: &Here, to: Option<&AnsweredTo>) -> Response {
    if stop == Stop::StepUp {
        return Page::see_other(app::paths::staff_second_factor_then(here.path())).into_response();
    }
    if let Stop::Broken(what) = stop {
        tracing::error!(request = here.id(), what, "broken");
    }
    let (status, wait) = (stop.status(), stop.wait_seconds());
    let again = here.again().filter(|_| stop.may_be_sent_again());
    let page = match to {
        Some(AnsweredTo::Staff(staff)) => {
            Page::staff(stopped_page(&here.staff(staff), &stop.for_staff(here.id()), again.as_ref()))
        }
        None if here.is_for_staff() => {
            Page::staff(stopped_page(&here.nobody(), &stop.for_staff(here.id()), again.as_ref()))
        }
        _ => Page::public(refusal_page(&here.public(to.is_some()), stop.for_public(), again.as_ref())),
    };
    let mut answer = page.status(status).into_response();
    if let Some(wait) = wait {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
    answer.headers_mut().insert(HeaderName::from_static("x-error-id"), here.id_header());
    answer
}

/// What became of a panic in a handler: the process goes on, the caller gets a page with the number of the error.
pub(super) fn panicked(_: Box<dyn std::any::Any + Send>) -> Response<Body> {
    Stop::Broken("panic").into_response()
}
