"""A Result → one output format a module. Adding a format is one module here and one line in `ledger.report.formats`."""
