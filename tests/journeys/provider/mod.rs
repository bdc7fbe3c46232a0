//! The provider's room.

mod places;
