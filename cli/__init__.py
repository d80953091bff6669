"""The command line: one small module per command, each loaded only when it is asked for."""
