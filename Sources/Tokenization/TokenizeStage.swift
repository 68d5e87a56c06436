package import Documents
import Text

/// Text becomes tokens and sentences: one pass over the UTF-8, no string made. Sentences that are known already, of a text
/// that was read before, stay as they are.
package struct TokenizeStage: Stage {
    package let name = "tokenize"
    package let reads: Set<Layer> = [.text]
    package let writes: Set<Layer> = [.tokens, .sentences]

    package init() {}

    package func annotate(_ article: inout Article) throws(Rejection) {
        let whole = [Block(ByteRange(0, article.text.count))]
        let blocks = article.blocks.isEmpty ? whole : article.blocks
        var tokens: [Token] = []
        tokens.reserveCapacity(article.text.count / 5)
        var sentences: [Sentence] = []
        sentences.reserveCapacity(article.text.count / 100 + 1)
        let splitter = SentenceSplitter(language: article.language)
        let bytes = article.text
        let text = bytes.span
        for known in article.sentences {
            let first = tokens.count
            Tokenizer.tokenize(text, known.range, spacedGroups: article.language != "en", into: &tokens)
            guard first < tokens.count else { continue }
            tokens[first].shape.insert(.opensSentence)
            sentences.append(Sentence(known.range, tokens: first..<tokens.count, kind: known.kind))
        }
        for block in article.sentences.isEmpty ? blocks : [] {
            let first = tokens.count
            Tokenizer.tokenize(text, block.range, spacedGroups: article.language != "en", into: &tokens)
            splitter.split(text, &tokens, from: first, kind: block.kind, into: &sentences)
        }
        article.tokens = tokens
        article.sentences = sentences
    }
}
