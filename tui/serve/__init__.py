"""The screen in a browser, on this machine alone: a page, and a program of its own for everybody who opens it.

It stands on the package `textual-serve`, an extra that nothing else needs. The page loads nothing from elsewhere.
"""
