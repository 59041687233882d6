"""README's words on other programs, run as they stand: each command prints what stands below it."""
import os
import pathlib
import re
import subprocess

SECTION = "## Other programs\n"


class Differs(Exception):
    """A command does not do what README says."""


def section(title=SECTION):
    text = pathlib.Path("README.md").read_text()
    start = text.index(title) + len(title)
    return text[start:text.index("\n## ", start)]


def console(folder, programs, environment):
    """Runs all lines behind `$` in one shell, as a reader would, and compares what they print."""
    blocks = re.findall(r"```console\n(.*?)```", section(), re.DOTALL)
    steps = [step.split("\n", 1) for block in blocks for step in block.split("$ ")[1:]]
    path = os.pathsep.join([*map(str, programs), os.environ["PATH"]])
    for command, expected in steps:
        # `cd` holds for the lines of its own block only.
        done = subprocess.run(["bash", "-c", f"set -o pipefail; {before(command, blocks)}{command}"],
                              cwd=folder, env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", **environment},
                              capture_output=True, text=True)
        if done.returncode not in (0, 141):
            raise Differs(f"{command}: exit {done.returncode}\n{done.stderr.strip()}")
        if done.stdout.strip() != expected.strip():
            raise Differs(f"{command} prints\n{done.stdout.strip()}\nwhere README has\n{expected.strip()}")
    return f"{len(steps)} commands of README do what it says"


def before(command, blocks):
    """The change of folder that stands above a command in its block."""
    block = next(block for block in blocks if f"$ {command}\n" in block)
    above = block[:block.index(f"$ {command}\n")]
    moves = re.findall(r"^\$ cd (\S+)", above, re.MULTILINE)
    return f"cd {moves[-1]}; " if moves else ""


def duckdb_statements():
    """What README tells DuckDB, but for the loading of its extension: the last statement is a question."""
    text = re.search(r"```sql\n(.*?)```", section(), re.DOTALL)[1]
    return [each.strip() for each in text.split(";") if each.strip() and not re.match(r"\s*(INSTALL|LOAD)\b", each)]
