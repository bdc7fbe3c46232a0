# Oversight: the protection unit.
wait-minutes = { $n ->
    [0] menos de 1 min
   *[other] { $n } min
}
wait-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
wait-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
children-title = Niñez sin compañía
children-lead = { $n ->
    [0] Nadie espera entrega.
    [one] 1 niña, niño o adolescente espera entrega.
   *[other] { $n } niñas, niños o adolescentes esperan entrega.
}
children-late = { $n ->
    [one] 1 espera más de 48 horas. La ley pide entregarle antes de 72.
   *[other] { $n } esperan más de 48 horas. La ley pide entregarles antes de 72.
}
children-empty = Nadie espera a protección
children-empty-why = Cuando el registro reciba a una niña, un niño o un adolescente sin compañía, aparece aquí y le avisamos por correo. Solo esta oficina lo ve.
children-all-cared = Todas y todos están en cuidado confirmado. Falta cerrar sus expedientes.
children-ended = Por cerrar
children-who = Nombre
children-arrived = Llegó
children-waits = Espera
children-next = Lo que sigue
children-officer = Oficial
children-due = Plazo
children-no-due = cumplido
children-handed = ya con la autoridad
children-nobody = nadie todavía
duty-take = Tomar el expediente
duty-call = Llamar a la autoridad
duty-hand-over = Entregar a la autoridad
duty-confirm = Una segunda persona confirma la reunificación
duty-acknowledge = La autoridad confirma que recibió
duty-close = Cerrar el expediente
authority-sbs = Secretaría de Bienestar Social (SBS)
authority-pgn = Procuraduría General de la Nación (PGN)
authority-opi = Oficial de protección de migración (OPI)
authority-eri = Equipo de respuesta inmediata (ERI)
authority-family = Su familia
said-coming = ya viene en camino
said-noted = tomó nota, enviará a alguien
said-not-reached = no contestó
seen-dpi = DPI
seen-credential = Credencial de su institución
seen-passport = Pasaporte
signed-screen = En pantalla
signed-paper = En papel
sealed-title = Expediente reservado
sealed-only-unit = Solo la oficina de protección ve este expediente
sealed-tag = Reservado
sealed-next = Lo que sigue:
sealed-desk = Lo que anotó el registro
sealed-call = Llamada { $at }
sealed-reunion = Reunificación propuesta con
sealed-received = Recibió, { $at }
sealed-acknowledged = Recepción confirmada
sealed-contacts = Teléfonos
sealed-contacts-lead = Queda anotado que usted los vio. Llame según lo que dice cada uno.
sealed-no-contacts = El registro no anotó ningún teléfono.
sealed-show-contacts = Ver números completos
sealed-close = Cerrar expediente
sealed-close-words = La autoridad o la familia ya confirmó. Al cerrar, el expediente sale de la lista y se conserva reservado.
sealed-closed = Este expediente está cerrado.
desk-flight = Vuelo
desk-registered = Registro
desk-registered-by = { $at }, { $name }
desk-destination = Va a
desk-urgent = Urgente hoy
desk-born = Nacimiento
desk-receipt = Recibo del registro
contact-own = De la niña, el niño o adolescente
contact-family = De un familiar
rule-neutral = diga solo que llama de un centro de atención
act-take = Tomar
act-take-over = Tomar yo el expediente
act-call = Anotar llamada
act-hand-over = Anotar entrega
act-confirm = Confirmar la reunificación
act-acknowledge = La autoridad confirmó
call-title = Anotar llamada a la autoridad
call-lead = Anote también si nadie contestó.
call-said = Qué dijeron
call-spoke-with = Con quién habló
call-spoke-with-hint = Nombre y cargo. Queda reservado.
call-save = Guardar llamada
step-authority = Quién
hand-over-title = Anotar entrega
hand-over-lead = Con esto la custodia pasa a quien recibe.
hand-over-name = Nombre de quien recibe
hand-over-name-hint = Como está en el documento que mostró
hand-over-seen = Documento que mostró
hand-over-signature = Cómo firmó
hand-over-family = La entrega a la familia la confirma otra persona de la oficina
hand-over-family-only = Solo si va con su familia
hand-over-proof = Vi y guardé la prueba de parentesco
hand-over-save = Guardar entrega
notes-title = Notas
note-label = Nota
note-hint = Solo la oficina de protección la lee.
note-save = Guardar nota
story-prepared = Protección fue avisada
story-taken = Una oficial tomó el expediente
story-called = Llamada a la autoridad
story-proposed = Reunificación propuesta
story-made = Entrega hecha
story-acknowledged = Recepción confirmada
story-note = Nota escrita
story-closed = Expediente cerrado
rule-any = puede llamar
rule-none = no llame a este número
# The control room.
room-title = Sala de control
room-now = Hoy { $time }
room-refresh = Actualizar
room-flights = Vuelos de hoy, de la lista al siguiente paso
room-flight = Vuelo
room-no-flights = Hoy no hay vuelos
room-no-flights-why = Cuando llegue la lista de un vuelo, aquí se ve cómo avanza.
milestone-expected = Esperadas
milestone-registered = Llegaron
milestone-carded = Con tarjeta
milestone-interviewed = Entrevistadas
milestone-referred = Referidas
milestone-answered = Respondidas
milestone-next-step = Con paso
milestone-no-next-step = Sin paso
watch-unowned = Sin persona responsable
watch-unanswered = Referencias sin respuesta
watch-waiting = Esperan más de 1 hora
watch-private = Entrevistas aparte
tile-people = { $n ->
    [one] persona
   *[other] personas
}
tile-referrals = { $n ->
    [one] referencia
   *[other] referencias
}
tile-oldest = Ver la lista; la más antigua, { $wait }
tile-providers = { $n ->
    [one] Ver la lista; la debe 1 entidad
   *[other] Ver la lista; las deben { $n } entidades
}
tile-nothing = Nada espera
pace-title = Registro por persona del puesto
pace-clerk = Registró
pace-bar = Comparación
pace-nobody = Todavía nadie ha sido registrado.
look-title = Conviene mirar
look-nothing = Nada por ahora.
look-before-closing = Antes de cerrar
look-lists = { $n ->
    [one] 1 lista espera aprobación
   *[other] { $n } listas esperan aprobación
}
look-to-review = { $number }: { $n ->
    [one] 1 línea por corregir
   *[other] { $n } líneas por corregir
}
list-lead = { $n ->
    [one] 1 en esta lista. Queda anotado que usted la vio.
   *[other] { $n } en esta lista. Queda anotado que usted la vio.
}
list-since = Desde
list-waits = Espera
list-due = Debía responder
list-late = Atraso
list-about = Referencia
list-empty = Nadie en esta lista
list-empty-why = Lo que se contaba aquí ya se atendió.
# The trail, and files opened for a reason.
trail-title = Registro de accesos
trail-masked = Las personas del equipo aparecen con una seña, no con su nombre.
trail-named = Quién vio o cambió qué, con nombre y motivo.
trail-code = Código del expediente
trail-code-hint = El número de recibo con que empezó, de 8 signos
trail-day = Día
trail-day-hint = Día, mes y año, por ejemplo 24/11/2026
trail-look = Ver
trail-none = Ningún expediente tiene el código { $code }
trail-none-why = Compare el código con el recibo. Tiene 8 letras y números.
trail-of-file = Expediente { $code }
trail-of-day = { $day }
trail-more = Ver anteriores
trail-quiet = Nada quedó anotado
trail-quiet-why = Elija otro día u otro código.
trail-count = { $n ->
    [one] 1 línea
   *[other] { $n } líneas
}
trail-at = Cuándo
trail-who = Quién
trail-what = Qué
trail-about = De qué
trail-detail = Motivo
actor-person = La persona, con su tarjeta
actor-link = La entidad, por su enlace
actor-house = El sistema
trail-noun = { $kind ->
    [case] expediente
    [flight] vuelo
    [line] línea
    [arrival] llegada
    [person] persona
    [referral] referencia
    [handover] entrega
    [staff] cuenta
    [card] tarjeta
    [centre] centro
    [break_glass] apertura
    [note] nota
    [unit] oficina
    [plan] cálculo de lugares
    [upload] lista
    [offering] oferta
    [appointment] cita
   *[other] { $kind }
}
trail-purpose = { $code ->
    [casework] atención
    [reception] recepción
    [protection] protección
    [oversight] supervisión
    [answer] respuesta
    [sin_responsable] sin persona responsable
    [sin_respuesta] referencias sin respuesta
    [en_espera] esperan más de 1 hora
    [aparte] entrevistas aparte
    [registradas] llegaron
    [con_tarjeta] con tarjeta
    [entrevistadas] entrevistadas
    [referidas] referidas
    [con_respuesta] respondidas
    [con_paso] con siguiente paso
    [sin_paso] sin siguiente paso
    [justified] justificada
    [not_justified] no justificada
    [danger_to_life] peligro de vida
    [medical] emergencia médica
    [court_order] orden de juez
    [owner_unreachable] no se ubica a quien lo atiende
   *[other] { $code }
}
trail-action = { $code ->
    [case_viewed] abrió el expediente
    [interview_viewed] abrió la entrevista
    [referral_viewed] abrió la referencia
    [sealed_viewed] abrió un expediente reservado
    [sealed_list_viewed] vio la lista de protección
    [contact_revealed] vio teléfonos completos
    [glass_broken] abrió con motivo
    [glass_viewed] leyó lo que abrió con motivo
    [glass_reviewed] revisó una apertura
    [access_log_viewed] vio este registro
    [desk_searched] buscó en el registro
    [line_viewed] abrió una línea de la lista
    [list_viewed] vio la lista del vuelo
    [receipt_viewed] vio un recibo
    [inbox_viewed] vio su bandeja
    [room_list_viewed] vio una lista de la sala
    [flight_balance_viewed] vio el cuadre del vuelo
    [arrival_registered] registró una llegada
    [person_created] anotó a una persona
    [case_assigned] tomó o asignó el expediente
    [case_closed] cerró el expediente
    [interview_saved] guardó la entrevista
    [interview_completed] completó la entrevista
    [need_found] anotó una necesidad
    [need_ended] terminó una necesidad
    [tasks_viewed] vio sus tareas
    [task_created] creó una tarea
    [task_snoozed] pospuso una tarea
    [task_done] hizo una tarea
    [task_not_needed] dio por innecesaria una tarea
    [referral_sent] envió una referencia
    [referral_accepted] aceptó una referencia
    [referral_declined] no aceptó una referencia
    [referral_waitlisted] puso en lista de espera
    [referral_withdrawn] retiró una referencia
    [referral_reminded] insistió con la entidad
    [appointment_planned] fijó una cita
    [appointment_confirmed] confirmó una cita
    [appointment_excused] dijo que no puede ir
    [referral_answered_by_phone] anotó una respuesta por teléfono
    [consent_given] anotó un permiso
    [consent_refused] anotó un no
    [consent_withdrawn] quitó un permiso
    [card_printed] imprimió una tarjeta
    [card_opened] abrió con la tarjeta
    [card_frozen] paró una tarjeta
    [card_pin_wrong] PIN equivocado
    [demonstration_seeded] preparó la demostración
    [demonstration_idled] dejó vencer las sesiones de una cuenta de demostración
    [manifest_uploaded] subió una lista
    [manifest_read] leyó una lista
    [manifest_approved] aprobó una lista
    [manifest_cancelled] canceló una lista
    [manifest_refused] rechazó una lista
    [line_corrected] corrigió una línea
    [flight_announced] anunció un vuelo
    [flight_cancelled] marcó que el vuelo no viene
    [arrival_checked_out] anotó la salida
    [plan_begun] pidió calcular lugares de un vuelo
    [plan_made] calculó lugares de un vuelo
    [plan_cancelled] canceló un cálculo de lugares
    [plan_failed] no pudo calcular lugares
    [plan_viewed] vio los lugares propuestos de un vuelo
    [routed_together] calculó lugares de su vuelo
    [recommended] pidió recomendaciones
    [referral_link_made] preparó el enlace de una entidad
    [preferences] cambió sus preferencias
    [desk_taken] tomó un puesto
    [password_changed] cambió su contraseña
    [password_taken] dio su contraseña
    [second_factor_set_up] activó su código
    [sessions_ended] cerró sus sesiones
    [stepped_up] confirmó con su código
    [staff_invited] invitó a alguien
    [places_declared] dijo cuántos cupos hay
    [reunion_proposed] propuso una reunificación
    [received_listed] vio sus referencias
    [form_kept] guardó lo escrito
    [kept_form_dropped] soltó lo guardado
    [card_bound] entregó una tarjeta
    [card_withheld] anotó por qué no hay tarjeta
    [handover_prepared] avisó a protección
    [handover_taken] tomó a su cargo
    [handover_called] llamó a la autoridad
    [handover_made] entregó la custodia
    [handover_acknowledged] confirmó la entrega
    [note_written] escribió una nota
    [flight_receiving] abrió el registro del vuelo
    [flight_reconciling] empezó a cuadrar
    [flight_closed] cerró el vuelo
    [line_absent] marcó que no llegó
    [line_refused] quitó una línea
    [signed_in] entró
    [signed_out] salió
    [asked_elsewhere] preguntó en otro centro
    [card_revoked] anuló una tarjeta
    [catalogue_imported] cargó el catálogo
    [console_opened] trabajó desde la consola
    [first_password] eligió su primera contraseña
    [likeness_decided] decidió si dos registros son de una persona
    [likeness_noted] notó dos registros parecidos
    [line_note_seen] vio lo que decía una lista corregida
    [list_invented] inventó una lista de demostración
    [manifest_changed] cambió una lista en revisión
    [merge_asked] pidió unir dos registros
    [merge_refused] no aceptó unir dos registros
    [person_came_again] anotó un nuevo retorno
    [records_merged] unió dos registros
    [records_parted] separó dos registros
    [referral_by_exception] refirió por excepción
    [sender_confirmed] confirmó las columnas de quien envía
    [staff_link_renewed] hizo otro enlace de entrada
    [unmerge_asked] pidió separar dos registros
   *[other] { $code }
}
glass-title = Abrir un expediente con motivo
glass-words = Úselo solo si esperar haría daño. Verá un expediente durante 30 minutos, sin poder cambiarlo. Se avisa en el momento a quien lo atiende, a coordinación y a protección de datos, y otra persona revisa el motivo.
glass-code = Código del expediente
glass-code-hint = El número de recibo de la persona, de 8 signos
glass-reason = Motivo
glass-why = Cuéntelo con sus palabras
glass-why-hint = 20 letras o más: qué pasa, por qué no puede esperar.
glass-open = Abrir por 30 minutos
reason-danger-to-life = Peligro de vida
reason-medical = Emergencia médica
reason-court-order = Orden de juez
reason-owner-unreachable = No se ubica a quien lo atiende
glass-file-title = Expediente abierto con motivo
glass-until = { $reason }. Se cierra solo a las { $time }. Quedó anotado y se avisó.
glass-dates = Citas
glass-no-dates = No hay citas.
glass-register = Aperturas con motivo
register-lead = { $n ->
    [0] Todas están revisadas.
    [one] 1 espera revisión.
   *[other] { $n } esperan revisión.
}
register-empty = Nadie ha abierto un expediente con motivo
register-empty-why = Cada vez que pase, aparece aquí con quién, cuándo y por qué.
register-code = Expediente { $code }
register-reviewed = Revisó { $name }
register-waits = Espera revisión de otra persona.
verdict-justified = Justificada
verdict-not-justified = No justificada
judge-justified = Justificada
judge-not-justified = No justificada
trail-of-this = Este expediente
watch-unmet = Necesidades sin oferta
