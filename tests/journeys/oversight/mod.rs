//! Those who watch over the house.

mod protection;
mod room;
mod trail;
