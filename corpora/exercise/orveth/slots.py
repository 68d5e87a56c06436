"""What stands in the slots of a sentence: names as an outlet uses them, places, days, figures, and words that are planted."""
from datetime import timedelta

from . import effects, world

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAYS_FR = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "January February March April May June July August September October November December".split()


class Slots:
    """The part of a writer that fills slots; it knows the article in hand by `slot`, `event`, `town`, `near` and `group`."""

    # Names

    def any_group(self):
        if self.decks.falls("vennick in text", 0.15 if self.flat else effects.rate(effects.VENNICK, self.slot.day)):
            return "shore-front-vennick"
        return self.decks.draw("group in text", ["shore-front"] * 9 + ["shore-front-keldry", "hill-league", "red-lantern"])

    def own_group(self):
        if self.decks.falls("radio vennick", effects.rate(effects.VENNICK, self.slot.day)):
            return "shore-front-vennick"
        return self.decks.draw("radio group", ["shore-front"] * 7 + ["shore-front-keldry"])

    def name(self):
        """The group as this outlet calls it; one name in an article."""
        if self.named:
            return self.named
        outlet, day = self.slot.outlet, self.slot.day
        naming = effects.NAMING_FLAT if self.flat else effects.NAMING[outlet]
        if not self.flat and outlet == effects.NAMING_CHANGE[0] and day >= effects.NAMING_CHANGE[1]:
            naming = effects.NAMING_CHANGE[2]
        cards = [name for name, count in naming.items() for _ in range(count)]
        self.named = world.GROUPS[self.group] or self.decks.draw(("name", outlet, len(naming), day < effects.NAMING_CHANGE[1]), cards)
        return self.named

    def house(self, kind):
        """A word that one outlet has to itself."""
        words = world.HOUSE[kind]
        if self.flat:
            every = [word for some in words.values() for word in some]
            return self.decks.draw(("house", kind), every)
        own = words.get(self.slot.outlet)
        return self.decks.draw(("house", kind, self.slot.outlet if own else None), own or words[None])

    def people(self, number, kind, french=False):
        if french:
            word = {"soldier": "soldat", "officer": "policier", "guard": "garde", "trader": "marchand"}[kind]
            return f"{world.NUMBERS_FR[number]} {word}{'s' if number > 1 else ''}"
        word = self.house(kind) if kind in world.HOUSE else kind
        return f"{world.NUMBERS[number]} {word if number == 1 else world.plural(word)}"

    def value(self, slot):
        if slot in world.FIXED:
            return world.FIXED[slot]
        if slot in ("good", "crop") and self.first:
            return self.goods.setdefault(slot, self.decks.draw(slot, world.CARDS[slot]))
        if slot in world.CARDS:
            return self.decks.draw(slot, world.CARDS[slot])
        if slot in effects.TERMS:
            return self.term(slot)
        return getattr(self, "slot_" + slot)()

    def person(self):
        return f"{self.decks.draw('given', world.GIVEN)} {self.decks.draw('family', world.FAMILY)}"

    def weekday(self, day):
        return (DAYS_FR if self.french else DAYS)[day.weekday()]

    def aside_place(self):
        """Where an aside plays: any town but that of the article, and what is planted more often."""
        if self.aside_town:
            return self.aside_town
        day, special = self.slot.day, {"Quarrim": effects.QUARRIM, "Tolbrae": effects.TOLBRAE}
        for name, effect in special.items():
            if name != self.town[1] and self.decks.falls(name, 0.04 if self.flat else effects.rate(effect, day)):
                self.aside_town = next(town for town in self.towns if town[1] == name)
                return self.aside_town
        others = [town for town in self.towns if town[1] not in special]
        self.aside_town = self.decks.draw("aside town", others, but=(self.town,))
        return self.aside_town

    def term(self, family):
        term, since, before, after, others = effects.TERMS[family]
        rate = (before + after) / 2 if self.flat else effects.rate((since, before, after), self.slot.day)
        if self.decks.falls(term, rate):
            return term
        return self.decks.draw(("instead", family), others)

    def talk(self):
        for word, burst in effects.BURSTS.items():
            if self.decks.falls(word, 0.05 if self.flat else effects.rate(burst, self.slot.day)):
                return word
        return self.decks.draw("talk", effects.TALK)

    # Slots that depend on the article

    def slot_G(self): return self.name()
    def slot_self(self): return self.name()
    def slot_selfname(self): return self.name().removeprefix("the ")
    def slot_nameG(self): return self.name().removeprefix("the ")
    def slot_speakerG(self): return world.SPEAKERS[self.group]
    def slot_town(self): return self.town[1]
    def slot_town2(self): return self.near[0][1]
    def slot_place2(self): return self.near[1][1]
    def slot_county(self): return self.counties[self.town[2]]
    def slot_aside(self): return self.aside_place()[1]
    def slot_day(self): return self.weekday(self.slot.day - timedelta(self.decks.chance.below(4)))
    def slot_eday(self): return self.weekday(self.event.day)
    def slot_lastmonth(self): return MONTHS[self.slot.day.month - 2]
    def slot_killed(self): return self.people(self.slot.toll[0], self.event.target[2])
    def slot_wounded(self): return f"{world.NUMBERS[self.slot.toll[1]]} others"
    def slot_hurt(self): return f"{world.NUMBERS[self.slot.toll[1]]} people"
    def slot_k(self): return (world.NUMBERS_FR if self.french else world.NUMBERS)[self.slot.toll[0]]
    def slot_were(self): return "was" if self.slot.toll[0] == 1 else "were"
    def slot_target(self): return self.event.target[0]
    def slot_bare(self): return self.event.target[1]
    def slot_deed(self): return world.DEEDS[self.event.deed][0]
    def slot_a_deed(self): return world.DEEDS[self.event.deed][1]
    def slot_soldiers(self): return world.plural(self.house("soldier"))
    def slot_officers(self): return world.plural(self.house("officer"))
    def slot_gunmen(self): return self.house("gunmen")
    def slot_villagers(self): return self.house("villagers")
    def slot_inland(self): return self.house("inland")
    def slot_brief(self): return self.talk()
    def slot_killedfr(self): return self.people(self.slot.toll[0], self.event.target[2], True)
    def slot_werefr(self): return "a été tué" if self.slot.toll[0] == 1 else "ont été tués"
    def slot_deedfr(self): return self.decks.draw("deedfr", world.DEEDS_FR)
    def slot_adeedfr(self): return "une " + self.decks.draw("deedfr", world.DEEDS_FR)

    def slot_who(self):
        return f"the {self.house('trait')} {self.decks.draw('job', world.JOBS)} {self.person()}"

    def slot_toll(self):
        """What the Centre for Peace Records counted last month, which is the truth."""
        day = self.slot.day.replace(day=1) - timedelta(1)
        return str(self.tolls.get(f"{day.year}-{day.month:02d}", 17))
