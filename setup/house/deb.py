"""Reading a Debian package without dpkg: it is an ar archive with a tar in it."""

import lzma
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .tell import Stop

MAGIC = b"!<arch>\n"
HEADER = 60


@contextmanager
def contents(package: Path) -> Iterator[tarfile.TarFile]:
    """Open the files of a package, to be read once from the beginning to the end."""
    with package.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            raise Stop(f"{package} is not a Debian package. Delete it and start again.")
        while header := stream.read(HEADER):
            name, size = header[:16].decode().strip().rstrip("/"), int(header[48:58])
            if name == "data.tar.xz":
                with tarfile.open(fileobj=lzma.open(stream), mode="r|") as tar:
                    yield tar
                return
            stream.seek(size + size % 2, 1)
    raise Stop(f"{package.name} is not packed as expected (data.tar.xz).")
