"""From the engine to the plain values that the screens show. Only here does the interface know the engine."""

from .library import EngineLibrary

__all__ = ["EngineLibrary"]
