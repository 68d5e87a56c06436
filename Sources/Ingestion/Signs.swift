/// What the class, id and role of an element say about it, read word by word.
///
/// Sites share a vocabulary ("entry-content", "articleBody", "related-posts", "share_bar"), so words are what is
/// matched: a run of letters between separators, digits or a change to upper case.
struct Signs: OptionSet, Sendable {
    let rawValue: UInt32

    /// Names the text of an article: "article-body", "entryContent", "story__text".
    static let body = Signs(rawValue: 1 << 0)
    /// Names an article or a post.
    static let story = Signs(rawValue: 1 << 1)
    /// Names content, a text, a main part.
    static let content = Signs(rawValue: 1 << 2)
    /// Names what surrounds articles: menus, bars, boxes, promotion.
    static let boilerplate = Signs(rawValue: 1 << 3)
    /// Names comments of readers.
    static let comments = Signs(rawValue: 1 << 4)
    static let hidden = Signs(rawValue: 1 << 5)
    static let byline = Signs(rawValue: 1 << 6)
    static let date = Signs(rawValue: 1 << 7)
    static let headline = Signs(rawValue: 1 << 8)
    static let caption = Signs(rawValue: 1 << 9)
    /// Names a standfirst or summary above the text.
    static let lead = Signs(rawValue: 1 << 10)
    /// Other articles, and what is listed of them.
    static let related = Signs(rawValue: 1 << 11)
    /// aria-hidden: seen, but not read aloud; paywalls do this to paragraphs.
    static let muted = Signs(rawValue: 1 << 12)
    static let modified = Signs(rawValue: 1 << 13)
    static let published = Signs(rawValue: 1 << 14)
    /// Tags, topics, categories, sections the article is filed under.
    static let filing = Signs(rawValue: 1 << 15)
    /// A word that turns the next one into a statement about layout: "has-sidebar", "no-comments".
    static let about = Signs(rawValue: 1 << 16)
    static let bodyNoun = Signs(rawValue: 1 << 17)
    /// Hides when it is the whole class: "hidden", but not "hidden-xs".
    static let alone = Signs(rawValue: 1 << 18)
    /// "visually-hidden", "sr-only", "screen-reader".
    static let visually = Signs(rawValue: 1 << 19)
    static let toEye = Signs(rawValue: 1 << 20)

    /// Names a blog that is written while something happens.
    static let live = Signs(rawValue: 1 << 21)

    private static let words = WordTable(lists: [
        ("live liveblog liveblogs livestream liveticker newsticker minutebyminute", Signs.live.rawValue),
        (
            """
            articlebody storybody postbody newsbody bodytext articletext storytext storycontent articlecontent postcontent
            entrycontent contentbody maincontent articlebodytext bodycopy newstext textbody articlefulltext
            fulltext newscontent postentry
            """, Signs.body.rawValue
        ),
        (
            "article story post entry news artikel articulo noticia nota blogpost hentry artigo articolo beitrag",
            Signs.story.rawValue
        ),
        (
            "body content text copy contenido texto inhalt cuerpo contenu corpo conteudo paragraphs",
            Signs.bodyNoun.rawValue
        ),
        ("content main primary", Signs.content.rawValue),
        (
            """
            nav navbar navi navigation menu submenu topmenu breadcrumb breadcrumbs breadcrumbtrail crumb crumbs sidebar sidebars
            rightrail footer masthead share sharing shares sharebar sharer sharedaddy sharethis addthis addtoany social socials socialmedia sns
            jp follow followus outbrain taboola teads inread recirc recirculation
            promo promos promotion promoted sponsor sponsored sponsors ad ads adv advert advertisement advertising adsense adslot
            adbox adunit dfp banner banners newsletter newsletters subscribe subscription signup signin login logon register
            registration cookie cookies consent gdpr popup popover modal overlay lightbox tooltip toolbar tools toolbox widget
            widgets pullquote pullquotes pager pagination paging pagenav trending popular mostread mostpopular feedback rating ratings vote votes poll
            search searchform searchbox donate donation appeal ticker toc jumplinks metadata infobox navbox catlinks
            editsection skip noprint printonly print shop commerce buy cta disclaimer copyright legal utility actions
            player videoplayer interactive infographic chart artboard
            alert notification skyscraper marketing barra compartir partager teilen
            """, Signs.boilerplate.rawValue
        ),
        (
            """
            related relateds relatedposts relatedarticles recommended recommendation recommendations recommend readmore seealso
            morelinks alsoread teaser teasers similar latest upnext nextup prev previous readnext
            suggested suggestions verwandte relacionadas relacionados
            """, Signs.related.rawValue
        ),
        (
            "comment comments disqus commentlist commentary respond replies reply discussion livefyre kommentare commentaires comentarios",
            Signs.comments.rawValue
        ),
        ("hidden hide invisible visuallyhidden screenreader offscreen sronly displaynone", Signs.alone.rawValue),
        ("visually sr screen is", Signs.visually.rawValue),
        ("hidden only reader none", Signs.toEye.rawValue),
        (
            "by author authors byline bylines auteur autor autore bio biography contributor contributors writer reporter authorbox aboutauthor journalist",
            Signs.byline.rawValue
        ),
        (
            "date dates time timestamp datetime dateline datum fecha data pubdate postdate published publish publication updated",
            Signs.date.rawValue
        ),
        ("published publish pubdate publication posted created", Signs.published.rawValue),
        ("updated modified update lastmod", Signs.modified.rawValue),
        ("headline title titulo titre heading kicker", Signs.headline.rawValue),
        (
            "caption captions credit credits figcaption imagecaption photocaption photographer bildunterschrift legende carousel slideshow",
            Signs.caption.rawValue
        ),
        (
            "lead lede intro standfirst subtitle subheadline summary dek abstract chapo vorspann deck excerpt description",
            Signs.lead.rawValue
        ),
        (
            "tag tags tagcloud taglist keywords topics topic categories category filed labels rubrik",
            Signs.filing.rawValue
        ),
        ("has with no without is js not show enable type open closed elementor wp", Signs.about.rawValue),
    ])

    /// Reads one attribute value.
    init(reading page: [UInt8], _ value: Range<Int>) {
        let bytes = page.span.extracting(value)
        let words = Signs.words
        var reading = Reading()
        var at = 0
        while at < bytes.count {
            let first = bytes[at]
            guard ASCII.isLetter(first) || first >= 0x80 else {
                if ASCII.isSpace(first) { reading.endClass() }
                at += 1
                continue
            }
            // Two or three letters mean something only between separators: style sheets that are made by programs name
            // their classes at random ("bOfvAd").
            var isClean = at == 0 || !ASCII.isLetter(bytes[at - 1]) && !ASCII.isDigit(bytes[at - 1])
            var hash = WordTable.Hash()
            let start = at
            var isUpper = false
            while at < bytes.count {
                let byte = bytes[at]
                guard ASCII.isLetter(byte) || byte >= 0x80 else {
                    if ASCII.isDigit(byte) { isClean = false }
                    break
                }
                let wasUpper = isUpper
                isUpper = ASCII.isUpper(byte)
                if isUpper, !wasUpper, at > start {
                    isClean = false
                    break
                }
                hash.add(ASCII.lowered(byte))
                at += 1
            }
            let length = at - start
            reading.add(length <= 24 && (length > 3 || isClean) ? Signs(rawValue: words.value(of: hash.value)) : [])
        }
        reading.endClass()
        self = reading.found.subtracting([.about, .bodyNoun, .alone, .visually, .toEye])
    }

    /// The words of an attribute's value, one after the other.
    private struct Reading {
        private(set) var found: Signs = []
        private var before: Signs = []
        private var wordsInClass = 0

        @inline(__always)
        mutating func add(_ word: Signs) {
            wordsInClass += 1
            if word.contains(.toEye), before.contains(.visually) { found.insert(.hidden) }
            if !before.contains(.about) {
                if word.contains(.bodyNoun), !before.isDisjoint(with: [.story, .content]) { found.insert(.body) }
                found.formUnion(word)
            }
            before = word
        }

        @inline(__always)
        mutating func endClass() {
            if wordsInClass == 1, before.contains(.alone) { found.insert(.hidden) }
            before = []
            wordsInClass = 0
        }
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// What an ARIA role says.
    private static let roles = WordTable(lists: [
        (
            "navigation complementary banner contentinfo search dialog alertdialog menu menubar tablist toolbar tooltip",
            Signs.boilerplate.rawValue
        ),
        ("article", Signs.story.rawValue),
        ("main", Signs.content.rawValue),
    ])

    init(role page: [UInt8], _ value: Range<Int>) {
        var hash = WordTable.Hash()
        for index in value { hash.add(ASCII.lowered(page[index])) }
        self.init(rawValue: Signs.roles.value(of: hash.value))
    }

    /// `display: none`, `visibility: hidden` or cut to nothing, with or without blanks.
    init(style page: [UInt8], _ value: Range<Int>) {
        var hash = WordTable.Hash()
        var isHidden = false
        for index in value {
            let byte = page[index]
            if byte == 0x3B {
                if Signs.hiding.value(of: hash.value) != 0 { isHidden = true }
                hash = WordTable.Hash()
            } else if !ASCII.isSpace(byte) {
                hash.add(ASCII.lowered(byte))
            }
        }
        self = isHidden || Signs.hiding.value(of: hash.value) != 0 ? .hidden : []
    }

    private static let hiding = WordTable(lists: [
        (
            """
            display:none display:none!important visibility:hidden visibility:hidden!important
            clip:rect(0000) clip:rect(0,0,0,0) clip:rect(0px,0px,0px,0px) clip:rect(1px,1px,1px,1px) clip-path:inset(50%)
            """, 1
        )
    ])
}
