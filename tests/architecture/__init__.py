"""The shape of the house, held by tests (style 3.11)."""
