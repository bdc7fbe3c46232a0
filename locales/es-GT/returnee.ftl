# Pages for returned people: short sentences, everyday words, usted.
way-done = Hecho:
way-now = Ahora:
way-later = Después:
