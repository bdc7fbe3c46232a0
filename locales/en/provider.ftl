# provider
