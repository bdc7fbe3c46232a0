//! Names, papers and telephones of invented people, as they are spoken and printed in Guatemala.

use domain::chance::{Chance, below, percent, pick};
use domain::fields::cui;

const MEN: &[&str] = &[
    "José", "Juan", "Luis", "Carlos", "Mateo", "Pedro", "Miguel", "Domingo", "Francisco", "Diego", "Santiago", "Marcos", "Manuel", "Sebastián",
    "Antonio", "Mario", "Óscar", "Edwin", "Wilmer", "Byron", "Elmer", "Gaspar", "Baltazar", "Tomás", "Andrés", "Nicolás", "Cristóbal", "Felipe",
    "Víctor", "Hugo", "Rigoberto", "Selvin", "Henry", "Kevin", "Abner", "Josué", "Isaías", "Rubén", "César", "Julio", "Gilberto", "Venancio",
];
const WOMEN: &[&str] = &[
    "María", "Ana", "Juana", "Rosa", "Marta", "Catarina", "Petrona", "Dominga", "Micaela", "Magdalena", "Feliciana", "Tomasa", "Lucía", "Sandra",
    "Irma", "Olga", "Telma", "Brenda", "Ingrid", "Verónica", "Yesenia", "Victoria", "Candelaria", "Isabel", "Francisca", "Rosalía", "Manuela",
    "Josefa", "Elena", "Aura", "Silvia", "Estela", "Wendy", "Karla", "Guadalupe", "Ixmucané", "Angelina", "Margarita", "Cecilia", "Paula",
];
const SURNAMES: &[&str] = &[
    "López", "García", "Pérez", "Hernández", "González", "Ramírez", "Morales", "Rodríguez", "Vásquez", "Gómez", "Díaz", "Méndez", "Castillo",
    "Juárez", "Reyes", "Ortiz", "Mejía", "Aguilar", "Muñoz", "Nájera", "de León", "de la Cruz", "del Cid", "de Paz", "Escobar", "Estrada",
    "Sandoval", "Marroquín", "Monzón", "Cardona", "Xol", "Caal", "Coc", "Choc", "Tzul", "Tzoc", "Ixchop", "Ajanel", "Ajpop", "Batz", "Chávez",
    "Chitay", "Cuc", "Hub", "Ixcoy", "Lux", "Matías", "Mucía", "Och", "Pop", "Pu", "Quej", "Quib", "Sis", "Sicajá", "Tiu", "Tot", "Toj", "Us",
    "Xitumul", "Yat", "Zapeta", "Zet", "Ba Tiul", "Chiquín", "K'im", "Q'uq", "Tz'ib", "Ajtún", "Caxaj", "Chilel", "Temaj", "Chiviliu", "Bolom",
    "Velásquez", "Zúñiga", "Bernal", "Cobo", "Raymundo", "Brito", "Ceto", "Chel", "Bernabé", "Lorenzo", "Pablo", "Esteban", "Lucas", "Domingo",
];

/// One or two given names.
pub fn given(chance: &mut dyn Chance, woman: bool) -> String {
    let list = if woman { WOMEN } else { MEN };
    let mut one = || pick(chance, list).copied().unwrap_or_default();
    let (first, second) = (one(), one());
    if percent(chance, 60) && first != second { format!("{first} {second}") } else { first.to_owned() }
}

/// One surname.
pub fn surname(chance: &mut dyn Chance) -> &'static str {
    pick(chance, SURNAMES).copied().unwrap_or_default()
}

/// A CUI of this municipality with its check digit: eight digits of the person, one that checks them, four of the place.
pub fn paper(chance: &mut dyn Chance, municipality: &str) -> Option<String> {
    let person: String = (0..8).map(|at| (below(chance, if at == 0 { 8 } else { 10 }) + u64::from(at == 0)).to_string()).collect();
    let fits = |digit: &u8| cui::doubt(&format!("{person}{digit}{municipality}")).is_none();
    (0..10).find(fits).map(|digit| format!("{person}{digit}{municipality}"))
}

/// A telephone that no operator gives out (the second digit group is nobody's in the demonstration).
pub fn phone(chance: &mut dyn Chance) -> String {
    format!("5{:07}", below(chance, 10_000_000))
}
