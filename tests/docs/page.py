"""A page of documentation (*.md) as what the tests need of it: its fenced blocks and the markers above them.

A marker is a comment that readers do not see, on a line of its own right above a block; a block may have several:

    <!-- run: score points="5" facts="次数:3次" expect="5" -->
    ```biaochi
    次数 1次得2分,2次得3分,3次以上得5分,不足1次不得分。
    ```

run.py says what each marker means.
"""

import re

FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,})(?P<language>[\w-]*) *")
MARKER = re.compile(r"\s*<!-- (?P<kind>run|file|excerpt): (?P<rest>.*?) -->\s*")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


class PageError(Exception):
    """A page that cannot be read: a marker that marks nothing, a block without an end."""


class Marker:
    def __init__(self, kind, rest, line):
        self.kind = kind
        self.line = line
        self.attributes = dict(ATTRIBUTE.findall(rest))
        self.word = ATTRIBUTE.sub("", rest).strip()

    def get(self, name, otherwise=""):
        return self.attributes.get(name, otherwise)


class Block:
    def __init__(self, language, line, markers):
        self.language = language
        self.line = line
        self.markers = markers
        self.lines = []

    @property
    def text(self):
        return "".join(line + "\n" for line in self.lines)


def read(text):
    """All blocks of a page, in order."""
    blocks, markers, block, opening = [], [], None, None
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.fullmatch(line)
        if block is not None:
            if fence and fence["fence"] == opening["fence"] and not fence["language"]:
                blocks.append(block)
                block = None
            else:
                block.lines.append(line.removeprefix(opening["indent"]))
        elif fence:
            block, opening = Block(fence["language"], number, markers), fence
            markers = []
        elif found := MARKER.fullmatch(line):
            markers.append(Marker(found["kind"], found["rest"], number))
        elif "<!-- run" in line or "<!-- file" in line or "<!-- excerpt" in line:
            raise PageError(f"line {number}: not a marker that can be read: {line.strip()}")
        elif markers:
            raise PageError(f"line {markers[0].line}: no block follows this marker")
    if block is not None:
        raise PageError(f"line {block.line}: this block does not end")
    if markers:
        raise PageError(f"line {markers[0].line}: no block follows this marker")
    return blocks
