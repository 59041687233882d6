"""Kills imports and monthly runs at random moments and fills the disk under them; nothing may be lost or halved.

After each blow `klientela check` must be clean where there is a warehouse, and the next run must end with the same
content, told by ids, the same rejects and the same pack as a run that nobody disturbed. The blows hit a first import,
a first month, and twelve months that come on top of two years, in turn. Disks that fill are small tmpfs, where one can
be mounted (as root); else that part is left out, which is said. Their sizes are spread over what a run needs.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import workspaces

MONTH = "2025-12"
LAST_YEAR = re.compile(r"-2025-\d\d\.[a-z]+$")
# The control totals, which must not tell yet of files that are to come: `check` misses them rightly.
TOTALS, TOLD_LAST_YEAR = "erp/kontroly.csv", re.compile(rb"^.*-2025-\d\d\..*\n", re.MULTILINE)
ROOMY_KB = 200_000
SHOWN = 3


class Firm:
    """The sample company before a run, and what an undisturbed run makes of it."""

    def __init__(self, binary, home, name, words):
        self.binary, self.words, self.home = binary, words, home
        self.before = home / f"{name}-before"
        self.after = home / f"{name}-after"

    def ready(self):
        """Makes the undisturbed run, and says how many seconds it takes."""
        shutil.copytree(self.before, self.after)
        start = time.monotonic()
        workspaces.must(self.binary, *self.words, folder=self.after)
        return time.monotonic() - start

    def copy(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.before, folder)
        return folder

    def faults(self, folder):
        """What is wrong after a blow: with what is there, or with what the next run makes of it."""
        found = []
        if (folder / "warehouse.sqlite").exists():
            found += workspaces.failing_checks(self.binary, folder)
        workspaces.must(self.binary, *self.words, folder=folder)
        found += workspaces.differences(self.after, folder)
        found += workspaces.pack_differences(self.after / "rejects", folder / "rejects")
        return found[:SHOWN] + ([f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else [])


def firms(binary, home):
    """A first import, a first month, and a month on top of two years."""
    first = Firm(binary, home, "first-import", ["import"])
    workspaces.sample(first.before)
    month = Firm(binary, home, "first-month", ["month", MONTH])
    workspaces.sample(month.before)
    later = Firm(binary, home, "later-month", ["month", MONTH])
    workspaces.sample(later.before)
    aside = home / "aside"
    coming = [path for path in (later.before / "exports").rglob("*") if LAST_YEAR.search(path.name)]
    for path in coming:
        (aside / path.relative_to(later.before)).parent.mkdir(parents=True, exist_ok=True)
        path.rename(aside / path.relative_to(later.before))
    totals = later.before / "exports" / TOTALS
    whole = totals.read_bytes()
    totals.write_bytes(TOLD_LAST_YEAR.sub(b"", whole))
    workspaces.must(binary, "import", folder=later.before)
    totals.write_bytes(whole)
    for path in coming:
        (aside / path.relative_to(later.before)).rename(path)
    return [first, month, later]


def kill(firm, folder, after_seconds):
    """Starts the run and kills it after a while; false where it was done before."""
    process = subprocess.Popen([str(firm.binary), *firm.words, "-C", str(folder)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after_seconds)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def kill_often(companies, folder, blows, chance):
    """How many blows left something wrong."""
    seconds = {firm: firm.ready() for firm in companies}
    failed = hit = 0
    for blow in range(blows):
        firm = companies[blow % len(companies)]
        firm.copy(folder)
        moment = chance.random() * seconds[firm]
        hit += kill(firm, folder, moment)
        found = firm.faults(folder)
        failed += bool(found)
        for each in found:
            print(f"{' '.join(firm.words)} killed after {moment:.3f} s: {each}", flush=True)
    print(f"{blows} runs, {hit} of them killed before their end, {failed} with faults.", flush=True)
    return failed


def mount(folder, kilobytes):
    folder.mkdir(exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "klientela-faults", str(folder)]
    return subprocess.run(words, stderr=subprocess.DEVNULL).returncode == 0


def fill_disks(companies, folder, count):
    """How many disks that filled left something wrong; the workspace's exports lie elsewhere."""
    failed = tried = refused = 0
    for firm, share in ((companies[0], (count + 1) // 2), (companies[1], count // 2)):
        if not mount(folder, ROOMY_KB):
            print("Full disks are left out: no tmpfs can be mounted here (that needs root).")
            return 0
        need = disk_need(firm, folder)
        for number in range(share):
            kilobytes = need * (number + 1) // (share + 1)
            mount(folder, kilobytes)
            try:
                found, was_refused = full_disk(firm, folder)
            finally:
                unmount(folder)
            tried, refused, failed = tried + 1, refused + was_refused, failed + bool(found)
            for each in found:
                print(f"{' '.join(firm.words)}, disk of {kilobytes} of {need} kB: {each}", flush=True)
    print(f"{tried} disks, {refused} of them too small, {failed} with faults.", flush=True)
    return failed


def unmount(folder):
    # Lazily, for the comparison may still have the warehouse open.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def furnish(firm, folder):
    shutil.copy(firm.before / "klientela.json", folder)
    os.symlink(firm.before / "exports", folder / "exports")


def disk_need(firm, folder):
    """How many kB a run takes of a disk at most, on one that is large enough and mounted."""
    furnish(firm, folder)
    process = subprocess.Popen([str(firm.binary), *firm.words, "-C", str(folder)], stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        room = os.statvfs(folder)
        most = max(most, (room.f_blocks - room.f_bfree) * room.f_frsize // 1024)
        time.sleep(0.001)
    unmount(folder)
    return most


def full_disk(firm, folder):
    """Runs on a disk that may be too small, then with room; what is wrong, and whether it was too small."""
    furnish(firm, folder)
    status, errors = workspaces.run(firm.binary, *firm.words, folder=folder)
    if status == 0:
        return [], False
    found = [] if "full" in errors or "No space" in errors else [f"ended with {status} and says: {errors[-200:]}"]
    # A month's import lands before its pack is written.
    if firm.words == ["import"] and (folder / "warehouse.sqlite").exists():
        found.append("a warehouse is there though the import could not be done")
    subprocess.run(["mount", "-o", f"remount,size={ROOMY_KB}k", str(folder)], check=True)
    return found + firm.faults(folder), True


def main():
    ask = argparse.ArgumentParser(prog="./dev faults", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--kills", type=int, default=20, help="how many runs are killed (20)")
    ask.add_argument("--disks", type=int, default=5, help="how many disks fill (5)")
    ask.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = ask.parse_args()
    chance = random.Random(asked.seed)
    print(f"Seed {asked.seed}.", flush=True)
    with tempfile.TemporaryDirectory(prefix="faults-") as temporary:
        home = pathlib.Path(temporary)
        companies = firms(asked.binary.resolve(), home)
        failed = kill_often(companies, home / "hit", asked.kills, chance)
        failed += fill_disks(companies, home / "disk", asked.disks)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
