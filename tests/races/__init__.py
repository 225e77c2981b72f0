"""Two things at the same moment, each on a connection of its own."""
