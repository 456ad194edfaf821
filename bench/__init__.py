"""How long things take, by room. A bench prints figures and ratios; it asserts nothing."""
