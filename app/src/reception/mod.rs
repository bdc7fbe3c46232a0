//! Reception: the board of flights, lists, the desk and its receipts.

mod alike;
mod board;
mod closing;
mod columns;
mod desk;
mod find;
mod list;
mod paper;
pub mod planeload;
mod reading;
mod review;
mod row;
mod slip;
mod upload;

pub use alike::{Alike, AlikeList, AlikeRow, Compared, MergedRow, alike_list_page, alike_page};
pub use board::{Board, BoardFlight, board_page, state};
pub use closing::{ClosingFacts, ClosingLine, closing_page};
pub use columns::{ColumnFacts, Columns, SheetFacts, columns_page};
pub use desk::{Desk, Earlier, Found, desk_page};
pub use find::{Elsewhere, Find, FoundPerson, find_page};
pub use list::{Fix, List, Listed, fix_page, list_page};
pub use paper::{NewCard, Sheets, SlipPaper, cards_paper, new_card_page, sheets_page, slip_paper};
pub use reading::{Doing, Reading, reading_page};
pub use review::{Cell, Group, ListedFlight, Problem, Review, Row, Stands, review_page};
pub use row::{RowCell, RowFacts, row_page};
pub use slip::{Slip, sealed_page, slip_page};
pub use upload::{Upload, upload_page};
