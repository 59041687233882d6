"""Runs programs with a stopwatch: wall time and the peak of memory, as the kernel counted it.

The kernel counts a program's peak from before its start, when it still was a copy of the one that
started it. So each program is started by a fresh, small interpreter: this file, run as a script.
"""
import dataclasses
import os
import statistics
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Run:
    """One run of a program."""
    seconds: float
    peak_mb: float
    output: str


class Failed(Exception):
    """A measured program did not end with status 0."""


def run(*command):
    """Runs a command to its end. Output goes to files, so that a full pipe never stalls it."""
    command = [str(each) for each in command]
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors, \
            tempfile.NamedTemporaryFile("r") as figures:
        status = subprocess.run([sys.executable, "-I", "-S", __file__, figures.name, *command],
                                stdout=output, stderr=errors).returncode
        output.seek(0), errors.seek(0)
        if status != 0:
            raise Failed(f"{' '.join(command)}: exit {status}\n{errors.read().strip()}")
        seconds, peak_kb = figures.read().split()
        return Run(float(seconds), int(peak_kb) / 1024, output.read())


def median(runs):
    """The figures in the middle: seconds and peak each for itself."""
    return Run(statistics.median(each.seconds for each in runs),
               statistics.median(each.peak_mb for each in runs), runs[-1].output)


def main(figures, *command):
    """Runs the command and writes seconds and peak (kB) to the file; the command's status is ours."""
    begun = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begun
    with open(figures, "w", encoding="ascii") as file:
        file.write(f"{seconds} {usage.ru_maxrss}")
    return abs(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
