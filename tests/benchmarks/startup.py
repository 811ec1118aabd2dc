"""How long ``extortrace scan`` takes from the prompt, as a multiple of ``python -c pass``.

Interleaved, so that a busy machine slows both; medians. Run it with ``python tests/benchmarks/startup.py [RUNS]``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

SAMPLE = (
    "Salut, j'ai ta vidéo et la liste de tes amis. Tu envoies 800 $ par Western Union à Awa Koné, Abidjan, "
    "Côte d'Ivoire, avant vendredi 18h, sinon je publie tout. WhatsApp +225 07 09 11 22 33. Envoie-moi le MTCN et une "
    "photo du reçu."
)
LIMITS = {"styled": 14.0, "json": 11.0}
SCAN = [sys.executable, "-m", "extortrace", "scan", SAMPLE, "--lang", "fr"]
COMMANDS = {"pass": [sys.executable, "-c", "pass"], "styled": SCAN, "json": [*SCAN, "--json"]}


def piped(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def in_terminal(command: list[str]) -> float:
    """In a pseudo-terminal, as a person sees it (Unix)."""
    import pty

    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(command[0], command)
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # Linux says so when the other end is closed
        pass
    os.waitpid(pid, 0)
    os.close(terminal)
    return time.perf_counter() - begin


def measure(runs: int) -> dict[str, float]:
    """Median seconds of each command."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs + 1):
        for name, command in COMMANDS.items():
            times[name].append(in_terminal(command) if name == "styled" else piped(command))
    return {name: statistics.median(taken[1:]) for name, taken in times.items()}  # the first run fills the caches


def main() -> None:
    medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    print(f"python -c pass   {medians['pass'] * 1000:6.1f} ms")
    for name, limit in LIMITS.items():
        ratio = medians[name] / medians["pass"]
        verdict = "within" if ratio <= limit else "ABOVE"
        print(f"scan, {name:<10} {medians[name] * 1000:6.1f} ms  {ratio:5.1f} x  {verdict} {limit:.0f} x")


if __name__ == "__main__":
    main()
