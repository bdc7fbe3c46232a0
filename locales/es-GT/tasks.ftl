# Tasks: made from what is missing, put off, ended.
title = Tareas
record = Preguntar y anotar { $fact ->
    [household] el tipo de hogar
    [sex] si la reciben en un lugar solo para mujeres o solo para hombres
    [age] la edad
    [language] los idiomas
    [papers] los papeles que tiene
    [schooling] los estudios
    [trade] el oficio y los años
   *[home] a dónde regresa
}
ask-consent = Pedir permiso de compartir sus datos
get-document = Conseguir: { $document }
make = Crear tarea
made = Tarea creada · vence { $day }
none = No hay tareas pendientes.
none-how = Se crean en «Programas», donde algo falta.
done = Hecha
not-needed = No hace falta
snooze = Posponer
snooze-day = Posponer al día
snooze-hint = Día, mes y año.
ended = { $count ->
    [one] Ver 1 tarea terminada
   *[other] Ver { $count } tareas terminadas
}
ended-done = Hecha el { $day }
ended-not-needed = No hizo falta, { $day }
mine = Mis tareas
mine-empty = No tiene tareas pendientes
mine-empty-why = Cuando a una persona le falte algo para un programa, cree la tarea desde su expediente.
mine-empty-do = Ir a la bandeja
column-due = Vence
column-task = Tarea
column-person = Persona
story-created = Tarea creada
story-snoozed = Tarea pospuesta
story-done = Tarea hecha
story-not-needed = Tarea que no hizo falta
