"""Chance that is the same on every machine and in every version of Python, and decks that keep chance from making trends."""
import hashlib


class Chance:
    """Numbers from SHA-256 of a seed and a counter."""

    def __init__(self, seed):
        self.seed, self.counter = seed, 0

    def below(self, bound):
        self.counter += 1
        digest = hashlib.sha256(f"{self.seed}:{self.counter}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % bound

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


class Decks:
    """Draws from lists as from decks of cards: every card comes once before any comes again. Words that nothing was planted for
    are thereby spread over the two years more evenly than throws of dice would spread them."""

    def __init__(self, chance):
        self.chance, self.decks, self.sums = chance, {}, {}

    def draw(self, key, items, but=()):
        deck = self.decks.setdefault(key, [])
        while True:
            for place, card in enumerate(deck):
                if card not in but:
                    return deck.pop(place)
            deck.extend(self.chance.shuffled(items))

    def falls(self, key, rate):
        """Whether something of this rate happens now; over any stretch of time it happens as often as the rate says."""
        total = self.sums.get(key, self.chance.below(1000) / 1000) + rate
        self.sums[key] = total - int(total)
        return total >= 1
