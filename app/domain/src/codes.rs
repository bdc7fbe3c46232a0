//! Closed lists of answers: one enum, its stored code and the way back.

/// Makes an enum of a closed list with `ALL`, `code()` and `parse()`; the code is what rows, files and forms hold.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$line:meta])* $variant:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$line])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every value, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The form stored and sent.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a stored or typed code.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

/// Names the states of a noun once, for rows, conditions and pages alike.
macro_rules! names {
    ($($name:ident = $text:literal),+ $(,)?) => {
        /// The state names as rows hold them.
        pub mod name {
            $(#[doc = concat!("`", $text, "`")] pub const $name: &str = $text;)+
            /// All of them, in the order of a life.
            pub const ALL: &[&str] = &[$($name),+];
        }
    };
}

pub(crate) use {codes, names};
