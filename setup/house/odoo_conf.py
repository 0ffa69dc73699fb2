"""The configuration of an Odoo server of ours."""

from dataclasses import dataclass
from pathlib import Path

from .paths import BIN, PYTHON, ROOT
from .ports import LOOPBACK

TEMPLATE = """; written by setup/ at every start
[options]
addons_path = {root}
data_dir = {folder}/data
bin_path = {bin}
db_name = {database}
dbfilter = ^{database}$
list_db = False
with_demo = {demo}
skip_auto_install = True
unaccent = True
http_interface = {loopback}
http_port = {port}
workers = 0
limit_memory_hard = 0
max_cron_threads = {crons}
server_wide_modules = base,rpc,web

[inge_online]
key_file = {folder}/inge_online.key
test_endpoint = {endpoint}
"""


@dataclass(frozen=True)
class Odoo:
    """A server: its folder, its database, its port, and where its BAMF answers."""

    folder: Path
    database: str
    port: int
    endpoint: str
    crons: int = 1
    demo: bool = True

    @property
    def conf(self) -> Path:
        """The file it reads."""
        return self.folder / "odoo.conf"

    @property
    def log(self) -> Path:
        """Where it writes what it does."""
        return self.folder / "odoo.log"

    @property
    def filestore(self) -> Path:
        """The attachments of its database."""
        return self.folder / "data" / "filestore" / self.database

    def write(self) -> None:
        """Write the configuration."""
        (self.folder / "data").mkdir(parents=True, exist_ok=True)
        text = TEMPLATE.format(
            root=ROOT,
            folder=self.folder,
            bin=BIN,
            database=self.database,
            loopback=LOOPBACK,
            port=self.port,
            crons=self.crons,
            demo=self.demo,
            endpoint=self.endpoint,
        )
        self.conf.write_text(text)

    def command(self, *arguments: str) -> list[str | Path]:
        """Return how it is called."""
        return [PYTHON, "-m", "odoo", *arguments, "-c", self.conf]
