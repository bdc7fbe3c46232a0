# Words of the recommendations page (S15) and of what is done there.
title = Programas recomendados
title-for = Programas para { $name }
lead = Ordenados por urgencia, cercanía y fecha de inicio · reglas { $rules } · calculado { $when }
as-of-today = hoy a las { $time }
as-of-day = el { $day } a las { $time }
recalculate = Volver a calcular
state-fresh = Al día
state-used = Ya se refirió con este cálculo
stale = Los datos cambiaron desde este cálculo ({ $what }). Vuelva a calcular.
stale-back = Los datos cambiaron desde este cálculo. Vuelva a calcular.
changed = { $what ->
    [day] es otro día
    [rules] las reglas
    [people] las personas o la entrevista
    [needs] lo que busca
    [permissions] los permisos
    [unsuited] lo que no le conviene
    [programmes] los programas
   *[places] los cupos
}
looks-for = Busca:
looks-for-one = { $what } ({ $urgency ->
    [immediate] hoy
    [this_week] esta semana
    [this_month] este mes
   *[other] cuando se pueda
})
looks-change = Cambiar lo que busca
need-order = Grupo de urgencia: { $tier }

why = Por qué
mind = Tome en cuenta
missing = Falta
missing-nothing = Nada
mother-tongue = su idioma
fits-all = Cumple todo lo que pide
places-of = { $free } de { $total }
places-free = cupos libres
places-said = según la entidad, { $when }
places-old = { $days ->
    [one] Los cupos se dijeron hace 1 día. Confirme por teléfono antes de referir.
   *[other] Los cupos se dijeron hace { $days } días. Confirme por teléfono antes de referir.
}
begins = inicia el { $day }
sleeps-from = desde el { $day }
stay-most = { $nights ->
    [one] Estadía de 1 noche como máximo
   *[other] Estadía de { $nights } noches como máximo
}
days-all = Todos los días
days-working = De lunes a viernes
schedule = { $days }, de { $from } a { $to }
also = También:
also-one = { $day }, { $place }
refer = Referir a este
not-suited = No le conviene
see = Ver programa
about-what = Qué ofrece
about-serves = Para quién
about-bring = Qué llevar
about-cost = Qué cuesta
about-time = Cuánto dura
order = Cómo se ordenó
no-longer = Con los datos de ahora ya no aplica: { $why }
more = { $count ->
    [one] Ver otro programa que aplica
   *[other] Ver otros { $count } programas que aplican
}

hint-for-others = Es un cuarto para quien necesita apoyo o entrar sin gradas; aquí nadie lo pidió.
hint-beginners = { $years ->
    [one] Ya trabajó 1 año en este oficio. Un papel que lo pruebe le puede servir más.
   *[other] Ya trabajó { $years } años en este oficio. Un papel que lo pruebe le puede servir más.
}
hint-has-it = Ya tiene { $document }.
missing-home = Dónde va a vivir, para saber la distancia.
missing-home-where = Se anota en el registro de llegada.

near = A un paso
near-hint = Qué falta en cada uno
others = No aplican ahora
others-hint = Por qué, uno por uno
column-programme = Programa
column-why = Por qué no aplica
column-change = Qué lo cambiaría
others-dates = { $count ->
    [one] y 1 fecha más
   *[other] y { $count } fechas más
}
record = Anotarlo
ask = Pedir permiso
exception = Referir con excepción

said-not = Dijo que no le conviene
said-not-hint = Fuera de los cálculos
undo = Deshacer
none-title = Ningún programa aplica hoy
none-why = Abajo está qué lo cambiaría, primero lo más cercano.
none-any = Ningún programa ofrece esto por ahora.
unmet = Registrar necesidad sin oferta
unmet-why = ¿Nada le sirve? Queda en el registro y se busca otra vez en cada cálculo.
unmet-kept = Está en el registro de necesidades sin oferta; se busca otra vez en cada cálculo.
empty-ask = Todavía no se sabe qué busca
empty-ask-why = De la entrevista salen las necesidades, y de ellas los programas.
empty-ask-do = Hacer la entrevista
empty-rest = Nada por buscar ahora
empty-rest-why = Todo lo que se encontró ya está en marcha o terminó.
empty-rest-do = Ver el expediente
by-hand = Este caso se atiende a mano. Hable con la unidad de protección.

unsuited-title = Por qué no le conviene
unsuited-reason = Motivo
unsuited-hint = El programa queda fuera de los próximos cálculos de este expediente. Se puede deshacer.
unsuited-save = Guardar y calcular de nuevo
unsuited-not-wanted = No es lo que busca
unsuited-too-far = Queda lejos o no hay cómo llegar
unsuited-schedule = No puede en esos días u horas
unsuited-has-it = Ya lo tiene o ya lo sabe
unsuited-cost = No puede pagar lo que cuesta
unsuited-for-others = Es para quien lo necesita más
unsuited-not-there = No quiere ir a esa entidad (quita todo lo de esa entidad)
unsuited-not-safe = No sería seguro (quita todo lo de esa entidad)

refer-stale = Los datos cambiaron desde que se recomendó ({ $what }). Lo que ve aquí es con los datos de ahora.
refer-stale-back = Los datos cambiaron desde que se recomendó. Lo que ve aquí es con los datos de ahora.
refer-again = Ver los programas
refer-against = Con los datos de ahora este programa no aplica:
refer-never = No se puede hacer una excepción aquí.
refer-exception = Por qué se hace una excepción
refer-exception-hint = Queda escrito en el expediente quién la hizo y por qué.
refer-exception-send = Enviar con excepción
exception-row = Excepción
exception-provider-agreed = La entidad dijo que recibe a la persona
exception-person-accepts = La persona acepta la distancia o la fecha
exception-paper-coming = El papel ya está en trámite
exception-interpreter-found = Ya hay quien interprete
exception-shown-otherwise = Mostró de otra forma lo que sabe
story-not-suited = Un programa no le conviene
story-suits-again = Un programa se puede volver a ofrecer
story-by-exception = Referencia con excepción
exception-of = { $rule ->
    [household_size] cuántas personas son
    [age] la edad
    [language] el idioma
    [documents] los papeles
    [schooling] los estudios
    [skill] los años de oficio
    [accessibility] la entrada o las señas
    [distance] la distancia
   *[dates] la fecha
}
