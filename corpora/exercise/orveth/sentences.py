"""Reads the sentence patterns of a file, and fills one: alternatives in brackets, slots in braces."""
import re

ALTERNATIVES = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")


class Pattern:
    """`The [man|woman] of {town} left. => type status speaker role flag…`; what follows the arrow is the claim it makes."""

    def __init__(self, name, line):
        self.name = name
        self.text, _, claim = line.partition(" => ")
        self.claim = claim.split() or None

    def fill(self, decks, value):
        """The sentence; `value(slot)` says what stands in a slot, and is asked once for each."""
        count, known = 0, {}

        def alternative(match):
            nonlocal count
            count += 1
            return decks.draw((self.name, count), match.group(1).split("|"))

        def slot(match):
            name = match.group(1)
            key = name[0].lower() + name[1:] if name not in ("G", "Q") else name
            if key not in known:
                known[key] = str(value(key))
            return capital(known[key]) if key != name else known[key]

        text = SLOT.sub(slot, ALTERNATIVES.sub(alternative, self.text))
        return capital(text), known


def capital(text):
    return text[:1].upper() + text[1:]


def read(path):
    """{topic: {headline|lead|body: [Pattern]}}"""
    topics, topic, part = {}, None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            topic = topics.setdefault(line[3:], {})
        elif line.startswith("-- "):
            part = topic.setdefault(line[3:], [])
        elif line and not line.startswith("#"):
            part.append(Pattern(f"{path.stem}:{number}", line))
    return topics
