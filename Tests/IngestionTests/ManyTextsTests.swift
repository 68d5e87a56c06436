import Documents
import Ingestion
import Testing

/// Pages with more than one text on them: live blogs, articles appended below one another, front pages.
@Suite struct ManyTextsTests {
    private static let title = "<h1>Flood cuts off two villages</h1>"

    /// Posts, the newest first, each under its time.
    private static let posts = zip(["18:40", "15:05", "12:00", "07:30"], Fixture.sentences)

    private static func page(_ wrapper: String, head: String = "") -> String {
        let list = posts.map {
            "<article class=entry><time datetime='2019-07-04T\($0)Z'>\($0) GMT</time><h2>News at \($0)</h2><p>\($1)</p></article>"
        }
        return Fixture.page(
            head: head,
            "<main>\(title)<p>We follow the flood in the valley through the day, hour by hour.</p><\(wrapper)>\(list.joined())</div></main>"
        )
    }

    private func checkPosts(_ html: String, _ location: SourceLocation = #_sourceLocation) throws {
        let expected = Self.posts.flatMap { ["\($0) GMT", "News at \($0)", $1] }
        let lines = Fixture.text(try Fixture.read(html)).split(separator: "\n").map(String.init)
        #expect(lines == ["We follow the flood in the valley through the day, hour by hour."] + expected, sourceLocation: location)
    }

    @Test func aLiveBlogByItsClass() throws { try checkPosts(Self.page("div class=live-blog")) }

    @Test func aLiveBlogByItsStructuredData() throws {
        try checkPosts(
            Self.page("div", head: "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Flood\"}</script>"))
        try checkPosts(
            Self.page("div itemscope itemtype='https://schema.org/LiveBlogPosting'").replacing("class=entry", with: "class=live"))
    }

    @Test func aLiveBlogThatOnlyJSONLDHolds() throws {
        let updates = Self.posts.map {
            "{\"@type\":\"BlogPosting\",\"datePublished\":\"2019-07-04T\($0)Z\",\"headline\":\"News at \($0)\",\"articleBody\":\"\($1) \($1)\"}"
        }
        let head =
            "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Flood cuts off two villages\",\"datePublished\":\"2019-07-04T06:00Z\",\"liveBlogUpdate\":[\(updates.joined(separator: ","))]}</script>"
        let article = try Fixture.read(Fixture.page(head: head, "<div id=app><p>Loading the posts, please wait a moment.</p></div>"))
        #expect(article.blocks.count == 12)
        #expect(Fixture.text(article).hasPrefix("2019-07-04T18:40Z\nNews at 18:40\n"))
        #expect(article.published?.value == "2019-07-04T06:00Z")
    }

    @Test("of articles appended below one another, the one that the title names is the page's")
    func appended() throws {
        let other = ["The market opens on Sunday", "A new bus line"].map { title in
            "<article><h1>\(title)</h1>" + Fixture.sentences.map { "<p>\($0.replacing("the", with: "every"))</p>" }.joined() + "</article>"
        }
        for wrapper in ["div class=content", "div class=article-body", "main"] {
            let html = Fixture.page("<\(wrapper)>\(Self.title)\(Fixture.paragraphs)\(other.joined())</\(wrapper.prefix { $0 != " " })>")
            #expect(Fixture.text(try Fixture.read(html)) == Fixture.body)
        }
        let last = Fixture.page("<div>\(other.joined())\(Fixture.article())</div>")
        #expect(Fixture.text(try Fixture.read(last)) == Fixture.body)
    }

    @Test func aFrontPageOfTeasersIsNoArticle() throws {
        let teasers = (0..<12).map {
            "<article><h2><a href=/\($0)>Story number \($0) of the day</a></h2><p>\(Fixture.sentences[$0 % 5])</p></article>"
        }
        #expect(Fixture.code(Fixture.page("<h1>Valley Post</h1>" + teasers.joined())) == "no-article")
        // The same under one headline, declared as an article, is a list that somebody wrote.
        let declared = Fixture.page(
            head: "<meta property='og:type' content=article>", "<div class=article-body>\(Self.title)\(teasers.joined())</div>")
        #expect(Fixture.code(declared) == nil)
    }
}
