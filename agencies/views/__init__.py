"""Pages of the agencies: one module for each area."""
