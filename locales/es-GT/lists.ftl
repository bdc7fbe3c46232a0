# Lists of who comes: reading, columns, review.
reading-title = Leyendo la lista
reading-lead = { $name }
reading-waiting = Espera a que termine otra lista
reading-opening = Abriendo el archivo
reading-reading = Leyendo filas
reading-checking = Revisando el conjunto
reading-comparing = Buscando a quienes ya vinieron antes
reading-rows = { $rows } de { $total } filas
reading-pace = { $rate } filas por segundo, faltan unos { $seconds } segundos
reading-leave = Puede salir y volver: la lista sigue leyéndose y queda en «Vuelos de hoy».
reading-again = Actualizar
