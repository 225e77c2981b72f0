"""Shape and validation of what is typed about the family and the work."""
