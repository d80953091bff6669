"""Tests that take more than a few seconds: `make check`."""
