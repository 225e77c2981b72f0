"""Asking somebody to lead, and the answer."""
