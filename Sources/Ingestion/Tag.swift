/// The elements that matter for finding an article; all others are `.other`.
enum Tag: UInt8, Sendable, CaseIterable {
    case other, html, head, body, title, meta, link, base
    case article, main, section, div, header, footer, nav, aside, figure, figcaption, form, fieldset, dialog, details,
        summary
    case p, pre, blockquote, h1, h2, h3, h4, h5, h6, hgroup, ul, ol, li, dl, dt, dd, address, center, hr, br
    case table, caption, thead, tbody, tfoot, tr, td, th
    case a, span, b, i, em, strong, u, small, sub, sup, font, big, mark, abbr, s, strike, del, ins, cite, q, code, time,
        label, nobr, wbr
    case acronym, tt, bdi, bdo, kbd, samp, `var`, dfn
    case button, select, option, optgroup, input, textarea, menu, legend
    case img, picture, source, iframe, object, embed, video, audio, canvas, map, area, track, param
    case script, style, svg, math, noscript, template, noframes

    static let names = WordTable(allCases.filter { $0 != .other }.map { ("\($0)", UInt32($0.rawValue)) })

    /// The name that libxml2 knows for an element of HTML5 that it does not; what it would complain about, it also
    /// nests wrongly.
    var olderName: [UInt8]? {
        switch self {
        case .article, .main, .section, .header, .footer, .nav, .aside, .figure, .figcaption, .dialog, .details, .summary, .hgroup:
            Tag.divName
        case .time: Tag.spanName
        default: nil
        }
    }

    private static let divName = Array("div".utf8)
    private static let spanName = Array("span".utf8)

    @inline(__always)
    init(hash: UInt64) { self = Tag(rawValue: UInt8(truncatingIfNeeded: Tag.names.value(of: hash))) ?? .other }

    /// Starts and ends a line of its own.
    var isBlock: Bool {
        switch self {
        case .html, .body, .article, .main, .section, .div, .header, .footer, .nav, .aside, .figure, .figcaption, .form,
            .fieldset, .dialog, .details, .summary, .p, .pre, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .ul,
            .ol,
            .li, .dl, .dt, .dd, .address, .center, .hr, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .menu,
            .legend, .object, .video, .audio, .canvas, .option, .select, .textarea, .button:
            true
        default: false
        }
    }

    /// White space before and after its tags is never seen.
    var breaksLine: Bool { isBlock || self == .br || self == .meta || self == .link || self == .title || self == .head }

    /// Means nothing without content.
    var mayVanish: Bool { isBlock && !isFrame || isPlainInline || self == .a }

    private var isFrame: Bool { self == .html || self == .body || self == .hr }

    /// Holds nothing that is read as text.
    var isMute: Bool {
        switch self {
        case .head, .select, .option, .textarea, .button, .object, .video, .audio, .canvas, .script, .style, .map,
            .math:
            true
        default: false
        }
    }

    var isHeading: Bool { headingLevel > 0 }

    /// 1 to 6; 0 for what is no heading.
    var headingLevel: Int {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: Int(rawValue - Tag.h1.rawValue) + 1
        default: 0
        }
    }

    /// Marks how letters look and nothing else; of no use without attributes.
    var isPlainInline: Bool {
        switch self {
        case .b, .i, .em, .strong, .u, .small, .sub, .font, .big, .mark, .abbr, .s, .strike, .ins, .cite, .q,
            .code,
            .nobr, .wbr, .acronym, .tt, .bdi, .bdo, .kbd, .samp, .var, .dfn, .span:
            true
        default: false
        }
    }

    /// Has no content and says nothing about text.
    var isPicture: Bool {
        switch self {
        case .img, .source, .input, .embed, .area, .track, .param, .base: true
        default: false
        }
    }

    /// Its content is to be skipped unread.
    var isRaw: Bool {
        switch self {
        case .script, .style, .svg, .noscript, .template, .iframe, .textarea, .noframes, .math, .object, .button,
            .select:
            true
        default: false
        }
    }
}

/// The attributes that are kept of a tag.
enum AttributeName: UInt8, Sendable, CaseIterable {
    case none, `class`, id, role, itemprop, itemtype, rel, href, content, name, property, datetime, lang, hidden, style,
        title, type, ariaHidden, signs

    static let names = WordTable(
        allCases.filter { $0 != .none }.map { ($0.spelling, UInt32($0.rawValue)) } + [
            ("xml:lang", UInt32(lang.rawValue))
        ])

    @inline(__always)
    init(hash: UInt64) {
        self = AttributeName(rawValue: UInt8(truncatingIfNeeded: AttributeName.names.value(of: hash))) ?? .none
    }

    private var spelling: String {
        switch self {
        case .ariaHidden: "aria-hidden"
        // Our own, written some hundreds of times on a page.
        case .signs: "s"
        default: "\(self)"
        }
    }

    /// As it is written into the thinned markup: ` name=`.
    static let openings: [[UInt8]] = allCases.map { Array(" \($0.spelling)=".utf8) }
}
