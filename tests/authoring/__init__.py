"""What helps an author: tests of cases, coverage, mutants, lints of meaning, layout, scaffolds."""
