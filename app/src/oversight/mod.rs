//! Pages of those who watch over the house: the protection unit and the control room.

mod children;
mod glass;
mod room;
mod sealed;
mod steps;
mod trail;
mod words;

pub use children::{ChildRow, children_page};
pub use glass::{GlassFacts, UseRow, break_page, glass_file_page, register_page};
pub use room::{RoomFacts, RoomFlight, Shown, Which, room_list_page, room_page};
pub use sealed::{ChildFacts, NoteFacts, SealedFacts, sealed_page, telephones_page};
pub use steps::{StepFacts, step_page};
pub use trail::{Found, TraceRow, TrailFacts, file_trail_page, trail_page};
pub use words::{Told, waited};
