"""What helps an author: tests, coverage, mutants, lints of meaning, schema, layout, scaffolds.

    shelf -> suite (expect, blocked) -> suite_text | suite_json | junit
    suite -> coverage; suite -> mutate -> mutants

Nouns are values; passes are verbs; each way of telling is a module of its own. Nothing here prints.
"""
