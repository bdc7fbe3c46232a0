//! Where each role starts its day.

use app::paths;
use app::shell::Place;
use domain::access::Role;

use crate::http::frame::menu;

/// The first place of the role's menu; a role without one starts at its own account.
pub fn home(role: Role) -> String {
    menu(role).first().map_or_else(paths::my_account, Place::path)
}

/// The name of a role in words.
pub fn role_name(l: locales::Locale, role: Role) -> String {
    use locales::account as words;
    match role {
        Role::Reception => words::role_reception(l),
        Role::ShiftLead => words::role_shift_lead(l),
        Role::Caseworker => words::role_caseworker(l),
        Role::Supervisor => words::role_supervisor(l),
        Role::Provider => words::role_provider(l),
        Role::Protection => words::role_protection(l),
        Role::DataProtection => words::role_data_protection(l),
        Role::Auditor => words::role_auditor(l),
        Role::Administrator => words::role_administrator(l),
        Role::Statistics => words::role_statistics(l),
    }
}
