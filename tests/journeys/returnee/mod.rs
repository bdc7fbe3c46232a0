//! Those who came back, on their own telephone.

mod card;
