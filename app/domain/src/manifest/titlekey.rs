//! The words of titles that say what stands behind them.

use crate::fields::fold::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// What the words after a key are.
pub(super) enum Key {
    Date,
    Bus,
    Flight,
    Origin,
    Route,
    Arrival,
    /// Making or printing the list: its day is not the flight's.
    Made,
    /// The list itself: its number may be the flight's.
    List,
    /// A place of something: the next word says of what.
    Point,
    /// Being handed over.
    Handover,
    Other,
    Small,
}

/// The key that a word is.
pub(super) fn key(word: &str) -> Option<Key> {
    Some(match fold(word).as_str() {
        "fecha" | "date" | "fec" | "data" | "fechado" | "dia" | "day" | "dt" => Key::Date,
        "impresion" | "impreso" | "impresa" | "elaboracion" | "elaborado" | "elaborada" | "emision" | "emitido"
        | "emitida" | "generado" | "generada" | "generacion" | "actualizado" | "actualizada" | "actualizacion"
        | "corte" | "printed" | "print" | "generated" | "created" | "prepared" | "updated" | "issued" | "report"
        | "reporte" | "run" | "revisado" | "revision" => Key::Made,
        "manifiesto" | "manifest" | "lista" | "listado" | "list" => Key::List,
        "vuelo" | "flight" | "mission" | "mision" | "flt" | "voo" | "vol" => Key::Flight,
        "autobus" | "bus" | "unidad" | "onibus" => Key::Bus,
        "procedencia" | "procedente" | "origen" | "origin" | "from" | "dep" | "departure" | "departing" | "departs"
        | "departed" | "sale" | "salio" | "salida" | "desde" | "proveniente" | "orig" | "procede" | "procedentes"
        | "provienen" | "proviene" | "embarque" | "partida" | "embarkation" | "boarding" | "provenance" | "depart"
        | "origem" | "origine" => Key::Origin,
        "ruta" | "route" | "trayecto" | "itinerario" => Key::Route,
        "arr" | "arrival" | "arribo" | "arrives" | "arriving" | "llegada" | "llega" | "ingreso" | "eta" | "arrivee"
        | "chegada" | "aterrizaje" => Key::Arrival,
        "destino" | "destination" | "dest" | "hora" | "time" | "total" | "pax" | "to" | "hacia" | "pasajeros"
        | "passengers" | "personas" | "retorno" | "etd" | "aeropuerto" | "airport" => Key::Other,
        "lugar" | "place" | "punto" | "point" | "sitio" | "puesto" | "puerto" | "port" | "frontera" => Key::Point,
        "entrega" | "handover" | "recepcion" => Key::Handover,
        "de" | "del" | "of" | "city" | "du" | "le" | "no" | "num" | "numero" | "number" | "nbr" | "n" | "nro" | "y" => {
            Key::Small
        }
        _ => return None,
    })
}
