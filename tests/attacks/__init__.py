"""Attempts to see, change or lose what one may not: each failed once, or was tried."""
