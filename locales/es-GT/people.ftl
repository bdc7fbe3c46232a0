# people: the search box, earlier returns, records that may be one person
find-title = Buscar
find-box = Tarjeta, DPI, teléfono, nombre o número de lista con vuelo
find-since = Llegó desde
find-button = Buscar
find-count = { $count ->
    [0] Nadie con «{ $text }»
    [one] 1 resultado para «{ $text }»
   *[other] { $count } resultados para «{ $text }»
  }
find-many = Los primeros { $count } resultados para «{ $text }»
find-caption = Personas encontradas
find-person = Persona
find-born = Nació
find-arrived = Última llegada
find-town = Municipio
find-worker = Trabajadora
find-why = Por qué aparece
find-unassigned = sin asignar
find-sealed = Los expedientes reservados nunca salen en una búsqueda. Si no encuentra a alguien, pregunte a la oficial de protección de turno.
find-tips = ¿No está? Revise si el apellido va primero o pruebe con el número de lista y el vuelo.
find-register = Registrar a alguien nuevo
beyond-title = ¿Lo atendió otro centro u otra persona?
beyond-hint = Escriba el número completo de un documento, o el nombre completo y la fecha de nacimiento. La respuesta es a qué centro preguntar. Cada consulta queda anotada; puede hacer 20 al día.
beyond-number = Número de documento
beyond-name = Nombre completo
beyond-born = Fecha de nacimiento
beyond-purpose = ¿Para qué lo pregunta?
beyond-choose = Elija
beyond-button = Preguntar
beyond-ask = Pregunte en: { $centres }
beyond-nobody = Con esos datos exactos no podemos decirle a quién preguntar. Revise el número o el nombre completo.
purpose-attending = Estoy atendiendo a esta persona
purpose-family = Busca a su familia
purpose-earlier-return = Dice que ya había retornado
purpose-papers = Encontramos un documento suyo
