"""What the README tells people to do, so that the tests can do exactly that."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


class Section:
    """A section of the README: its commands, and the numbered steps below them."""

    def __init__(self, title):
        _, found, rest = README.read_text().partition(f"\n## {title}\n")
        assert found, f"the README has no section {title!r}"
        self.text = rest.partition("\n## ")[0]
        blocks = re.findall(r"```sh\n(.*?)```", self.text, re.DOTALL)
        self.commands = "".join(blocks).splitlines()

    @property
    def steps(self):
        """The words of each step: *to be clicked* and **to be read**, in order."""
        found = re.findall(
            r"^\d\. (.*?)(?=^\d\. |^$)", self.text, re.DOTALL | re.MULTILINE
        )
        return [
            [_word(mark, text) for mark, text in _MARKED.findall(step)]
            for step in found
        ]

    @property
    def login(self):
        """User and password."""
        return re.search(r"log in as `(.+?)`, password `(.+?)`", self.text).groups()


_MARKED = re.compile(r"(\*\*?)([^*]+)\1")


def _word(mark, text):
    return ("click" if mark == "*" else "read", " ".join(text.split()))
