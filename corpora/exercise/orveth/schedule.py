"""Who publishes on which day about what: quotas for everything, so that nothing rises or falls but what is meant to."""
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from . import effects, world

TOPICS = ["attack", "attack", "blame", "statement", "operation", "talks", "market", "road", "harvest", "aid", "court", "weather", "school"]
DAILY = TOPICS[6:]
TOPICS_FR = ["attaque", "attaque", "marche", "peche", "pourparlers", "ecole", "meteo"]
QUIET_FR = ["marche", "peche", "ecole", "meteo"]
#: Articles a month, in two months that take turns.
QUOTAS = {"courier": (3, 3), "agency": (3, 3), "wire": (4, 4), "post": (3, 3), "mirror": (2, 2), "phare": (1, 2)}
FLAT_QUOTAS = {"courier": (3, 3), "agency": (3, 3), "wire": (3, 3), "post": (3, 3), "mirror": (2, 2), "phare": (1, 1), "radio": (2, 2)}


@dataclass
class Event:
    """An attack: where, when, by whom, on what, and what it cost."""
    id: str
    day: date
    town: tuple
    group: str
    deed: int
    target: tuple
    killed: int
    wounded: int
    reports: list = field(default_factory=list)
    contradicts: bool = False


@dataclass
class Slot:
    """Room for one article."""
    outlet: str
    day: date
    topic: str = ""
    event: Event = None
    toll: tuple = None
    dated: bool = True
    copy_of: object = None
    copied: bool = False
    edits: tuple = ()
    series: str = None
    threat: bool = False


def months():
    return [(year, month) for year in (2023, 2024) for month in range(1, 13)]


def spread(count, year, month, chance):
    """Days of a month, evenly apart but for a little."""
    length = monthrange(year, month)[1]
    return [date(year, month, min(length, 1 + int((i + chance.below(90) / 100 + 0.05) * length / count))) for i in range(count)]


class Schedule:
    def __init__(self, decks, chance, towns, flat):
        self.decks, self.chance, self.towns, self.flat = decks, chance, towns, flat
        self.events, self.slots = [], []
        for index, (year, month) in enumerate(months()):
            for outlet, quota in (FLAT_QUOTAS if flat else QUOTAS).items():
                for day in spread(quota[index % 2], year, month, chance):
                    self.slots.append(Slot(outlet, day))
        if not flat:
            self.slots += [Slot("radio", day) for day in self.releases()]
        self.slots.sort(key=lambda slot: (slot.day, slot.outlet))
        for slot in self.slots:
            french = slot.outlet == "phare" and not flat
            if slot.outlet != "radio" or flat:
                slot.topic = decks.draw(("topic", slot.outlet), TOPICS_FR if french else TOPICS)
        if not flat:
            self.plan_radio()
            self.plan_contradictions()
        self.plan_events()
        if not flat:
            self.plan_copies()
            self.plan_undated()

    def releases(self):
        """Days of the radio's releases: its weeks begin on Monday."""
        monday, week = date(2023, 1, 2), 0
        while monday + timedelta(6) <= effects.LAST:
            if effects.SURGE[0] <= monday <= effects.SURGE[1]:
                days = (0, 2, 5)
            elif effects.SILENCE[0] <= monday <= effects.SILENCE[1] or week % 4 == 3:
                days = ()
            else:
                days = (self.chance.below(7),)
            yield from (monday + timedelta(day) for day in days)
            monday, week = monday + timedelta(7), week + 1

    def plan_radio(self):
        """Every third release is one of a series or has the recurring title; calls as often as their half-year says."""
        number = 0
        for index, slot in enumerate(slot for slot in self.slots if slot.outlet == "radio"):
            slot.topic = "word" if index % 3 == 1 else "release"
            if slot.topic == "word":
                number += index % 2
                slot.series = effects.SERIES.format(number) if index % 2 else effects.TITLE
            half = f"{slot.day.year}-{1 if slot.day.month < 7 else 2}"
            slot.threat = self.decks.falls("call " + half, effects.CALLS[half])

    def plan_contradictions(self):
        """Gives slots of several outlets within three days to one attack; each swaps its topic with an article of the same outlet."""
        for index, month in enumerate(effects.CONTRADICTIONS):
            candidates = [s for s in self.slots if s.day.isoformat().startswith(month) and s.outlet in world.ENGLISH and s.topic != "blame"]
            anchor = max(candidates, key=lambda a: len({b.outlet for b in candidates if 0 <= (b.day - a.day).days <= 4}))
            chosen = {}
            for slot in candidates:
                if 0 <= (slot.day - anchor.day).days <= 4:
                    chosen.setdefault(slot.outlet, slot)
            reports = list(chosen.values())[:4]
            event = self.event(anchor.day - timedelta(1))
            event.contradicts = True
            for place, slot in enumerate(reports):
                if slot.topic != "attack":
                    others = [s for s in self.slots if s.outlet == slot.outlet and s.topic == "attack" and s.event is None]
                    other = min(others, key=lambda s: abs((s.day - slot.day).days))
                    other.topic, slot.topic = slot.topic, other.topic
                slot.event = event
                killed = event.killed + (0, 2, 5, 1)[place] if place else event.killed
                slot.toll = (killed, event.wounded + (0, 3, 1, 6)[(place + index) % 4])

    def group(self, day):
        if self.decks.falls("vennick", 0.15 if self.flat else effects.rate(effects.VENNICK, day)):
            return "shore-front-vennick"
        return self.decks.draw("group", ["shore-front"] * 9 + ["shore-front-keldry", "hill-league", "red-lantern"])

    def event(self, day, group=None, state=False):
        targets = world.TARGETS[:-1] if state else world.TARGETS
        event = Event(
            f"e{len(self.events) + 1:03d}", day, self.decks.draw("event town", self.towns), group or self.group(day),
            self.decks.draw("deed", range(len(world.DEEDS))), self.decks.draw(("target", state), targets),
            self.decks.draw("killed", range(1, 10)), self.decks.draw("wounded", range(2, 13)))
        self.events.append(event)
        return event

    def plan_events(self):
        unclaimed, unblamed = [], []
        for slot in self.slots:
            day = slot.day - timedelta(1 + self.chance.below(2))
            if slot.topic in ("attack", "attaque") and not slot.event:
                slot.event = self.event(day, "shore-front" if slot.topic == "attaque" else None)
                if slot.event.group.startswith("shore-front") and slot.event.target[2] != "trader":
                    unclaimed.append(slot.event)
            elif slot.topic == "release":
                recent = [e for e in unclaimed if 0 < (slot.day - e.day).days <= 5]
                if recent:
                    unclaimed.remove(recent[0])
                slot.event = recent[0] if recent else self.event(
                    day, "shore-front-vennick" if self.decks.falls("radio vennick", effects.rate(effects.VENNICK, day))
                    else self.decks.draw("radio group", ["shore-front"] * 7 + ["shore-front-keldry"]), state=True)
                unblamed.append(slot.event)
            elif slot.topic == "blame":
                recent = [e for e in unblamed if 0 < (slot.day - e.day).days <= 24 and e.day.month == slot.day.month]
                if recent:
                    unblamed.remove(recent[-1])
                slot.event = recent[-1] if recent else self.event(day)
            if slot.event:
                slot.toll = slot.toll or (slot.event.killed, slot.event.wounded)

    def plan_copies(self):
        """Once a month and four times more, an article is taken over by one or two outlets within some days."""
        taken, edits = set(), [(), ("line",), ("cut",), ("words",), ("line", "words"), ("cut", "line")]
        when = months() + [(2023, 3), (2023, 9), (2024, 3), (2024, 9)]
        for index, (year, month) in enumerate(sorted(when)):
            english = [s for s in self.slots if s.outlet in world.ENGLISH and id(s) not in taken]
            firsts = [s for s in english if (s.day.year, s.day.month) == (year, month) and s.topic in DAILY]

            def takers(first):
                found = {}
                for s in english:
                    if 0 < (s.day - first.day).days <= 6 and s.outlet != first.outlet and not s.event:
                        found.setdefault(s.outlet, s)
                return list(found.values())

            count = (1, 2, 2, 1, 2, 2, 3)[index % 7]
            first = max(firsts, key=lambda s: (min(count, len(takers(s))), s.outlet == "wire", s.day))
            first.copied = True
            taken.add(id(first))
            for place, slot in enumerate(takers(first)[:count]):
                slot.copy_of, slot.topic = first, first.topic
                slot.edits = edits[(index + 3 * place) % len(edits)]
                taken.add(id(slot))

    def plan_undated(self):
        for outlet, count in effects.UNDATED.items():
            free = [s for s in self.slots if s.outlet == outlet and not s.event and not s.copy_of and not s.copied]
            for i in range(count):
                free[(2 * i + 1) * len(free) // (2 * count)].dated = False
