"""The packs that the checks look at: workspaces in temporary folders, a pack in each language."""
import dataclasses
import os
import pathlib
import shutil
import subprocess

import hostile

HERE = pathlib.Path(__file__).parent
LANGUAGES = ["en", "cs", "sk", "pl"]
MONTHS = {
    "SampleData": "2025-12", "online-retail": "2011-08", "northwind": "1998-04",
    "receivables": "2013-10", "opportunities": "2017-12", "hostile": "2025-12",
}

CUSTOMERS = 2


@dataclasses.dataclass
class Pack:
    """One month's report of one workspace in one language."""
    name: str
    workspace: pathlib.Path
    month: str
    language: str
    folder: pathlib.Path

    def pages(self):
        """All reports; of the customers, who are alike, a few, but in English all of those with hostile names."""
        customers = sorted(self.folder.glob("customers/*.html"))
        step = 1 if (self.name, self.language) == ("hostile", "en") else max(1, len(customers) // CUSTOMERS)
        return sorted(self.folder.glob("*.html")) + customers[::step]

    def spreadsheets(self):
        return sorted(self.folder.rglob("*.csv"))

    def title(self, file):
        return f"{self.name} {self.language} {file.relative_to(self.folder)}"


class CommandFailed(Exception):
    """A command ended with another status than 0."""


def run(*command):
    # Decoded here: reading as text would turn a carriage return within a name into a line feed.
    done = subprocess.run([str(each) for each in command], capture_output=True)
    if done.returncode != 0:
        raise CommandFailed(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr.decode().strip()}")
    return done.stdout.decode()


def shared_folder():
    folder = pathlib.Path(os.environ.get("KLIENTELA_SHARED", "../shared"))
    return folder.resolve() if (folder / "data").is_dir() else None


def prepare(name, into):
    """A workspace of that name in a fresh folder, or None where its exports are not on this machine."""
    folder = into / name
    if name == "SampleData":
        shutil.copytree("SampleData", folder, ignore=shutil.ignore_patterns("out", "*.sqlite*", "rejects"))
    elif name == "hostile":
        hostile.write(folder)
    else:
        shared = shared_folder()
        if shared is None:
            return None
        folder.mkdir(parents=True)
        text = (HERE.parent / "Cases" / f"_{name}" / "klientela.json").read_text()
        (folder / "klientela.json").write_text(text.replace("@shared@", str(shared)))
    return folder


def make(binary, name, languages, into):
    """The month's pack of a workspace in each language; empty where its exports are missing."""
    workspace = prepare(name, into)
    if workspace is None:
        print(f"{name}: skipped, its exports are not here (set KLIENTELA_SHARED)")
        return []
    month = MONTHS[name]
    run(binary, "month", month, "-C", workspace)
    packs = []
    for language in languages:
        out = into / "packs" / name / language
        run(binary, "report", "--month", month, "--language", language, "--out", out, "-C", workspace)
        packs.append(Pack(name, workspace, month, language, out))
    return packs
