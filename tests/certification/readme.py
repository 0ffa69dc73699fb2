"""What the README tells people to do, so that the tests can do exactly that."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


class Section:
    """A section of the README, with its commands."""

    def __init__(self, title):
        _, found, rest = README.read_text().partition(f"\n## {title}\n")
        assert found, f"the README has no section {title!r}"
        self.text = rest.partition("\n## ")[0]
        blocks = re.findall(r"```sh\n(.*?)```", self.text, re.DOTALL)
        self.commands = "".join(blocks).splitlines()
