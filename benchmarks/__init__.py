"""Measurements: ours beside other engines, on the same workloads, with a check that all agree. See README.md."""
