"""Does a test prove anything? The rules are broken one small way after another."""
