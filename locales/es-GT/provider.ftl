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
accept-on-hint = Año-mes-día, por ejemplo { $example }
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
answered-done = Listo. La respuesta quedó guardada y el centro ya la ve.
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
