"""Composes articles of sentences, and notes every claim that is put into one."""
import re
from dataclasses import dataclass, field

from . import effects
from .schedule import DAILY, QUIET_FR
from .slots import Slots

CONFLICT = {"attack", "blame", "statement", "operation", "talks"}


@dataclass
class Article:
    slot: object
    group: str
    title: str = ""
    paragraphs: list = field(default_factory=list)
    claims: list = field(default_factory=list)
    page: str = ""
    notes: dict = field(default_factory=dict)

    @property
    def sentences(self):
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    @property
    def text(self):
        return "\n\n".join(" ".join(paragraph) for paragraph in self.paragraphs)


class Writer(Slots):
    def __init__(self, decks, patterns, towns, counties, tolls, flat):
        self.decks, self.patterns, self.towns, self.counties, self.tolls, self.flat = decks, patterns, towns, counties, tolls, flat

    def article(self, slot):
        decks, radio = self.decks, slot.outlet == "radio" and not self.flat
        self.french = slot.outlet == "phare" and not self.flat
        self.slot, self.event = slot, slot.event
        self.town = slot.event.town if slot.event else decks.draw("town", self.towns)
        self.group = slot.event.group if slot.event else self.own_group() if radio else self.any_group()
        self.named = None
        near = [town for town in self.towns if town[2] == self.town[2] and town != self.town]
        self.near = decks.chance.shuffled(near)[:2]
        self.result, self.used, self.goods = Article(slot, self.group), set(), {}
        topic = self.patterns[slot.topic]
        self.result.title = slot.series or self.sentence(topic, "headline", False)
        lead = [self.sentence(topic, "lead")]
        own, others = (9, False) if slot.topic == "word" else (6, True) if radio else (7, True)
        body = [self.sentence(topic, "body") for _ in range(own)]
        if others:
            beside = self.patterns[self.beside(slot, radio)]
            parts = ["body"] * 3 if radio else ["lead", "body", "body"]
            body += [self.sentence(beside, part) for part in parts]
        if radio:
            self.result.notes["formulae"] = self.formulae()
            body += self.result.notes["formulae"]
            if slot.threat:
                body.append(self.sentence(self.patterns["call"], "body"))
            self.result.notes["call"] = slot.threat
        elif not self.french:
            body[5:5] = [self.aside(family) for family in self.families()]
            body += self.last_words()
        sentences = lead + body
        self.result.paragraphs.append(sentences[:2])
        for start in range(2, len(sentences), 3):
            self.result.paragraphs.append(sentences[start:start + 3])
        return self.result

    def sentence(self, topic, part, notes=True):
        pattern = self.decks.draw((topic[part][0].name, part), topic[part], but=self.used)
        self.used.add(pattern)
        self.aside_town = None
        self.first = part != "body"
        text, known = pattern.fill(self.decks, self.value)
        if self.french:
            text = re.sub(r"\b([Dd])e (?=[AEIOU])", r"\1'", text)
        if notes and pattern.claim:
            self.result.claims.append(self.claim(pattern.claim, text, known))
        return text

    # What stands beside the topic

    def beside(self, slot, radio):
        """A second topic, of peace, for the last paragraphs."""
        if radio:
            return "word"
        return self.decks.draw(("beside", self.french), QUIET_FR if self.french else DAILY, but=(slot.topic,))

    def families(self):
        """Two of the six asides, each as often as any other."""
        names = list(effects.TERMS)
        first = self.decks.draw("aside", names)
        return [first, self.decks.draw("aside", names, but=(first,))]

    def aside(self, family):
        return self.sentence(self.patterns[family], "body")

    def last_words(self):
        day, words = self.slot.day, []
        bursting = not self.flat and any(effects.rate(burst, day) > 0.5 for burst in effects.BURSTS.values())
        words.append(self.aside("brief" if self.decks.falls("brief", 0.9 if bursting else 0.5) else "calm"))
        if self.slot.copied:
            return words
        if self.slot.topic not in CONFLICT and self.decks.falls("front", 0.5):
            words.append(self.aside("front"))
        if self.decks.falls("threat", 0.12 if self.flat else effects.rate(effects.THREATS, day)):
            words.append(self.aside("threat"))
        if self.slot.topic in CONFLICT and self.decks.falls("background", 0.6):
            words.append(self.sentence(self.patterns["background"], "body"))
        return words

    def formulae(self):
        """Each formula as often as its share; its sentence is the same to the letter."""
        lines = self.patterns["formula"]["body"]
        return [line.text for line, share in zip(lines, effects.FORMULAE) if self.decks.falls(line.name, share)]

    # Claims

    def claim(self, notation, text, known):
        kind, status, speaker, role, *flags = notation
        name = speaker[1:-1] if speaker.startswith("{") else None
        about = {"sentence": text, "type": kind, "status": status,
                 "speaker": known.get(name) or str(self.value(name)) if name else speaker.replace("_", " "), "role": role}
        if "event" in flags:
            about |= {"event": self.event.id, "actor": self.event.group, "target": self.event.target[1]}
        if "actor" in flags: about["actor"] = self.group
        if "target" in flags: about["target"] = self.group
        if "place" in flags: about["place"] = self.town[0]
        if "county" in flags: about["place"] = self.town[2]
        if "aside" in flags: about["place"] = self.aside_town[0]
        if "toll" in flags: about["killed"] = int(known["toll"])
        if "killed" in flags: about["killed"] = self.slot.toll[0]
        if "wounded" in flags: about["wounded"] = self.slot.toll[1]
        return about
