use leptos::prelude::*;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    label: String,
    number: bool,
    sort: Option<(String, bool)>,
}

impl Column {
    /// Words, ranged left.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false, sort: None }
    }

    /// Numbers, ranged right.
    pub fn number(label: impl Into<String>) -> Self {
        Self { number: true, ..Self::text(label) }
    }

    /// A link that sorts by it; `true` when the table is sorted so already.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, sorted: bool) -> Self {
        self.sort = Some((href.into(), sorted));
        self
    }
}

/// A row: the first cell is its head.
pub struct Line {
    /// One view a column.
    pub cells: Vec<AnyView>,
    /// The row the page is about.
    pub here: bool,
}

impl Line {
    /// A row of views.
    pub const fn new(cells: Vec<AnyView>) -> Self {
        Self { cells, here: false }
    }
}

/// A ledger; on a phone each row becomes a card with the column's name before each value.
pub struct Table {
    /// What the table lists; heard, not seen.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub lines: Vec<Line>,
}

impl Table {
    /// The finished table.
    pub fn view(self) -> AnyView {
        let Self { caption, columns, lines } = self;
        let heads: Vec<_> = columns.iter().map(head).collect();
        let rows: Vec<_> = lines
            .into_iter()
            .map(|line| {
                let cells: Vec<AnyView> = line
                    .cells
                    .into_iter()
                    .zip(&columns)
                    .enumerate()
                    .map(|(at, (cell, column))| one(at, cell, column))
                    .collect();
                view! { <tr class=line.here.then_some("here")>{cells}</tr> }
            })
            .collect();
        view! {
            <table class="fold">
                <caption class="hidden_words">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    }
}

fn head(column: &Column) -> AnyView {
    let class = column.number.then_some("num");
    let sorted = column.sort.as_ref().is_some_and(|(_, sorted)| *sorted).then_some("ascending");
    let label = column.label.clone();
    let inside = match column.sort.clone() {
        Some((href, _)) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    view! { <th scope="col" class=class aria-sort=sorted>{inside}</th> }.into_any()
}

fn one(at: usize, cell: AnyView, column: &Column) -> AnyView {
    let class = column.number.then_some("num");
    if at == 0 {
        view! { <th scope="row" class=class>{cell}</th> }.into_any()
    } else {
        view! { <td data-th=column.label.clone() class=class>{cell}</td> }.into_any()
    }
}
