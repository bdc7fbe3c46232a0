# P1 and P2: the provider's inbox and answer.

inbox-title = Referencias recibidas
inbox-empty-title = Nada por responder
inbox-empty-why = Cuando un centro pida lugar para una persona, aparece aquí y le avisamos por correo.
inbox-open = Ver y responder
inbox-left = Responder antes de
card-people = { $count ->
    [one] 1 persona
   *[other] { $count } personas
  }
card-age = { $years } años
one-title = Responder la referencia
one-place = Para
one-from = Va a
one-languages = Idiomas
one-state = Cómo está
one-answered = Esta referencia ya tiene respuesta. Abajo está cómo quedó.
accept-title = Aceptar
accept-on = Día en que puede llegar
accept-on-hint = Día, mes y año, por ejemplo { $example }
accept-at = Hora (si la hay)
accept-at-hint = Por ejemplo 08:00
accept-reads = La persona va a leer: su lugar está guardado, con el día, la hora y qué llevar.
accept-button = Aceptar y dar la fecha
wait-title = Poner en espera
wait-reason = Por qué
wait-button = Poner en la lista
decline-title = No podemos
decline-reason = Por qué
decline-reads = La persona va a leer: no hay lugar ahí ahora, no es culpa suya, buscamos otro.
decline-button = Decir que no podemos
reason-no-place = No hay lugar
reason-age-not-served = No atendemos esa edad
reason-family-not-served = No recibimos a esa familia
reason-needs-more-support = Necesita más apoyo del que damos
reason-papers-missing = Faltan papeles
reason-schooling-missing = Falta escolaridad
reason-too-far = Queda muy lejos
reason-start-passed = Ya empezó el grupo
reason-programme-closed = El programa está cerrado
reason-not-reached = No pudimos comunicarnos
reason-another-plan = Tiene otro plan
reason-work-or-family = Trabajo o familia
reason-not-safe = No sería seguro
reason-other = Otra razón
wait-no-place-now = No hay lugar esta semana
wait-next-group = Entra en el próximo grupo
wait-papers-pending = Faltan papeles
wait-approval-pending = Falta autorización
wait-other = Otra razón
gone = El último lugar se ocupó hace un momento. Puede ponerla en espera.
consent-gone = La persona quitó el permiso para compartir sus datos. El centro ya lo sabe.

places-title = Cupos
places-lead = Dónde hay lugar, hoy { $day }. Las noches se cuentan por la más llena de la semana.
places-own-lead = Diga cuántos lugares hay. Los apartados y ocupados los cuenta el sistema.
places-empty = Ninguna oferta con este filtro
places-empty-why = Quite el filtro para ver todas.
places-all = Ver todas
places-any = Todos
places-kind = Tipo
places-department = Departamento
places-filter = Filtrar
places-offer = Oferta
places-this-week = Esta semana
places-waiting = En espera
places-confirmed = Actualizado
places-never = nunca
places-stale = hace más de 7 días
places-nothing = sin inicio
places-begins = inicia { $day }
places-same = Sigue igual
places-same-words = Si nada cambió, basta un toque.
places-say = Decir cuántos lugares hay
places-total = Lugares en total
places-out = Fuera de servicio
places-out-hint = Los que hoy no se pueden usar. Si todos sirven, deje vacío.
places-from = Desde
places-from-hint = Día, mes y año. Vacío: { $day }
places-until = Hasta
places-until-hint = Día, mes y año. Vacío: { $day }
places-why = Por qué cambia
places-save = Guardar cupos
places-history = Qué se ha dicho
places-no-history = Todavía nadie ha cambiado estos cupos aquí.
places-said = { $total } en total, { $out } fuera de servicio
places-reason-same = Sigue igual
places-reason-more = Hay más lugares
places-reason-fewer = Hay menos lugares
places-reason-repairs = Reparaciones
places-reason-staff = Falta personal
places-reason-taken-elsewhere = Los ocupó gente que llegó por otra vía
places-reason-correction = El dato estaba mal
tab-open = Por responder
tab-waiting = En espera
tab-accepted = Aceptadas
tab-ended = Terminadas
tabs = Estados de las referencias
inbox-places = { $free ->
    [one] 1 lugar libre esta semana
   *[other] { $free } lugares libres esta semana
}
inbox-waits = Espera desde hace { $wait }
inbox-none-here = Nada en esta lista
inbox-from = va a { $place }
inbox-speaks = habla { $languages }
inbox-needs = Necesita { $need }
places-reserved = lugar reservado
places-later = Después
places-more = y { $count } más
places-others = Otros grupos del programa
places-rows = { $count ->
    [one] 1 programa
   *[other] { $count } programas
}
