"""Tests. A package, so that `tests/tui` is never taken for `tui`."""
