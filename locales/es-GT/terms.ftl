# Words that a deployment may want to change in one place.
-service = Ceiba
