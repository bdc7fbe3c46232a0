# Words of the shells and of parts that several doors share.
skip-link = Pasar al contenido
service-name = { -service }
title-error = Error: { $title }
demo-banner = Demostración: personas inventadas.
nav-main = Principal
nav-help = Ayuda
nav-home = Inicio
nav-language = Idioma
foot-call = Llamar
foot-urgent = Ayuda urgente
foot-leave = Salir y borrar
foot-leave-why = Cierra todo y no deja nada en este teléfono.
menu-flights = Vuelos
menu-desk = Registro
menu-inbox = Bandeja
menu-capacity = Cupos
menu-find = Buscar
menu-received = Referencias recibidas
menu-protection = Protección
menu-room = Sala
menu-audit = Accesos
find-person = Buscar persona
me-account = Mi cuenta
me-sign-out = Salir
theme-system = El del equipo
theme-light = Claro
theme-dark = Oscuro
printed-by = Impreso por { $name }, { $at }
back = Volver
change = Cambiar
yes = Sí
no = No
prefer-not-to-say = Prefiere no decir
choose-one = Elija
more = Más
call = Llamar
close = Cerrar
error-summary = { $count ->
    [one] Falta revisar 1 respuesta
   *[other] Falta revisar { $count } respuestas
}
warning-summary = Revise y confirme
step-of = Paso { $step } de { $total }
pages = Páginas
page-previous = Anterior
page-next = Siguiente
page-range = { $from } a { $to } de { $total }
municipality = Municipio
municipality-unknown = No sabe
found-one = Un municipio
found-many = { $n } municipios
found-none = Ningún municipio se llama así
due-past-day = Venció { $day }
due-today = Vence hoy
due-tomorrow = Vence mañana
due-in-days = { $days ->
    [one] en 1 día
   *[other] en { $days } días
}
due-over = Venció
state-draft = Borrador
state-sent = Enviada
state-info-requested = Pide datos
state-waitlisted = En espera
state-accepted = Aceptada
state-in-progress = En curso
state-completed = Completada
state-declined = No aceptada
state-withdrawn = Retirada
state-expired = Venció
state-did-not-start = No inició
state-urgent = Urgente
task-done = Completa
task-started = A medias
task-untouched = Sin empezar
capacity-words = { $free ->
    [one] 1 libre
   *[other] { $free } libres
} de { $total }{ $held ->
    [0] { "" }
    [one] , 1 apartado
   *[other] , { $held } apartados
}
confirm-as-is = Está bien así
