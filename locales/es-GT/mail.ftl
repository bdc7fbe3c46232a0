# Letters by mail. No name of a person, no kind of programme, nothing about the return: who wants to know more signs in.
provider-sent-subject = Ceiba: una referencia espera su respuesta
provider-sent-body = { $name }:

    Hay una referencia para ustedes. Respondan antes del { $day }.

    { $link }

    El enlace es solo para ustedes y abre solo esta referencia. No lo reenvíen.
provider-reminder-subject = Ceiba: falta su respuesta
provider-reminder-body = { $name }:

    Una referencia todavía espera su respuesta. El plazo termina el { $day }.

    { $link }

    Este enlace reemplaza al anterior. No lo reenvíen.
provider-informed-subject = Ceiba: ya está el dato que pidieron
provider-informed-body = { $name }:

    La referencia tiene el dato que pidieron. Respondan antes del { $day }.

    { $link }

    Este enlace reemplaza al anterior. No lo reenvíen.
provider-withdrawn-subject = Ceiba: ya no hace falta responder
provider-withdrawn-body = { $name }:

    Una referencia que recibieron se retiró. No tienen que hacer nada.
staff-subject = Ceiba: { $what }
staff-body = { $what }.

    { $link }

    Para ver más entre con su usuario.
staff-referral-overdue = una referencia no tuvo respuesta a tiempo
staff-referral-asked = piden un dato sobre una referencia
staff-referral-waitlisted = una referencia quedó en espera
staff-referral-accepted = una referencia fue aceptada
staff-referral-declined = una referencia no fue aceptada
staff-referral-expired = el plazo de una referencia terminó
staff-appointment-excused = una persona no puede ir a su cita
staff-appointment-missed = una persona no llegó a su cita
staff-placement-ended = una estadía no inició o terminó antes
staff-case-assigned = tiene un registro nuevo a su cargo
staff-consent-withdrawn = una persona retiró un permiso
staff-handover-prepared = hay una entrega que recibir
staff-handover-overdue = una entrega no se hizo a tiempo
staff-case-sealed = hay un registro nuevo en su unidad
staff-card-frozen = una tarjeta se paró
staff-glass-broken = hubo un acceso de emergencia que revisar
staff-person-wrote = una persona le escribió
staff-follow-up-due = toca hacer una llamada
staff-task-given = tiene una tarea nueva
staff-access = hubo un cambio en su acceso. Si no fue usted, avise a coordinación
staff-other = hay algo que revisar
