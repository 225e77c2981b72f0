"""What an answer tells by its length, its words, or the time it takes (R8, R12)."""
