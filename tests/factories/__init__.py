"""One factory per model; states are traits; nothing random that cannot repeat."""
