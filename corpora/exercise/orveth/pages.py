"""Lays an article out as its outlet would: JSON-LD here, metas there, old tables elsewhere."""
import json
from html import escape

from . import world
from .slots import DAYS, DAYS_FR, MONTHS

MONTHS_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
NAV = ["Home", "Island", "Economy", "Letters page", "About us"]
NAV_FR = ["Accueil", "L'île", "Économie", "Courrier", "À propos"]


def written(day, french=False):
    if french:
        return f"{DAYS_FR[day.weekday()]} {day.day} {MONTHS_FR[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def paragraphs(article, tag="p", attributes=""):
    return "\n".join(f"<{tag}{attributes}>{escape(' '.join(p), quote=False)}</{tag}>" for p in article.paragraphs)


def links(names, separator=" "):
    return separator.join(f'<a href="/{i}">{escape(name, quote=False)}</a>' for i, name in enumerate(names))


def clock(article):
    """An hour of the day that goes with the page."""
    number = sum(map(ord, article.page))
    return f"{6 + number % 15:02d}:{number * 7 % 60:02d}"


NOTE = "An invented article of an invented country, made for Gleaner."


def courier(article, title, day):
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title,
            "datePublished": f"{day}T{clock(article)}:00-01:00", "publisher": {"@type": "Organization", "name": "Aldren Courier"}}
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Aldren Courier</title>
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head>
<body><header><a class="logo" href="/">Aldren Courier</a><nav>{links(NAV)}</nav></header>
<main><article class="story"><h1>{title}</h1>
<div class="meta"><span class="d">{written(day)}</span></div>
{paragraphs(article)}
</article><aside><h4>Most read</h4><ul><li><a href="/a">Tide tables</a></li><li><a href="/b">Crossword</a></li></ul></aside></main>
<footer><p>© Aldren Courier. {NOTE}</p></footer></body></html>
"""


def agency(article, title, day):
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="Orveth News Agency"><meta property="og:type" content="article">
<meta property="og:title" content="{title}"><meta property="article:published_time" content="{day}T{clock(article)}:00-01:00"></head>
<body><div id="top"><div class="brand">ONA</div><div class="menu">{links(NAV, " | ")}</div></div>
<div id="page"><div class="headline"><h1>{title}</h1></div><div class="stamp">ONA, {written(day)}</div>
<div class="body">{paragraphs(article, "div", ' class="par"')}</div>
<div class="share"><a href="#p">Print</a> <a href="#m">Mail</a></div></div>
<div id="bottom">Orveth News Agency, Port Aldren. {NOTE}</div></body></html>
"""


def wire(article, title, day):
    stamp = f"PORT ALDREN, {day.day} {MONTHS[day.month - 1]} {day.year} (Island Wire) - "
    body = "<br><br>\n".join(escape(" ".join(p), quote=False) for p in article.paragraphs)
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>Island Wire - {title}</TITLE></HEAD>
<BODY BGCOLOR=white><TABLE WIDTH=700><TR><TD COLSPAN=2><FONT SIZE=5>Island Wire</FONT></TD></TR>
<TR><TD WIDTH=120 VALIGN=top>{links(NAV, "<BR>")}</TD><TD VALIGN=top><H2>{title}</H2>
{stamp}{body}
</TD></TR><TR><TD COLSPAN=2><HR><FONT SIZE=1>{NOTE}</FONT></TD></TR></TABLE></BODY></HTML>
"""


def post(article, title, day):
    stamp = f'<p class="when"><time itemprop="datePublished" datetime="{day}">{written(day)}</time></p>' if article.slot.dated else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} – Keldry Post</title>
<meta name="application-name" content="Keldry Post"></head>
<body><div class="bar">{links(NAV, " · ")}</div>
<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{title}</h1>{stamp}
<section itemprop="articleBody">
{paragraphs(article)}
</section></div>
<div class="foot"><small>{NOTE}</small></div></body></html>
"""


def mirror(article, title, day):
    meta = f'<meta name="date" content="{day}">' if article.slot.dated else ""
    stamp = f'<p class="date">{written(day)}</p>' if article.slot.dated else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Merrowgate Mirror: {title}</title>{meta}
<meta property="og:site_name" content="Merrowgate Mirror"></head>
<body class="two-columns"><h3 class="name">Merrowgate Mirror</h3><ul class="nav"><li>{links(NAV, "</li><li>")}</li></ul>
<div class="column"><h2>{title}</h2>{stamp}
{paragraphs(article)}
</div><div class="column narrow"><p>Tides</p><p>Births</p><p>For sale: oars</p></div>
<p class="imprint">{NOTE}</p></body></html>
"""


def phare(article, title, day):
    return f"""<!DOCTYPE html>
<html lang="fr"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>{title} | Le Phare d'Orveth</title>
<meta property="og:site_name" content="Le Phare d'Orveth"></head>
<body><div class="entete"><a href="/">Le Phare d'Orveth</a> {links(NAV_FR)}</div>
<article><h1>{title}</h1><p class="date">Publié le <time datetime="{day}">{written(day, True)}</time></p>
{paragraphs(article)}
</article><footer>Article inventé d'un pays inventé, écrit pour Gleaner.</footer></body></html>
"""


def radio(article, title, day):
    return f"""<html><head><meta charset="utf-8"><title>{title}</title><meta name="application-name" content="Clandestine Radio Tern">
<meta name="dc.date" content="{day}"></head>
<body><center><b>CLANDESTINE RADIO TERN</b><br><i>{written(day)}</i></center>
<h1>{title}</h1>
{paragraphs(article)}
<hr><div class="footer"><small>{NOTE}</small></div></body></html>
"""


LAYOUTS = {"courier": courier, "agency": agency, "wire": wire, "post": post, "mirror": mirror, "phare": phare, "radio": radio}


def page(article):
    """The bytes of the page."""
    text = LAYOUTS[article.slot.outlet](article, escape(article.title), article.slot.day)
    return text.encode("cp1252" if article.slot.outlet == "phare" else "utf-8")


def folder(outlet):
    return ("clandestine-" if outlet == "radio" else "") + world.SLUGS[outlet] + ".example"
