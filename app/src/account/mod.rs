//! Sign-in of staff and their own account.

mod kept;
mod my_account;
mod set_up;
mod sign_in;
mod stopped;

pub(crate) use kept::send_again;
pub use kept::{Kept, kept_page};
pub use my_account::{MyAccount, OpenSession, my_account_page};
pub use set_up::{SetUp, set_up_page};
pub use sign_in::{NewKey, SecondFactor, SignIn, second_factor_page, sign_in_page, signed_out_page};
pub use stopped::{Stopped, stopped_page};

#[cfg(test)]
mod tests;
