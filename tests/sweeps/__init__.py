"""Every form and every page swept: nonsense, canaries, axe."""
