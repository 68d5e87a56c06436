"""Makes copies of articles: to the letter, with an outlet's own line, cut by a third, near a tenth of the words changed."""
import re

from .articles import Article

SYNONYMS = dict(pair.replace("_", " ").split("=") for pair in """
near=close_to outside=just_beyond because=since until=till towards=toward since=ever_since so_far=as_yet
found=discovered came=arrived brought=carried showed=presented kept=maintained began=started started=began ended=finished
promised=pledged offered=proposed planned=intended sent=dispatched settled=resolved waited=lingered needed=required
reported=announced noted=recorded measured=gauged gathered=collected spoiled=ruined moved=shifted filled=packed
needs=requires wants=desires waits=lingers thinks=reckons keeps=maintains buys=purchases offers=proposes
returned=came_back angers=vexes worries=troubles argued=quarrelled complained=grumbled adjourned=postponed dismissed=threw_out
road=highway houses=homes children=youngsters family=household families=households mayor=burgomaster council=assembly committee=panel
paper=newspaper morning=forenoon evening=nightfall price=cost market=marketplace bridge=crossing river=stream harbour=port
fields=plots shop=store door=entrance church=chapel copy=transcript notice=placard terms=conditions wording=phrasing
pupils=schoolchildren teachers=schoolmasters judge=magistrate magistrate=judge lawyer=advocate lawyers=advocates
rain=downpour gale=storm boats=vessels harvest=crop growers=farmers farmers=growers drivers=coachmen flour=meal queue=line
neighbours=villagers residents=inhabitants stalls=booths traders=dealers stallholders=vendors buyers=customers cart=wagon carts=wagons
basket=hamper baskets=hampers rents=leases roof=thatch roofs=thatches repairs=mending wages=pay books=volumes desks=tables goats=nannies
sheep=ewes barrel=cask casks=barrels sacks=bags crates=boxes coin=penny inn=tavern hall=assembly_room yard=court lamps=lanterns
engineer=surveyor crew=gang gravel=shingle stone=rock timber=lumber milk=cream trees=trunks branches=boughs wood=timber
nurse=sister doctor=physician volunteers=helpers helpers=volunteers soup=broth blankets=rugs shoes=boots chalk=crayons cooks=kitchen_hands
deed=charter map=chart appeal=challenge bailiff=usher heirs=inheritors parties=litigants ruling=judgment verdict=finding
gusts=squalls sandbags=bags_of_sand meadows=pastures travellers=wayfarers slates=tiles shed=hut cellars=basements pages=leaves
young=youthful busy=hard-working retired=former local=resident small=modest large=big
wettest=dampest windiest=stormiest widely=broadly chiefly=mainly mostly=largely hardly=scarcely though=although almost=nearly
whole=entire usual=normal scarce=rare dry=arid former=one-time clumsy=awkward childish=immature
talk=gossip advice=counsel full=crowded ridge=crest bay=cove noon=midday ministry=department stranger=newcomer
goods=wares parcels=packages skipper=captain owner=proprietor tickets=passes family=household relatives=kin lenders=moneylenders
guests=visitors callers=visitors worries=concerns questions=queries preparations=arrangements clerks=scribes
""".split())
WORD = re.compile(r"[A-Za-z]+")
LINES = [["This report was first carried by another house.", "The account above came to us from a partner."],
         ["Our desk has shortened nothing.", "We thank our colleagues for leave to print this."],
         ["Printed here by arrangement.", "Taken over with kind permission."]]


def copied(article, slot, index):
    """The paragraphs of a copy."""
    paragraphs = [list(paragraph) for paragraph in article.paragraphs]
    if "cut" in slot.edits:
        left = round(2 / 3 * len(article.sentences))
        shorter = []
        for paragraph in paragraphs:
            shorter.append(paragraph[:left])
            left -= len(shorter[-1])
        paragraphs = [paragraph for paragraph in shorter if paragraph]
    if "words" in slot.edits:
        paragraphs = changed(paragraphs)
    if "line" in slot.edits:
        paragraphs.append([LINES[index % 3][index // 3 % 2]])
    return paragraphs


def changed(paragraphs):
    """Every fifth word, or the next one after it that has a synonym: near a tenth in all."""
    due = 0

    def word(match):
        nonlocal due
        due += 1
        other = SYNONYMS.get(match.group())
        if due >= 5 and other:
            due -= 5
            return other
        return match.group()

    return [[WORD.sub(word, sentence) for sentence in paragraph] for paragraph in paragraphs]


def article(first, slot, index):
    """The copy of an article that its slot asks for."""
    return Article(slot, first.group, first.title, copied(first, slot, index))
