# Short messages: at most 160 signs of the telephone's alphabet, which has no á, í, ó, ú: choose words without them.
# Neutral: never a programme, a place or the return.
appointment = Su cita es el { $day } a las { $hour }. Lleve su tarjeta. Para cambiarla llame al { $phone }.
appointment-day = Su cita es el { $day }. Lleve su tarjeta. Para cambiarla llame al { $phone }.
appointment-reminder = Recuerde su cita: { $day } a las { $hour }. Lleve su tarjeta. Para cambiarla llame al { $phone }.
appointment-reminder-day = Recuerde su cita: { $day }. Lleve su tarjeta. Para cambiarla llame al { $phone }.
appointment-moved = Su cita tiene otra fecha: { $day } a las { $hour }. Lleve su tarjeta. Si no puede, llame al { $phone }.
appointment-moved-day = Su cita tiene otra fecha: { $day }. Lleve su tarjeta. Si no puede, llame al { $phone }.
news = Tiene un aviso. Entre con su tarjeta: { $site } o llame al { $phone }.
