"""Files that are brought in, as pure code: what a table says, row by row."""
