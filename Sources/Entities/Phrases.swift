/// Matching by itself: which names of the gazetteer stand in an article, before anything is asked about them.
package import Documents

extension Gazetteer {
    /// The longest phrases from left to right, as ranges of tokens.
    package func phrases(in article: Article) -> [Range<Int>] {
        let words = ArticleWords(article, self)
        var phrases: [Range<Int>] = []
        for sentence in article.sentences {
            let style = CapitalStyle(words, sentence.tokens)
            var index = sentence.tokens.lowerBound
            while index < sentence.tokens.upperBound {
                let match = PhraseScan.longest(at: index, to: sentence.tokens.upperBound, in: words, style)
                if let match { phrases.append(match.tokens) }
                index = match?.tokens.upperBound ?? index + 1
            }
        }
        return phrases
    }
}
