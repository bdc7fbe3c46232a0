# A planeload routed together
link = Lugares
title = Lugares para el vuelo { $number }
start-lead = Calcula juntos a los hogares ya entrevistados del vuelo, para que los lugares alcancen para más personas.
start-homes = { $homes ->
    [one] 1 hogar entrevistado
   *[other] { $homes } hogares entrevistados
}, con { $needs ->
    [one] 1 necesidad por atender
   *[other] { $needs } necesidades por atender
}
start-uninterviewed = { $count ->
    [one] 1 hogar todavía no tiene su entrevista completa y no entra.
   *[other] { $count } hogares todavía no tienen su entrevista completa y no entran.
}
start-nothing = No hay nadie que calcular
start-nothing-why = Aquí entran los hogares con entrevista completa y necesidades por atender. Haga primero las entrevistas.
start-rule = Nada se envía solo: cada lugar lo acepta una persona, línea por línea o todos juntos.
start = Calcular lugares
again = Volver a calcular
before = Cálculos de este vuelo
before-when = Cuándo
before-by = Quién
before-state = Estado
state-ready = Listo
state-running = Calculando
state-cancelled = Cancelado
state-failed = No terminó
over-cancelled = El cálculo se canceló. No se envió nada.
over-failed = El cálculo no terminó. No se envió nada. Puede calcular otra vez.
going-title = Calculando lugares
going-waiting = Espera su turno: antes termina el cálculo de otro vuelo
going-reading = Se leen expedientes y cupos
going-options = Se busca qué le sirve a cada hogar
going-placing = Se reparten los lugares
going-proving = Se comprueba qué tan bueno es el reparto
going-keeping = Se guarda
going-figures = { $done } de { $of } necesidades
going-left = { $seconds ->
    [one] falta 1 segundo
   *[other] faltan { $seconds } segundos
}
going-leave = Puede salir de esta página. El cálculo sigue y queda guardado en el vuelo.
going-again = Ver cómo va
cancel = Cancelar
made = Calculado el { $at } por { $by } · reglas { $version }
stale = Algo cambió desde este cálculo. Las líneas que cambiaron están marcadas y no se aceptan juntas. Puede volver a calcular.
newcomers = { $count ->
    [one] 1 hogar más ya puede entrar. Vuelva a calcular para incluirlo.
   *[other] { $count } hogares más ya pueden entrar. Vuelva a calcular para incluirlos.
}
outcome-sent = { $count ->
    [one] Se envió 1 referencia. La entidad ya recibió aviso.
   *[other] Se enviaron { $count } referencias. Las entidades ya recibieron aviso.
}
outcome-kept = { $count ->
    [one] 1 línea no se envió
   *[other] { $count } líneas no se enviaron
}
tile-placed = Con lugar propuesto
tile-waiting = En espera
tile-missing = Sin opción
tile-needs = { $count ->
    [one] necesidad
   *[other] necesidades
}
tile-people = { $count ->
    [one] de 1 persona
   *[other] de { $count } personas
}
proof = Qué tan bueno es
proof-everybody = Ningún plan da lugar a más personas.
proof-suits = Lo que conviene a cada quien está a menos de { $percent } de lo mejor posible.
lines = Lugares propuestos
lines-rule = Al aceptar una línea se aparta el lugar, se envía la referencia y la entidad recibe aviso. Se comparte solo lo mínimo.
lines-none = No hay lugares que proponer
lines-none-why = Abajo está quién espera y qué lo cambiaría.
person = Persona y necesidad
programme = Programa
when = Desde
why = Por qué
act = Qué hacer
from = { $day }
from-nights = { $day }, { $nights ->
    [one] 1 noche
   *[other] { $nights } noches
}
accept = Aceptar
accept-all = { $count ->
    [one] Aceptar la línea lista
   *[other] Aceptar las { $count } líneas listas
}
changed = Cambió: { $what }.
accept-changed = Aceptar con el cambio
changed-household = el hogar
changed-need = la necesidad
changed-offer = el programa
changed-day = el día: empezaría hoy
changed-rules = las reglas
gone-offer = El programa ya no está.
gone-need = Esta necesidad ya se atiende de otra manera.
kept-changed = Cambió desde el cálculo. Léala y acéptela por separado.
kept-just-now = Se acaba de ocupar o cambió hace un momento.
see-referral = Ver referencia
waiting = En espera
waiting-lead = Sí hay programas que les sirven, pero en este cálculo los lugares no alcanzaron.
waits-for = Espera lugar en
turn = { $name }: turno { $turn }
missing = Sin opción hoy
missing-lead = Ningún programa puede recibirlos hoy. Aquí está lo que más se acerca.
nearest = Lo que más se acerca
nothing-of-its-kind = No hay ningún programa de este tipo.
see-all = Ver cada programa
scarce = Lugares que no alcanzaron
scarce-lead = Qué habría cambiado con un lugar más. Sirve para saber dónde pedir cupo.
place-of = Programa
day = Día
one-more = Un lugar más
more-days = { $count ->
    [one] y 1 día más
   *[other] y { $count } días más
}
value = Vale { $value }.
means-tier = Una persona más del grupo { $tier } tendría lugar.
means-suits = Alguien tendría un lugar que le conviene más.
by-programme = Por programa
by-place = Por municipio
place = Municipio
place-reserved = Lugar reservado
share-placed = Con lugar
share-people = Personas
share-waiting = En espera
