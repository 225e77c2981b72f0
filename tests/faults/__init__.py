"""What a decision needs is broken for real: then nothing opens (R1, R10)."""
