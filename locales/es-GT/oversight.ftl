# Oversight: the protection unit.
wait-minutes = { $n } min
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
seen-dpi = mostró DPI
seen-credential = mostró credencial
seen-passport = mostró pasaporte
signed-screen = firmó en pantalla
signed-paper = firmó en papel
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
desk-list-no = Número en la lista
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
milestone-answered = Con respuesta
milestone-next-step = Con siguiente paso
milestone-no-next-step = Sin siguiente paso
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
