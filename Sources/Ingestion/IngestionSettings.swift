/// The limits within which a page is read, and what the caller says of the inputs. A page beyond the limits costs only itself.
package struct IngestionSettings: Sendable {
    /// Of the page as it was before compression.
    package var bytes = 20_000_000
    /// Elements nested deeper are read as if their tags were not there.
    package var levels = 10_000
    /// Further ones of the same tag are not read.
    package var attributes = 256
    /// Elements of one page; the rest is not read.
    package var nodes = 1_000_000
    /// For parsing one page; what was read by then counts.
    package var milliseconds = 5_000
    /// What each of the above may be: places on a page are numbers of 32 bits.
    package static let limits = 1...1_000_000_000
    /// Whether `Article.spans` tells where the links of a page's text lead.
    package var links = false
    /// Where rows and tables hold what.
    package var map = FieldMap()
    /// How people are called who are no public channel.
    package var names = Pseudonyms.ofThisProcess

    package init() {}
}
