import Documents
import Testing

@Suite struct ReferencesTests {
    private func references(_ text: String) throws -> [String] {
        let article = try Sample.article(text)
        return article.mentions.filter(\.isNominal).map { mention in
            "\(article.string(mention.range)) \(article.entities[mention.entity].name)"
        }
    }

    @Test("he is whoever was spoken of last, and first in that sentence")
    func pronouns() throws {
        #expect(try references("Chad Bramwell met John Oakes on Monday. He left before noon.") == ["He Chad Bramwell"])
        #expect(try references("He left before noon. Nobody knew why.") == [])
        let far = "Chad Bramwell spoke." + String(repeating: " It rained all day.", count: 8) + " He left."
        #expect(try references(far) == [])
    }

    @Test("he is a man and she a woman, where a name, a title or an earlier pronoun tells")
    func genders() throws {
        #expect(try references("John Oakes met Mary Bramwell. She left before noon. He stayed.") == ["She Mary Bramwell", "He John Oakes"])
        #expect(try references("John Oakes met Mrs Bramwell, whom he knew. She left.") == ["he John Oakes", "She Bramwell"])
        #expect(try references("Mary Bramwell spoke. He left.") == [])
        #expect(try references("Robin Bramwell spoke. She left. He stayed.") == ["She Robin Bramwell"])
    }

    @Test("I is the speaker of its own quotation, not of the one before")
    func twoSpeakers() throws {
        let text = "“I saw it,” said Mary Bramwell. “I heard it,” said John Oakes."
        #expect(try references(text) == ["I Mary Bramwell", "I John Oakes"])
    }

    @Test("a people is no group, a government an organisation")
    func descriptions() throws {
        #expect(try references("In Paris the Syrian people were asked.") == [])
        let article = try Sample.article("In Paris the Syrian government was asked.")
        #expect(article.mentions.filter(\.isNominal).map { article.entities[$0.entity].type } == [.organisation])
    }

    @Test("him is not the one who does it in the same clause")
    func objects() throws {
        #expect(try references("Chad Bramwell wrote. John Oakes asked him.") == ["him Chad Bramwell"])
        #expect(try references("John Oakes asked him.") == [])
        #expect(try references("Chad Bramwell said that John Oakes knew him.") == ["him Chad Bramwell"])
        #expect(try references("Chad Bramwell said that they knew him.") == ["him Chad Bramwell"])
    }

    @Test("the group is the only one named shortly before")
    func groups() throws {
        #expect(try references("Islamic State lost the town. The group withdrew to the east.") == ["The group Islamic State"])
        #expect(try references("Islamic State fought the Arakan Army. The group withdrew.") == [])
        #expect(try references("A fire broke out. The group withdrew to the east.") == [])
        #expect(try references("Islamic State lost the town. The group that took it is unknown.") == [])
        let told = "Islamic State lost the town. Islamic State denied it." + String(repeating: " It rained all day.", count: 3)
        #expect(try references(told + " The Arakan Army saw it. The group withdrew.") == [])
    }

    @Test("a noun of a body's name stands for the body while only one has it")
    func bodies() throws {
        #expect(try references("The Arakan Army took the bridge. On Monday the army held it still.") == ["the army Arakan Army"])
        let two = "The Arakan Army met the National Liberation Army. On Monday the army left."
        #expect(try references(two) == [])
    }

    @Test("an office is the person who was given it; in capitals it is somebody even when nobody was")
    func offices() throws {
        #expect(try references("We met President Chad Bramwell in Paris. Later the president left.") == ["the president Chad Bramwell"])
        #expect(try references("In Paris the President spoke for an hour.") == ["the President the President"])
        #expect(try references("In Paris the president spoke for an hour.") == [])
        #expect(try references("In Paris the President of the club spoke.") == [])
    }

    @Test("I in a quotation is the speaker, we the body that he or she speaks for")
    func quotations() throws {
        #expect(try references("“I saw it all,” said Chad Bramwell, who lives there.") == ["I Chad Bramwell"])
        #expect(try references("Chad Bramwell said: “It shook me. I ran.”") == ["me Chad Bramwell", "I Chad Bramwell"])
        #expect(try references("“We are ready,” said Chad Bramwell, commander of the Arakan Army.") == ["We Arakan Army"])
        #expect(try references("I saw Chad Bramwell, and we talked.") == [])
    }

    @Test("a reference holds no name, and is no entity of its own when it is known whose")
    func entities() throws {
        let article = try Sample.article("Islamic State lost Mosul. The group withdrew.")
        #expect(article.entities.count == 2)
        #expect(article.mentions.allSatisfy { $0.inside == nil })
    }

    @Test("a chat of a twenty thousand lines is read in a moment", .timeLimit(.minutes(1)))
    func long() throws {
        let line = "Chad Bramwell: \"I met the president of the Arakan Army,\" he said. The group left.\n"
        #expect(try !references(String(repeating: line, count: 20_000)).isEmpty)
    }
}
