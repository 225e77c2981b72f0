"""Documents made for a named reader, each from one frozen thing (R16)."""
