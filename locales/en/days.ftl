weekday = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $number ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
day-long = { $weekday } { $day } { $month }
day-month = { $day } { $month }
day-year = { $day } { $month } { $year }
month-year = { $month } { $year }
day-short = { $day }-{ $month }
part-of-day = { $part ->
    [night] at night
    [morning] in the morning
    [noon] noon
    [afternoon] in the afternoon
   *[evening] in the evening
}
hour-whole = { $hour } { part-of-day }
hour-half = { $hour }:30 { part-of-day }
hour-minutes = { $hour }:{ $minutes } { part-of-day }
moment-long = { $day }, { $hour }
today = today
tomorrow = tomorrow
yesterday = yesterday
on-day = on { $day }
near-moment = { $day } { $one ->
    [1] at
   *[other] at
} { $time }
