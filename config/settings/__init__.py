"""Settings: base for all, then one file per place it runs in."""
