//! Small numbers: which cells of a table are hidden, so that nobody is recognised (security.md 6.6).
//!
//! A cell below the threshold is hidden, and zero with it only where a zero tells something. Then, as long as a hidden
//! cell could be worked out from a row's or column's sum, the smallest shown cell beside it is hidden as well; what is
//! hidden together in one line has to amount to the threshold. The same table always gives the same answer.

/// Where a table goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Public, or another institution.
    Outside,
    /// Supervisors of the house.
    Inside,
}

impl Readers {
    /// The smallest number shown.
    pub const fn threshold(self) -> u64 {
        match self {
            Self::Outside => 10,
            Self::Inside => 5,
        }
    }
}

/// A cell as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Count(u64),
    Hidden,
}

/// A table with its sums as they may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    pub cells: Vec<Vec<Shown>>,
    pub rows: Vec<Shown>,
    pub columns: Vec<Shown>,
    pub total: Shown,
}

/// One number that stands alone.
pub fn alone(count: u64, readers: Readers) -> Shown {
    if count != 0 && count < readers.threshold() { Shown::Hidden } else { Shown::Count(count) }
}

/// A share in per cent; hidden where too few are counted, or where the part or the rest is a small number.
pub fn percent(part: u64, whole: u64, readers: Readers) -> Option<u64> {
    let rest = whole.checked_sub(part)?;
    let seen = [whole, part, rest].iter().all(|count| alone(*count, readers) != Shown::Hidden);
    (seen && whole >= readers.threshold()).then(|| (part.saturating_mul(200) / whole).div_ceil(2))
}

/// Hides what has to be hidden in a table with sums; rows that are too short count as filled with zeros.
pub fn table(counts: &[Vec<u64>], readers: Readers) -> Suppressed {
    let grid = Grid::with_sums(counts);
    let threshold = readers.threshold();
    let mut hidden = grid.small(threshold);
    while let Some((row, column)) = grid.lines().find_map(|line| grid.to_hide(&line, &hidden, threshold)) {
        hidden[row][column] = true;
    }
    grid.shown(&hidden)
}

/// The counts with the sums as a last row and a last column.
struct Grid(Vec<Vec<u64>>);

type Place = (usize, usize);

impl Grid {
    fn with_sums(counts: &[Vec<u64>]) -> Self {
        let width = counts.iter().map(Vec::len).max().unwrap_or(0);
        let mut grid: Vec<Vec<u64>> =
            counts.iter().map(|row| row.iter().copied().chain(std::iter::repeat(0)).take(width).collect()).collect();
        for row in &mut grid {
            row.push(row.iter().fold(0, |sum, count| sum.saturating_add(*count)));
        }
        let sums =
            (0..=width).map(|column| grid.iter().fold(0_u64, |sum, row| sum.saturating_add(row[column]))).collect();
        grid.push(sums);
        Self(grid)
    }

    fn at(&self, (row, column): Place) -> u64 {
        self.0[row][column]
    }

    fn small(&self, threshold: u64) -> Vec<Vec<bool>> {
        self.0.iter().map(|row| row.iter().map(|count| *count != 0 && *count < threshold).collect()).collect()
    }

    /// Every row and every column, each with its sum: of one line the sum tells what is missing.
    fn lines(&self) -> impl Iterator<Item = Vec<Place>> {
        let (height, width) = (self.0.len(), self.0.first().map_or(0, Vec::len));
        let rows = (0..height).map(move |row| (0..width).map(|column| (row, column)).collect());
        rows.chain((0..width).map(move |column| (0..height).map(|row| (row, column)).collect()))
    }

    /// The next cell to hide in a line whose hidden cells could be worked out too closely.
    fn to_hide(&self, line: &[Place], hidden: &[Vec<bool>], threshold: u64) -> Option<Place> {
        let (gone, left): (Vec<Place>, Vec<Place>) = line.iter().partition(|(row, column)| hidden[*row][*column]);
        let together = gone.iter().fold(0_u64, |sum, place| sum.saturating_add(self.at(*place)));
        if gone.is_empty() || (gone.len() > 1 && together >= threshold) {
            return None;
        }
        // The sum goes last, since it is worth most to the reader; among cells the smallest that is not zero.
        let sum = line.last().copied();
        left.into_iter().min_by_key(|place| (Some(*place) == sum, self.at(*place) == 0, self.at(*place), *place))
    }

    fn shown(&self, hidden: &[Vec<bool>]) -> Suppressed {
        let show = |row: usize, column: usize| {
            if hidden[row][column] { Shown::Hidden } else { Shown::Count(self.at((row, column))) }
        };
        let (height, width) = (self.0.len() - 1, self.0[0].len() - 1);
        Suppressed {
            cells: (0..height).map(|row| (0..width).map(|column| show(row, column)).collect()).collect(),
            rows: (0..height).map(|row| show(row, width)).collect(),
            columns: (0..width).map(|column| show(height, column)).collect(),
            total: show(height, width),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(table: &Suppressed) -> String {
        let show = |shown: &Shown| match shown {
            Shown::Count(count) => count.to_string(),
            Shown::Hidden => "*".into(),
        };
        let line = |cells: &[Shown], sum: &Shown| cells.iter().chain([sum]).map(show).collect::<Vec<_>>().join(" ");
        let rows = table.cells.iter().zip(&table.rows).map(|(cells, sum)| line(cells, sum));
        rows.chain([line(&table.columns, &table.total)]).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_small_cell_takes_a_neighbour_with_it_so_that_no_sum_gives_it_away() {
        let counts = [vec![3, 20, 30], vec![40, 50, 60], vec![70, 80, 90]];
        assert_eq!(text(&table(&counts, Readers::Outside)), "* * 30 53\n* * 60 150\n70 80 90 240\n113 150 180 443");
        assert_eq!(text(&table(&[vec![7, 20], vec![30, 40]], Readers::Inside)), "7 20 27\n30 40 70\n37 60 97");
    }

    #[test]
    fn single_numbers_and_shares() {
        assert_eq!(alone(9, Readers::Outside), Shown::Hidden);
        assert_eq!(alone(9, Readers::Inside), Shown::Count(9));
        assert_eq!(alone(0, Readers::Outside), Shown::Count(0));
        assert_eq!(percent(30, 120, Readers::Outside), Some(25));
        assert_eq!(percent(118, 120, Readers::Outside), None, "the two others would be known");
        assert_eq!(percent(2, 1, Readers::Outside), None);
        assert_eq!(percent(0, 0, Readers::Outside), None);
    }

    #[test]
    fn empty_tables_are_tables() {
        assert_eq!(table(&[], Readers::Outside).total, Shown::Count(0));
        assert_eq!(table(&[vec![], vec![4]], Readers::Outside).total, Shown::Hidden);
    }

    proptest! {
        #[test]
        fn in_every_line_what_is_hidden_is_several_or_with_its_sum(counts in proptest::collection::vec(proptest::collection::vec(0_u64..40, 1..6), 1..6)) {
            let result = table(&counts, Readers::Outside);
            let grid = Grid::with_sums(&counts);
            let all: Vec<Vec<Shown>> = result.cells.iter().zip(&result.rows).map(|(cells, sum)| cells.iter().copied().chain([*sum]).collect())
                .chain([result.columns.iter().copied().chain([result.total]).collect()]).collect();
            for line in grid.lines() {
                let gone: Vec<u64> = line.iter().filter(|(r, c)| all[*r][*c] == Shown::Hidden).map(|place| grid.at(*place)).collect();
                let enough = gone.is_empty() || gone.len() == line.len() || (gone.len() > 1 && gone.iter().sum::<u64>() >= 10);
                prop_assert!(enough, "{line:?} {gone:?}");
            }
            for (row, cells) in all.iter().enumerate() {
                for (column, shown) in cells.iter().enumerate() {
                    let count = grid.at((row, column));
                    prop_assert!(*shown == Shown::Hidden || count == 0 || count >= 10);
                    prop_assert!(*shown == Shown::Hidden || *shown == Shown::Count(count), "never another number");
                }
            }
        }
    }
}
