import Testing

import Entities

@Suite("Arabic names that no table holds")
struct ArabicTests {
    private static let gazetteer: Gazetteer = {
        do {
            let tables =
                Sample.tables + [
                    Sample.table("given_names_ar.tsv", "name", ["محمد", "سعيد", "علي", "جمال"])
                ]
            return try Gazetteer(compiled: Gazetteer.compile(tables: tables, tokenizing: Sample.tokenizing))
        } catch {
            fatalError("\(error)")
        }
    }()

    private func names(_ text: String) throws -> [String] { try Sample.names(text, Self.gazetteer).map { "\($0.text) \($0.type)" } }

    @Test("a given name with what follows is a person, and later the last word alone")
    func givenNames() throws {
        #expect(try names("وصل محمد سعيد قنديل إلى حلب.") == ["محمد سعيد قنديل person", "حلب place"])
        #expect(try names("تحدث محمد قنديل طويلا. ثم غادر قنديل القاعة.") == ["محمد قنديل person", "قنديل person"])
    }

    @Test("«علي» for «على» is no given name, and a common noun with the article is nobody")
    func noGivenNames() throws {
        #expect(try names("تقع القرية علي الطريق.") == [])
        #expect(try names("سارت الجمال في القافلة.") == [])
    }

    @Test("kunyas and «عبد» begin a person's name")
    func kunyas() throws {
        #expect(try names("قتل أبو عمير الحموي في المعركة.") == ["أبو عمير الحموي person"])
        #expect(try names("تكلم عبد الرحمن قنديل مساء.") == ["عبد الرحمن قنديل person"])
    }

    @Test("a title announces a name, but a verb behind it is none")
    func titles() throws {
        #expect(try names("اجتمع الرئيس برنكوف مع الوفد.") == ["برنكوف person"])
        #expect(try names("قرر الرئيس أن يسافر.") == [])
        #expect(try names("إن الرئيس يسافر غدا.") == [])
    }

    @Test("ministries and movements go on as long as the article does; a newspaper is what stands behind the word")
    func organisations() throws {
        #expect(try names("أعلنت وزارة الموارد المائية خطة.") == ["وزارة الموارد المائية organisation"])
        #expect(try names("نشرت صحيفة المنار أمس خبرا.") == ["المنار organisation"])
        #expect(try names("تأسس حزب سياسي في المدينة.") == [])
    }
}
