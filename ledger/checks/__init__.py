"""Validated frames → findings: one module a rule, found by its name (`bal001.py`); `engine` runs them, `catalogue` documents them."""
