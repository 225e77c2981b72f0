"""Pages of the family and the work."""
