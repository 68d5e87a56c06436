/// Where sentences end, and where they do not.
import Documents
import Testing
import Tokenization

@Suite("Sentences")
struct SentenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let language: String
        let sentences: [String]
        let separator: String
        init(_ language: String, _ sentences: [String], by separator: String = " ") {
            self.language = language
            self.sentences = sentences
            self.separator = separator
        }
        var text: String { sentences.joined(separator: separator) }
        var testDescription: String { text }
    }

    @Test(
        "end where a reader would stop",
        arguments: [
            Case("en", ["They came.", "They left."]), Case("en", ["Who?", "Nobody!", "Nobody?!", "So."]),
            Case("en", ["No full stop at the end"]),
            // Abbreviations, initials, numbers.
            Case("en", ["Gen. Haftar met Mr. Smith.", "He left."]), Case("en", ["John F. Kennedy spoke.", "All heard."]),
            Case("en", ["The U.S. army left.", "It was late."]), Case("en", ["He lives in the U.S.", "The army left."]),
            Case("en", ["The U.S. State Department said so."]), Case("en", ["It took place at 5 p.m. on Friday."]),
            Case("en", ["It rose by 3.5 percent.", "Then it fell."]),
            Case("en", ["Killed on Dec. 12 near St. Catherine.", "Two more fled."]),
            Case("en", ["3. The third point.", "4 died."]), Case("en", ["Nobody but I.", "The rest fled."]),
            // A stop inside a sentence.
            Case("en", ["“Stop!” he said, and ran.", "Nobody did."]), Case("en", ["He said … nothing more.", "Then he left."]),
            Case("en", ["Well... maybe they did.", "Or not."]), Case("en", ["He waited...", "Nobody came."]),
            Case("en", ["See https://desk.example/a.b for more.", "Thanks."]),
            // Quotes and brackets close with the sentence.
            Case("en", ["“We did it.”", "The group said no more."]), Case("en", ["(He left.)", "She stayed."]),
            Case("en", ["He said: \"Go.\"", "They went."]), Case("fr", ["Il dit : « Partez. »", "Ils partirent."]),
            Case("de", ["Er sagte: „Geht.“", "Sie gingen."]),
            // A space forgotten.
            Case("en", ["They reached the town.", "Nobody was there."], by: ""),
            // Other scripts.
            Case("ar", ["من فعل هذا؟", "لا أحد يعرف.", "انتهى الأمر."]), Case("ur", ["وہ آئے۔", "وہ گئے۔"]),
            Case("hi", ["वह आया।", "वह गया।"]),
            Case("zh", ["他来了。", "他走了！", "谁？"], by: ""), Case("ja", ["「来た。」", "彼は言った。"], by: ""),
            Case("ru", ["В 2015 г. город взяли.", "Потом его сдали."]), Case("ru", ["Погибли 5 тыс. человек.", "Ранены многие."]),
        ])
    func ends(_ example: Case) throws {
        let article = try tokenized(example.text, example.language)
        #expect(article.sentences.map { article.string($0.range) } == example.sentences)
    }

    @Test("never go over the end of a block, and know its kind")
    func blocks() throws {
        let text = "A headline without a stop\n\nFirst paragraph. Second sentence\n- an item"
        func block(_ words: String, _ kind: Block.Kind) -> Block {
            let bytes = Array(text.utf8)
            let wanted = Array(words.utf8)
            let start = bytes.indices.first { bytes[$0...].starts(with: wanted) }!
            return Block(ByteRange(start, start + wanted.count), kind)
        }
        let article = try tokenized(
            text,
            blocks: [
                block("A headline without a stop", .heading), block("First paragraph. Second sentence", .paragraph),
                block("an item", .listItem),
            ])
        #expect(
            article.sentences.map { article.string($0.range) } == [
                "A headline without a stop", "First paragraph.", "Second sentence", "an item",
            ])
        #expect(article.sentences.map(\.kind) == [.heading, .paragraph, .paragraph, .listItem])
        // What stands outside every block is not read: the hyphen of the item is no token.
        #expect(!article.tokens.contains { article.string($0.range) == "-" })
    }

    @Test("of nothing are none", arguments: ["", " \n "])
    func nothing(_ text: String) throws {
        let article = try tokenized(text)
        #expect(article.sentences.isEmpty && article.tokens.isEmpty)
    }
}
