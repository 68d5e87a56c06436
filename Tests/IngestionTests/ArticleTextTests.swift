import Documents
import Ingestion
import Testing

@Suite struct ArticleTextTests {
    /// The text is exactly the five paragraphs, whatever stands around them.
    private func check(_ body: String, head: String = "", _ location: SourceLocation = #_sourceLocation) throws {
        let article = try Fixture.read(Fixture.page(head: head, body))
        #expect(Fixture.text(article) == Fixture.body, sourceLocation: location)
        for block in article.blocks { #expect(block.range.start < block.range.end, sourceLocation: location) }
    }

    @Test func paragraphsOfAnArticleElement() throws {
        try check("<nav><a href=/>Home</a> <a href=/news>News</a></nav>" + Fixture.article() + "<footer><p>© Valley Post</p></footer>")
    }

    @Test func aPageWithoutAnyNames() throws {
        try check("<div><div><h1>Flood cuts off two villages</h1>\(Fixture.paragraphs)</div></div>")
    }

    @Test func relatedStoriesCommentsAndShareBarsStayOut() throws {
        try check(
            Fixture.article(
                "<div class=share-bar>Share on Chirper</div>\(Fixture.paragraphs)<div class='related-posts'><p>Another long story about a bridge, with commas, that was read by many people in the valley.</p></div>"
            ) + "<div id=comments><p>I was there, and it was much worse than the paper says, believe me, all of you.</p></div>")
    }

    @Test func aBodySplitOverSeveralElements() throws {
        let (first, rest) = (Fixture.sentences.prefix(2), Fixture.sentences.dropFirst(2))
        let halves = [first, rest].map { half in
            "<div class='story-body'>" + half.map { "<p>\($0)</p>" }.joined() + "</div>"
        }
        try check(Fixture.article(halves.joined(separator: "<div class='advertisement'>Buy now</div>")))
    }

    @Test func paragraphsMadeOfLineBreaks() throws {
        try check(Fixture.article("<div class='article-body'>" + Fixture.sentences.joined(separator: "<br>\n<br>") + "</div>"))
    }

    @Test func inlineElementsJoinWithoutBlanks() throws {
        let article = try Fixture.read(
            Fixture.page(Fixture.article("<p>The <b>riv</b>er<i>s</i>, all of them, rose.</p>" + Fixture.paragraphs)))
        #expect(Fixture.text(article).hasPrefix("The rivers, all of them, rose."))
    }

    @Test func hiddenWordsStayOut() throws {
        try check(
            Fixture.article(
                Fixture.paragraphs + "<div style='display: none'><p>Words for machines, which nobody who reads the page can see.</p></div>")
        )
    }

    @Test func aWrapperWithAMisleadingNameIsKept() throws {
        try check("<div class='sidebar-layout widget'>" + Fixture.article() + "</div>")
    }

    @Test func articlesAppendedBelowStayOut() throws {
        let other =
            "<article><h1>Market to open on Sunday</h1><p>The market, which was closed all winter, opens on Sunday with forty stalls, bread, cheese and music.</p></article>"
        try check(Fixture.article() + other)
    }

    @Test func hundredsOfTeasersInArticleElements() throws {
        let teasers = (0..<300).map {
            "<article class=teaser><a href=/\($0)><h2>Story \($0)</h2></a><p>Short teaser, one line.</p></article>"
        }
        try check(Fixture.article() + teasers.joined())
    }

    @Test func listsAndHeadingsKeepTheirKind() throws {
        let list = "<h2>What to bring</h2><ul><li>Sand and sacks, as many as you can carry</li><li>Warm clothes for the night</li></ul>"
        let article = try Fixture.read(
            Fixture.page(Fixture.article(Fixture.paragraphs + list + "<p>Thank you, everyone who came to help us this week.</p>")))
        #expect(article.blocks.map(\.kind).filter { $0 != .paragraph } == [.heading, .listItem, .listItem])
    }

    @Test func chineseWithoutBlanks() throws {
        let body =
            "<p>周二夜间，河水漫过堤岸，老桥附近的两个村庄与外界隔绝。志愿者搬运沙袋直到天亮，镇政府开放学校礼堂安置家庭。</p><p>到了中午，水位略有下降，但通往山谷的道路仍然封闭，镇长说。消防部门表示，没有人受伤，他们从三个邻近城镇派来了船只。</p>"
        let article = try Fixture.read(
            "<html><head><title>洪水隔绝两个村庄</title></head><body><div><a href=/>首页</a></div><div><h1>洪水隔绝两个村庄</h1>\(body)</div></body></html>")
        #expect(article.blocks.count == 2)
        #expect(article.language == "zh")
    }

    @Test func aPageOfLinksIsNoArticle() {
        let links = (0..<200).map { "<li><a href=/\($0)>A link to something else number \($0)</a></li>" }.joined()
        #expect(
            Fixture.code(Fixture.page("<nav><ul>\(links)</ul></nav><ul>\(links)</ul>"))
                == "no-article")
    }

    @Test func textThatOnlyJSONLDHolds() throws {
        let body = (Fixture.sentences + Fixture.sentences).joined(separator: "\\n")
        let article = try Fixture.read(
            Fixture.page(
                head:
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Flood\",\"articleBody\":\"\(body)\"}</script>",
                "<div id=app><p>Loading the story, please wait a moment.</p></div>"))
        #expect(article.blocks.count == 10)
    }

    @Test func aStandfirstThatIsCalledATeaserIsKept() throws {
        let lead = "<div class=teaser><p>The water came at night, and nobody in the valley had seen it so high.</p></div>"
        let article = try Fixture.read(Fixture.page(Fixture.article(lead + Fixture.paragraphs)))
        #expect(article.blocks.count == 6)
    }

    @Test func theTextForPrintersIsNoSecondText() throws {
        try check(Fixture.article() + "<div class=print-version>\(Fixture.paragraphs)</div>")
        try check(Fixture.article(Fixture.paragraphs + "<div>\(Fixture.paragraphs)</div>"))
    }

    @Test func footnoteMarksAreNoText() throws {
        let article = try Fixture.read(
            Fixture.page(
                Fixture.article("<p>It rose by 10<sup>2</sup> centimetres, the service said.<sup>1</sup></p>" + Fixture.paragraphs)))
        #expect(Fixture.text(article).hasPrefix("It rose by 102 centimetres, the service said.\n"))
    }

    @Test func rowsOfATableAreLines() throws {
        let table = "<table><tr><th>Village</th><th>Houses</th></tr><tr><td>Oberau</td><td>12</td></tr></table>"
        let article = try Fixture.read(Fixture.page(Fixture.article(Fixture.paragraphs + table + Fixture.sentences[0].uppercased())))
        #expect(article.blocks.filter { $0.kind == .tableRow }.map { article.string($0.range) } == ["Village | Houses", "Oberau | 12"])
    }

    @Test("a standfirst between headline and text is its first paragraph, unless it is a date, a caption or a link")
    func standfirst() throws {
        let lead = "The water came at night, and nobody in the valley had seen it so high."
        let head =
            "<header><h1>Flood cuts off two villages</h1><p>\(lead)</p><p>Updated 4 July 2019, 10:30, by the desk.</p>"
            + "<figure><figcaption>The old bridge, seen from the mill, on Tuesday evening.</figcaption></figure></header>"
        let article = try Fixture.read(Fixture.page(head + "<div class=article-body>\(Fixture.paragraphs)</div>"))
        #expect(Fixture.text(article) == lead + "\n" + Fixture.body)
    }

    @Test func headingsThatAreLinksHeadTheirParagraphs() throws {
        let parts = zip(["The old bridge", "The school hall"], Fixture.sentences).map { "<h2><a href=/x>\($0)</a></h2><p>\($1)</p>" }
        let article = try Fixture.read(
            Fixture.page(Fixture.article("<p>\(Fixture.sentences[4])</p>" + parts.joined() + "<p>\(Fixture.sentences[2])</p>")))
        #expect(article.blocks.filter { $0.kind == .heading }.map { article.string($0.range) } == ["The old bridge", "The school hall"])
    }

    @Test("a sentence that is a link is text; in news, a headline that is one is not")
    func linkedParagraphs() throws {
        let inner = { (link: String) in
            "<p>\(Fixture.sentences[0])</p><p><a href=/x>\(link)</a></p><p>\(Fixture.sentences[1])</p>"
        }
        #expect(
            Fixture.text(try Fixture.read(Fixture.page(Fixture.article(inner("The council had warned of it in the spring."))))).contains(
                "warned"))
        #expect(
            !Fixture.text(
                try Fixture.read(
                    Fixture.page(
                        head: "<meta property=\"article:published_time\" content=\"2019-07-04\">",
                        Fixture.article(inner("Council warns of floods in spring"))))
            ).contains("warns"))
    }

    @Test func wordsForScreenReadersStayOut() throws {
        let hidden = "<span style='position: absolute; clip: rect(0 0 0 0)'>, opens in a new tab</span>"
        try check(
            Fixture.article(
                Fixture.paragraphs.replacing("the mayor said", with: "<a href=/mayor>the mayor\(hidden)</a> said")))
    }

    @Test(
        "what comes after an article begins with words that say so",
        arguments: ["Comments (12)", "Mehr zum Thema", "Новости по теме:", "Sobre el autor", "مقالات ذات صلة"])
    func endings(_ label: String) throws {
        try check(
            Fixture.article(
                Fixture.paragraphs
                    + "<p><b>\(label)</b></p><p>Somebody who was there wrote a few lines about it, and so they stand here, too.</p>"))
    }

    @Test func listingsBelowTheTextStayOut() throws {
        let listing = (0..<12).map { "<li><a href=/\($0)>Another story of the day, with a long headline, number \($0)</a></li>" }.joined()
        try check(
            Fixture.article(
                Fixture.paragraphs
                    + "<h3>In the valley today</h3><p>A short teaser for another story, which nobody asked for here.</p><ul>\(listing)</ul><p>Edition of Tuesday.</p>"
            ))
    }

    @Test func levelsOfHeadingsAndLists() throws {
        let list =
            "<h3>What to bring</h3><ul><li>Sand, as much as you can carry</li><li>Warm clothes<ol><li>a coat for the night</li></ol></li></ul>"
        let article = try Fixture.read(
            Fixture.page(Fixture.article(Fixture.paragraphs + list + "<p>Thank you, everyone who came to help us this week.</p>")))
        #expect(article.blocks.filter { $0.kind != .paragraph }.map(\.level) == [3, 1, 1, 2])
    }

    private static let caption = "The old bridge on Tuesday, an hour before the water reached the road."
    private static let news = "<meta property=article:published_time content=2019-07-04T10:30:00Z>"

    /// The fixture's paragraphs with something after the second.
    private func interrupted(by inner: String) -> String {
        let parts = Fixture.sentences.map { "<p>\($0)</p>" }
        return Fixture.article((parts[..<2] + [inner] + parts[2...]).joined())
    }

    @Test("in news, a caption between paragraphs is text when it is a figure's and a sentence, without its credit")
    func captionsOfNews() throws {
        let figure = "<figure><img src=b.jpg><figcaption>\(Self.caption) Photo: J. Doe/Valley Agency</figcaption></figure>"
        let article = try Fixture.read(Fixture.page(head: Self.news, interrupted(by: figure)))
        #expect(article.blocks.filter { $0.kind == .caption }.map { article.string($0.range) } == [Self.caption])
        #expect(article.blocks.map(\.kind) == [.paragraph, .paragraph, .caption, .paragraph, .paragraph, .paragraph])
    }

    @Test(
        "a credit, a label and a caption of no figure stay out of news",
        arguments: [
            "<figure><figcaption>Photo: J. Doe/Valley Agency, by courtesy of the Museum of the Old Bridge</figcaption></figure>",
            "<figure><figcaption>The old bridge</figcaption></figure>", "<div class=caption>\(caption)</div>",
        ])
    func captionsThatSayNothing(_ inner: String) throws {
        try check(interrupted(by: inner), head: Self.news)
    }

    @Test("where no news is declared, every caption between paragraphs is text, once")
    func captionsOfGuides() throws {
        let figure = "<figure><figcaption>Filling the sacks</figcaption></figure>"
        let article = try Fixture.read(
            Fixture.page(interrupted(by: figure + "<div class=photo-caption>A sack that is full</div>" + figure)))
        #expect(
            article.blocks.filter { $0.kind == .caption }.map { article.string($0.range) } == ["Filling the sacks", "A sack that is full"])
    }

    @Test("a link below a paragraph leads on in a guide and away in news")
    func linksBetweenParagraphs() throws {
        let page = interrupted(by: "<p><a href=/sacks>Learn how to fill the sacks</a></p>")
        #expect(Fixture.text(try Fixture.read(Fixture.page(page))).contains("Learn how"))
        try check(page, head: Self.news)
    }

    @Test func sourcesGivenByTheirAddressStay() throws {
        let sources = "<h3>Where this comes from</h3><ul><li><a href=/a>https://dam.example/report</a></li></ul>"
        #expect(Fixture.text(try Fixture.read(Fixture.page(Fixture.article(Fixture.paragraphs + sources)))).contains("dam.example"))
    }

    @Test(
        "players and charts are no text, a notice is",
        arguments: [("video-player", false), ("infographic", false), ("notice", true)])
    func boxes(_ name: String, _ isText: Bool) throws {
        let box = "<div class=\(name)><p>Sand is handed out at the school, as long as it lasts, to all who ask.</p></div>"
        #expect(Fixture.text(try Fixture.read(Fixture.page(interrupted(by: box)))).contains("handed out") == isText)
    }

    @Test("paragraphs that are set in a table are paragraphs; short cells are a row")
    func layoutTables() throws {
        let page = Fixture.page(Fixture.article("<table><tr><td>\(Fixture.paragraphs)</td></tr></table>"))
        let article = try Fixture.read(page)
        #expect(Fixture.text(article) == Fixture.body && article.blocks.allSatisfy { $0.kind == .paragraph })
        let rows = "<table><tr><td>Monday</td><td>3 boats</td></tr><tr><td>Tuesday</td><td>none</td></tr></table>"
        let table = try Fixture.read(Fixture.page(Fixture.article(Fixture.sentences[0] + rows + "<p>\(Fixture.sentences[1])</p>")))
        #expect(Fixture.text(table).contains("Monday | 3 boats\nTuesday | none"))
    }
}
