//! Sign-in of staff and their own account.
