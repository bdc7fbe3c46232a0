//! The use cases: the only room that joins an actor, the rules and the store. It may not know HTTP, SQL or HTML.
//!
//! To add a use case: 1. a method on the caller that may do it ([`Staff`], [`Returnee`], [`House`] for anyone) in the
//! file of its noun; 2. first line: `self.permit(Action::…, relation)?`; 3. read with `self.scope()`; 4. the domain's
//! transition; 5. one [`store::Write`]: rows, timeline, audit, outbox, answer; 6. return a struct of exactly what is shown.
//! A caller value is made only by a session, so a door has no other way to the data.

pub mod accounts;
pub mod answers;
pub mod arrivals;
pub mod caller;
pub mod cards;
pub mod cases;
pub mod catalogue;
pub mod chance;
pub mod clock;
pub mod closing;
pub mod demo;
pub mod duplicates;
pub mod error;
pub mod files;
pub mod flights;
pub mod glass;
pub mod house;
pub mod interview;
pub mod invitations;
pub mod kept;
pub mod letters;
pub mod manifests;
pub mod password;
pub mod places;
pub mod planeload;
pub mod prints;
pub mod protection;
pub mod recommend;
pub mod referrals;
mod registry;
pub mod returnee;
pub mod room;
pub mod search;
pub mod second_factor;
pub mod seed;
pub mod tasks;
pub mod trail;

pub use caller::Staff;
pub use error::{Refusal, Refused};
pub use house::{House, HouseConfig};
pub use returnee::Returnee;
