"""A PostgreSQL of its own in a folder: made, started on a local socket, stopped and forgotten."""
import os
import pathlib
import pwd
import shutil
import subprocess

# In the export: the tables, and the script that loads the CSV files beside it.
SCHEMA, LOAD = "postgresql-schema.sql", "postgresql-load.sql"
PORT = "54329"


class Refused(Exception):
    """PostgreSQL said no."""


class Cluster:
    """`with Cluster(folder) as cluster: cluster.query(…)`. Root may not run it: the user postgres does."""

    def __init__(self, folder):
        self.folder = folder
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name

    def __enter__(self):
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user)
        self._server("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-D", self.folder / "data")
        self._server("pg_ctl", "-w", "-D", self.folder / "data", "-l", self.folder / "log", "-o",
                     f"-k {self.folder} -p {PORT} -c listen_addresses= -c fsync=off", "start")
        return self

    def __exit__(self, *_):
        self._server("pg_ctl", "-w", "-m", "fast", "-D", self.folder / "data", "stop")

    def _server(self, program, *arguments):
        command = [str(each) for each in (self._path(program), *arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", self.user, "--", *command]
        # The server keeps its output open: a pipe would never end.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def _path(self, program):
        """Debian keeps the server's programs out of the search path, a folder for each version."""
        kept = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
        return shutil.which(program) or (kept[-1] if kept else program)

    @property
    def environment(self):
        """What makes psql and createdb find the cluster."""
        return {"PGHOST": str(self.folder), "PGPORT": PORT, "PGUSER": self.user}

    def load(self, export):
        """Runs the export's own scripts, as a person would: in its folder, with psql."""
        for script in (SCHEMA, LOAD):
            self._psql("-f", script, cwd=export)

    def query(self, text, parameters):
        """The rows of a query as CSV with a header; `:name` stands for a parameter, as in our files."""
        settings = [f"--set={name}={value}" for name, value in parameters.items()]
        return self._psql("--csv", *settings, input=text)

    def _psql(self, *arguments, **options):
        done = subprocess.run(
            ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-p", PORT, "-U", self.user,
             "-d", "postgres", *arguments], capture_output=True, text=True, **options)
        if done.returncode != 0:
            raise Refused(f"psql {arguments[-1]}: {done.stderr.strip()}")
        return done.stdout
