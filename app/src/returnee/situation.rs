use leptos::prelude::*;
use locales::dates::{self, Day};
use locales::{Locale, Said, returnee};

use crate::kit::{icon, words::say};

macro_rules! subjects {
    ($($(#[$doc:meta])* $subject:ident = $icon:literal, $words:ident;)*) => {
        /// What a part of the process is about. A sensitive one is only ever [`Subject::Private`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Subject { $($(#[$doc])* $subject,)* }

        impl Subject {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$subject),*];

            pub(super) const fn icon(self) -> &'static str {
                match self { $(Self::$subject => $icon,)* }
            }

            pub(super) fn words(self, l: Locale) -> Said {
                match self { $(Self::$subject => returnee::said::$words(l),)* }
            }
        }
    };
}

subjects! {
    /// Housing.
    House = "house", topic_house;
    /// A bed for tonight.
    Sleep = "bed", topic_sleep;
    /// Family care.
    Family = "heart-handshake", topic_family;
    /// Vocational training.
    Training = "hammer", topic_training;
    /// Certification of a trade.
    Certificate = "badge-check", topic_certificate;
    /// Work.
    Work = "briefcase", topic_work;
    /// Documents.
    Papers = "file-text", topic_papers;
    /// Health.
    Health = "heart-pulse", topic_health;
    /// School.
    School = "graduation-cap", topic_school;
    /// Anything that others must not read on a screen.
    Private = "calendar-check", topic_private;
    /// Something else.
    Other = "hand-helping", topic_other;
}

/// Where a part of the process stands, in plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// Options are looked for.
    Looking,
    /// A provider was asked; the day by which it answers, if known.
    Asking(Option<Day>),
    /// The provider needs a detail.
    Missing,
    /// On the list, with the number if known.
    Waiting(Option<u32>),
    /// A place is kept.
    Kept,
    /// It has begun.
    Going,
    /// No place this time; another is looked for.
    Declined,
    /// It did not begin.
    NotStarted,
    /// The person asked to stop.
    Stopped,
    /// Finished.
    Done,
}

impl Situation {
    fn words(self, l: Locale) -> Said {
        match self {
            Self::Looking => returnee::said::situation_looking(l),
            Self::Asking(None) => returnee::said::situation_asking(l),
            Self::Asking(Some(day)) => returnee::said::situation_asking_by(l, dates::long_day(l.of_page(), day)),
            Self::Missing => returnee::said::situation_missing(l),
            Self::Waiting(None) => returnee::said::situation_waiting(l),
            Self::Waiting(Some(place)) => returnee::said::situation_waiting_place(l, place),
            Self::Kept => returnee::said::situation_kept(l),
            Self::Going => returnee::said::situation_going(l),
            Self::Declined => returnee::said::situation_declined(l),
            Self::NotStarted => returnee::said::situation_not_started(l),
            Self::Stopped => returnee::said::situation_stopped(l),
            Self::Done => returnee::said::situation_done(l),
        }
    }
}

/// A part of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is about.
    pub subject: Subject,
    /// Where it stands.
    pub situation: Situation,
}

pub(super) fn topic(l: Locale, topic: Topic) -> AnyView {
    view! {
        <h2>{say(l, topic.subject.words(l))}</h2>
        <p class="row">{icon(topic.subject.icon())}" "<span>{say(l, topic.situation.words(l))}</span></p>
    }
    .into_any()
}
