"""`python -m benchmarks`: every benchmark, one after the other, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

ALL = ("one_case", "large_case", "many_cases", "many_at_once", "what_if", "start", "check")


def main() -> None:
    failed = []
    for name in ALL:
        print(f"\n{name}\n", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *sys.argv[1:]], check=False).returncode:
            failed.append(name)
    if failed:
        raise SystemExit(f"Not all ran: {', '.join(failed)}")


if __name__ == "__main__":
    main()
