//! Where each role starts its day.

use app::paths;
use domain::access::Role;

/// The first page of a role.
pub fn home(role: Role) -> String {
    match role {
        Role::Reception | Role::ShiftLead => paths::flights(),
        Role::Caseworker => paths::inbox(),
        Role::Supervisor => paths::room(),
        Role::Provider => paths::received(),
        Role::Protection => paths::protection(),
        Role::DataProtection | Role::Auditor => paths::audit(),
        Role::Administrator | Role::Statistics => paths::my_account(),
    }
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
