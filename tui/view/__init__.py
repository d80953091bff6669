"""What each place shows: frozen values that come in, and pure functions from them to rows.

These values are plain: no engine object and no widget is among them. `tui.reading` makes them from a run.
"""
