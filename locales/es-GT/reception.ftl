# reception
board-title = Vuelos de hoy
board-upload = Subir lista
board-empty = Hoy no hay vuelos anunciados
board-empty-why = Cuando reciba la lista de un vuelo, súbala aquí y revísela.
board-from = desde { $origin }
board-registered = { $registered } de { $listed } registradas
board-to-review = { $count } líneas por corregir
board-open = Abrir registro
board-list = Ver lista
board-waiting = Listas por aprobar
board-waiting-row = { $name }: { $count } líneas
board-waiting-left = { $name }: quedan { $count } filas por corregir
state-expected = Programado
state-landed = Aterrizó
state-receiving = En registro
state-reconciling = Por cuadrar
state-closed = Cerrado
state-cancelled = Cancelado
upload-title = Subir lista
upload-lead = Aceptamos CSV, Excel (.xlsx), PAXLST o filas pegadas desde un correo.
upload-file = Archivo de la lista
upload-paste = O pegue las filas aquí
upload-button = Revisar
list-title = Lista del vuelo { $number }
list-no = Nº
list-name = Nombre
list-birth = Nacimiento o edad
list-family = Familia
list-state = Estado
list-fix = Corregir
list-print = Hoja de la lista
line-pending = Se espera
line-needs-review = Por corregir
line-matched = Ya registrada antes
line-arrived = Registrada
line-absent = No llegó
line-refused = No se espera
fix-title = Corregir línea
fix-lead = Complete lo que falta. La línea queda lista para el registro.
fix-save = Guardar corrección
desk-title = Registro de llegada
desk-progress = { $number } · Registradas { $registered } de { $listed }
desk-find = Número de lista, tarjeta o apellido
desk-find-hint = Tecla F2. Puede escribir el apellido sin tildes.
desk-find-button = Buscar
desk-none = No encontramos a nadie con «{ $query }» en la lista.
desk-walk-in = Registrar a alguien que no está en la lista
desk-several = Hay varias personas. Elija una.
desk-already = Ya fue registrada por { $name } en el puesto { $desk }. Recibo { $receipt }.
desk-card-of = Esta tarjeta es del recibo { $receipt }.
desk-see-receipt = Ver recibo
desk-given = Nombres
desk-surnames = Apellidos
desk-birth = Nacimiento o edad
desk-birth-hint = Por ejemplo 14 08 1991, 1991 o 34 años
desk-sex = Sexo
desk-woman = Mujer
desk-man = Hombre
desk-other-sex = Otro
desk-destination = Va a
desk-phone = Teléfono
desk-phone-of = De quién es el teléfono
desk-phone-own = Propio
desk-phone-family = De un familiar
desk-language = Idioma
desk-document = Documento (DPI u otro)
desk-company = Viene con
desk-alone = Sola o solo
desk-family = Familia
desk-family-title = Familia (F4)
desk-family-hint = Escriba el número de lista de cada familiar. Se registran juntos.
desk-member = Familiar { $n }, número de lista
desk-relation = Relación
relation-child = Hijo o hija
relation-partner = Pareja
relation-parent = Madre o padre
relation-sibling = Hermano o hermana
relation-grandparent = Abuela o abuelo
relation-other = Otro
desk-urgent = Urgente hoy
urgent-health = Salud
urgent-pregnancy = Embarazo
urgent-sleep = Dónde dormir
urgent-mobility = Apoyo para moverse
urgent-food = Comida
urgent-call = Llamada
desk-private = Entrevista aparte (F8)
desk-consent = Permiso (leído en voz alta)
consent-all = Sí a los cuatro
consent-some = Uno por uno
consent-none = No
consent-help = Recibir ayuda y seguimiento
consent-share = Compartir con los programas que elija
consent-contact = Que le llamen o escriban
consent-figures = Cifras sin su nombre
desk-card = Tarjeta
desk-card-hint = Escanee o escriba los 12 números de una tarjeta nueva
desk-save = Guardar y siguiente
child-title = Menor de edad sin compañía
child-words = Avise al oficial de protección. No le entregue tarjeta y no le pida que cuente lo que vivió. Al guardar, el registro queda reservado para protección.
child-confirm = Un oficial de protección está avisado
child-save = Avisar a protección y guardar
slip-title = Registro guardado
slip-receipt = Recibo { $receipt }
slip-card = Tarjeta terminada en { $digits }
slip-family = Familia registrada junta
slip-next = Siguiente persona
slip-keep = Guarde este número. Con su tarjeta y su PIN puede ver su proceso en el teléfono.
slip-sealed-title = Protección está avisada
slip-sealed-words = El registro quedó reservado para la oficina de protección. Acompañe a la niña, el niño o el adolescente hasta que llegue el oficial.
slip-sealed-nobody = Protección ya recibió el aviso. Todavía no hay oficial asignado: quédese con la niña, el niño o el adolescente.
slip-sealed-officer = Ahora le atiende: { $name }, oficial de protección.
slip-sealed-after = Este recibo muestra quién le atiende hasta la entrega. Después ya no se puede abrir.
balance-title = Cuadrar { $number }
act-title = Acta del vuelo { $number }
balance-over = Terminó { $at }.
balance-sums = Sumas
sum-listed = En lista { $listed } = llegaron { $arrived } + no llegaron { $absent } + sin decidir { $undecided }
sum-registered = Registradas { $registered } = de la lista { $arrived } + fuera de la lista { $unlisted }
sum-cards = Registradas { $registered } = con tarjeta { $bound } + sin tarjeta propia, con motivo { $without } + por aclarar { $open }
balance-begin = Empezar a cuadrar
balance-begin-words = Cuando ya nadie espere en el salón, compare la lista con las personas. Si llega alguien más, puede seguir registrando.
balance-ready = Todo cuadra. Al cerrar, el acta queda firmada y ya no se registra a nadie en este vuelo.
balance-blocked = Falta decidir lo de abajo para poder cerrar.
balance-close = Cerrar vuelo
balance-go-on = Seguir registrando
balance-cancel = El vuelo no viene
balance-cancel-why = Por qué
balance-undecided = { $count ->
    [one] 1 línea sin decidir
   *[other] { $count } líneas sin decidir
}
balance-cardless = { $count ->
    [one] 1 persona sin tarjeta
   *[other] { $count } personas sin tarjeta
}
balance-absent = { $count ->
    [one] 1 persona no llegó
   *[other] { $count } personas no llegaron
}
balance-protection = La oficina de protección lleva y cierra su propia cuenta. Estas sumas no la incluyen.
line-open = Sin decidir
line-came = Sí llegó: registrar
lines-save = Guardar decisiones
card-open = Por aclarar
cards-save = Guardar motivos
absent-did-not-board = No abordó
absent-changed-flight = Cambió de vuelo
absent-taken-to-hospital = Fue al hospital
absent-with-other-authority = Está con otra autoridad
absent-not-said = No llegó, no se sabe por qué
refused-not-a-person = La línea no es una persona
refused-listed-twice = Está dos veces en la lista
refused-crew = Es tripulación
refused-unreadable = No se puede leer
no-card-not-wanted = No quiso tarjeta
no-card-out-of-stock = No había tarjetas; se entrega después
no-card-with-caregiver = La lleva quien le cuida
cancel-weather = Clima
cancel-other-airport = Llegó a otro aeropuerto
cancel-postponed = Se pospuso
cancel-by-origin = Lo canceló el país de origen
cancel-entered-twice = Estaba dos veces
board-balance = Cuadrar lista
board-act = Ver acta
absent-taken-off-list = La lista corregida ya no le nombra
board-lead = { $day } · { $time } · tarjetas en la caja: { $cards }
board-before = { $n ->
    [one] 1 vuelo de días anteriores sin cerrar
   *[other] { $n } vuelos de días anteriores sin cerrar
}
board-after = { $n ->
    [one] 1 vuelo de los próximos días
   *[other] { $n } vuelos de los próximos días
}
board-no-list = Todavía no hay lista. Puede registrar sin lista.
board-listed = { $count ->
    [one] 1 persona en la lista
   *[other] { $count } personas en la lista
}
board-registered-only = { $count ->
    [one] 1 registrada, sin lista
   *[other] { $count } registradas, sin lista
}
board-minors = { $count ->
    [one] 1 niña, niño o adolescente
   *[other] { $count } niñas, niños y adolescentes
}
board-alone = { $count ->
    [one] 1 sin compañía según la lista
   *[other] { $count } sin compañía según la lista
}
board-families = { $count ->
    [one] 1 familia
   *[other] { $count } familias
}
board-private = { $count ->
    [one] 1 entrevista aparte
   *[other] { $count } entrevistas aparte
}
board-private-few = menos de 5 entrevistas aparte
board-ended = Terminados hoy
board-flight = Vuelo
board-on-list = En lista
board-came = Registradas
