# returnee
