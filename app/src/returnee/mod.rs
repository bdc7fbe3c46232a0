//! Pages for returned people.
