"""How far the ranking can be trusted: one question a file, arrays in, arrays out."""
