internal import Documents

/// Reads one web page: decode, thin, parse, choose the text, collect what is known of it.
struct PageReader {
    let settings: IngestionSettings
    let today: CalendarDay

    func read(_ raw: [UInt8], charset: String?, into article: inout Article) throws(Rejection) {
        let encoding = Encoding(raw, header: charset, isMarkup: true)
        if let warning = encoding.warning { article.warnings.append(warning) }
        let page = encoding.bytes
        let filtered = Prefilter(page, limits: settings)
        let parsed = SAXParser.parse(filtered, limits: settings)
        if filtered.droppedAttributes {
            article.warnings.append("A tag has more than \(settings.attributes) attributes; the rest was not read.")
        }
        if filtered.flattened || parsed.flattened {
            article.warnings.append("Elements nest deeper than \(settings.levels) levels; deeper tags were not read.")
        }
        // Half a page is no article: whoever reads it must know that there is more.
        if parsed.full {
            throw Rejection(
                stage: "ingest", code: "too-many",
                message: "The page has more than \(settings.nodes) elements, the limit (nodes) on one page.")
        }
        if parsed.expired {
            throw Rejection(
                stage: "ingest", code: "too-slow",
                message: "Parsing the page took longer than \(settings.milliseconds) ms, the limit (milliseconds) on one page.")
        }

        let arena = parsed.arena
        let text = PageText(arena, keepsLinks: settings.links)
        let metadata = Metadata(arena, text)
        let data = JSONLD(page, filtered.structuredData)
        article.canonicalURL = metadata.canonicalURL
        let address = article.url ?? metadata.canonicalURL ?? metadata.meta["og:url"]
        article.site =
            metadata.first("og:site_name", "application-name", "al:android:app_name") ?? data.publisher
            ?? address.flatMap(PageAddress.site) ?? PageAddress.siteFolder(article.source)
        let title = Title(metadata, data, arena, site: metadata.first("og:site_name") ?? data.publisher)
        article.title = title.text

        let isNews = data.headline != nil || metadata.first("article:published_time") != nil
        let found = ArticleText(
            arena, text, title: title, body: data.body, isLive: data.isLive, isNews: isNews,
            isDeclared: isNews || metadata.first("og:type") == "article")
        let written = found.written()
        (article.text, article.blocks, article.spans) = (written.bytes, written.blocks, written.links)
        guard !article.text.isEmpty else {
            throw Rejection(stage: "ingest", code: "no-article", message: "The page holds no running text.")
        }
        article.tellLanguage(declared: metadata.language)
        article.byline =
            Byline(metadata, data, arena, text, title: title.node, article: found.chosen, site: article.site).text
        let dates = Dates(
            page, arena, text, metadata, data, url: address, title: title.node, article: found.chosen,
            language: article.language, today: today)
        article.published = dates.published
        article.modified = dates.modified
    }
}
