# Days and hours. Days as people say them; months without capital.
weekday = { $number ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
month = { $number ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
month-short = { $number ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
day-long = { $weekday } { $day } de { $month }
day-month = { $day } de { $month }
day-year = { $day } de { $month } de { $year }
month-year = { $month } de { $year }
day-short = { $day }-{ $month }
part-of-day = { $part ->
    [night] de la madrugada
    [morning] de la mañana
    [noon] del mediodía
    [afternoon] de la tarde
   *[evening] de la noche
}
hour-whole = { $hour } { part-of-day }
hour-half = { $hour } y media { part-of-day }
hour-minutes = { $hour }:{ $minutes } { part-of-day }
moment-long = { $day }, { $hour }
today = hoy
tomorrow = mañana
yesterday = ayer
on-day = el { $day }
# $one is 1 when the hour is one o'clock.
near-moment = { $day } { $one ->
    [1] a la
   *[other] a las
} { $time }
