# Why an offer does not apply: one sentence a rule, in the order of the rules.
rule-protected = Este caso se atiende a mano.
rule-closed = En pausa por ahora ({ $status }).
rule-consent = La persona no ha dado permiso para compartir datos con { $agency }.
rule-avoided-provider = La persona pidió que no se le envíe aquí.
rule-household-type = Recibe otro tipo de hogar; este es: { $household }.
rule-household-size-most = Hay lugar para { $most } a la vez; son { $members }.
rule-household-size-least = Recibe a partir de { $least } personas; aquí { $members ->
    [one] es 1
   *[other] son { $members }
}.
rule-sex-women = Solo para mujeres; pueden entrar niños de hasta { $children } años.
rule-sex-men = Solo para hombres; pueden entrar niñas de hasta { $children } años.
rule-age-least = Desde { $least } años; una persona tiene { $age }.
rule-age-most = Hasta { $most } años; una persona tiene { $age }.
rule-language = Aquí se habla { $spoken }; la persona habla { $speaks }.
rule-documents = Pide { $document }; todavía no lo tiene.
rule-schooling = Pide estudios desde { $needed }; llegó a { $reached }.
rule-skill = Pide { $needed ->
    [one] 1 año
   *[other] { $needed } años
} en { $field }; tiene { $reached }.
rule-accessibility = No cuenta con { $access }, que una persona necesita.
rule-distance = Está a { $km } km; se puede hasta { $limit } km.
rule-dates-opens-later = Abre el { $start }; se necesita desde el { $ready }.
rule-dates-ends-earlier = Termina antes de que acabe la estadía.
rule-dates-stay-too-long = La estadía es más larga de lo que se permite.
rule-dates-begins-too-early = Empieza el { $start }; la persona puede desde el { $ready }.
rule-dates-begins-too-late = Empieza el { $start }; es después de lo que se necesita.
rule-capacity = { $free ->
    [0] Sin cupo el { $day }; se
    [one] Queda 1 lugar el { $day }; se
   *[other] Quedan { $free } lugares el { $day }; se
} { $needed ->
    [one] necesita 1
   *[other] necesitan { $needed }
}.

# What would change it.
change-none = Nada lo cambia aquí.
change-also = Y además: { $reason }
change-reopen = Que vuelva a abrir.
change-consent = Pedirle permiso para compartir datos con { $agency }.
change-room-for = Un lugar para { $members } personas juntas.
change-receive-fewer = Que reciba a { $members ->
    [one] 1 persona
   *[other] { $members } personas
}.
change-birthday = Desde el { $day }, cuando cumple { $age } años.
change-interpreter = Una persona que interprete { $language }.
change-document = Obtener { $document }.
change-schooling = Un curso de nivelación hasta { $level }.
change-certify = Certificar lo que sabe de { $field } ({ $years ->
    [one] 1 año
   *[other] { $years } años
}).
change-access = Que confirmen que cuentan con { $access }.
change-distance = Que acepte ir a { $km } km, o conseguir transporte.
change-later-stay = Llegar el { $day }.
change-shorter-stay = Quedarse { $nights ->
    [one] 1 noche
   *[other] { $nights } noches
}.
change-next-cohort = El siguiente grupo, que empieza el { $day }.
change-new-cohort = Un grupo que empiece entre el { $from } y el { $to }.
change-free-from = Hay lugar desde el { $day }.
change-free-places = { $places ->
    [one] Un cupo libre.
   *[other] { $places } cupos libres.
}

# What speaks for it: one sentence a part of the fit.
fit-preference-choice = { $choice ->
    [1] Es su primera opción
    [2] Es su segunda opción
   *[other] Es su tercera opción
}
fit-preference-not-chosen = No está entre sus opciones
fit-preference-unstated = No dijo qué prefiere
fit-proximity-same = En su municipio
fit-proximity-km = A { $km } km de su municipio
fit-language-mother = Hay personal que habla { $language }
fit-language-common = Hay personal que habla otro idioma suyo
fit-language-interpreter = Con intérprete
fit-language-none = Sin idioma en común
fit-wait-at-once = Entrada el mismo día
fit-wait-days = { $days ->
    [0] Empieza ese mismo día
    [one] Empieza en 1 día
   *[other] Empieza en { $days } días
}
fit-interest-first = Es el oficio que más le interesa
fit-interest-other = Es un oficio que le interesa
fit-interest-known = Es un oficio que ya conoce ({ $years ->
    [one] 1 año
   *[other] { $years } años
})
fit-interest-none = No es de su oficio
fit-continuity-same = Es el lugar que ya se le había propuesto
fit-continuity-known = Ya conoce este lugar
fit-continuity-none = Es un lugar nuevo
fit-total = { $points } de 1000

# Who comes first.
tier = { $tier ->
    [1] Primero
    [2] Segundo
    [3] Tercero
   *[other] Cuando haya lugar
}
tier-moved-up = Subió un lugar por { $days } días de espera.

# How a plan ended for a need.
plan-proved = No existe un plan mejor.
plan-tier-bound = { $more ->
    [0] Ningún plan da lugar a más personas del grupo { $tier }.
    [one] Como mucho, 1 persona más del grupo { $tier }.
   *[other] Como mucho, { $more } personas más del grupo { $tier }.
}

# What a run noticed in its input.

# An instance that is refused.
refused = No se puede calcular. { $place }: { $reason }

# A need explained on the command line.
day-numbered = día { $day }
explain-need = Necesidad { $need }: { $category }, para { $people ->
    [one] 1 persona
   *[other] { $people } personas juntas
}. Orden: { $tier }.
explain-rules = Reglas { $version }.
explain-options = { $count ->
    [0] Ninguna oferta le sirve hoy.
    [one] Le sirve 1 oferta:
   *[other] Le sirven { $count } ofertas, primero la que mejor le conviene:
}
explain-excluded = { $count ->
    [0] Ninguna otra oferta es de este tipo.
    [one] No le sirve 1 oferta:
   *[other] No le sirven { $count } ofertas:
}
explain-change = Qué lo cambiaría: { $change }

# What nobody has recorded yet: the rule that asks for it says so, and it is a task.
rule-missing = Falta anotar { $fact ->
    [household] qué tipo de hogar es
    [sex] si este lugar, que recibe solo a mujeres o solo a hombres, recibe a esta persona
    [age] la edad de una persona
    [language] qué idiomas habla la persona
    [papers] qué papeles tiene la persona
    [schooling] hasta dónde estudió la persona
    [trade] en qué ha trabajado la persona
   *[home] a dónde regresa la persona
}.
change-record = Preguntar y anotar { $fact ->
    [household] el tipo de hogar
    [sex] si la reciben
    [age] la edad
    [language] los idiomas
    [papers] los papeles
    [schooling] los estudios
    [trade] el oficio y los años
   *[home] el municipio
}; después se calcula de nuevo.
fit-proximity-unknown = Falta saber a dónde regresa
