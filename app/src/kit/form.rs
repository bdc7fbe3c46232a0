//! What a form page needs to show itself again: everything that was typed, and what is wrong with it.

use domain::problems::{Problem, ProblemCode, Problems, Typed};

/// The state of a form: as typed, and its problems. A fresh form is empty or holds what is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// By field name, exactly as typed.
    pub typed: Typed,
    /// What is wrong, in the order it was checked.
    pub problems: Problems,
}

impl Form {
    /// A form with values and nothing wrong.
    pub const fn filled(typed: Typed) -> Self {
        Self { typed, problems: Problems::new() }
    }

    /// A form that comes back.
    pub const fn refused(typed: Typed, problems: Problems) -> Self {
        Self { typed, problems }
    }

    /// What stands in a field; empty when nothing was typed.
    pub fn value(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    /// True when a choice or tick of this field holds this value. Several ticks of one name are kept as `a,b`.
    pub fn holds(&self, name: &str, value: &str) -> bool {
        self.value(name).split(',').any(|one| one == value)
    }

    /// The first problem of a field; warnings come after what blocks.
    pub fn problem(&self, name: &str) -> Option<&Problem> {
        let mut of_field = self.problems.iter().filter(|problem| problem.field == name);
        let first = of_field.clone().find(|problem| !problem.code.is_warning());
        first.or_else(|| of_field.next())
    }

    /// True when the form came back because of this.
    pub fn has(&self, code: ProblemCode) -> bool {
        self.problems.iter().any(|problem| problem.code == code)
    }

    /// True when it came back at all.
    pub fn refused_at_all(&self) -> bool {
        !self.problems.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_blocks_is_shown_before_a_warning() {
        let mut problems = Problems::one("cui", ProblemCode::CuiCheckDigit);
        problems.add("cui", ProblemCode::CuiLetters);
        let form = Form::refused(Typed::from([("cui".into(), "12".into())]), problems);
        assert_eq!(form.value("cui"), "12");
        assert_eq!(form.problem("cui").map(|problem| problem.code), Some(ProblemCode::CuiLetters));
        assert_eq!(form.problem("name"), None);
        assert!(form.refused_at_all() && form.has(ProblemCode::CuiCheckDigit));
    }

    #[test]
    fn several_ticks_of_one_name() {
        let form = Form::filled(Typed::from([("bring".into(), "a,b".into())]));
        assert!(form.holds("bring", "b") && !form.holds("bring", "c"));
    }
}
