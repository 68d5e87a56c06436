/// A page as an XML parser reads it, which is also the test that it is well-formed.
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct Page {
    private let all: [Element]

    struct Element {
        let name: String
        let attributes: [String: String]
        /// With that of the elements within.
        let text: String
        let children: [Element]

        fileprivate init(_ element: XMLElement) {
            name = element.name ?? ""
            attributes = Dictionary(
                (element.attributes ?? []).map { ($0.name ?? "", $0.stringValue ?? "") }, uniquingKeysWith: { first, _ in first })
            text = element.stringValue ?? ""
            children = (element.children ?? []).compactMap { $0 as? XMLElement }.map(Element.init)
        }

        subscript(attribute: String) -> String? { attributes[attribute] }

        /// Itself and all within, in the order of the page.
        var flat: [Element] { [self] + children.flatMap(\.flat) }
    }

    init(_ text: String) throws {
        all = Element(try #require(try XMLDocument(xmlString: text).rootElement())).flat
    }

    var elements: Set<String> { Set(all.map(\.name)) }

    var attributes: Set<String> { Set(all.flatMap(\.attributes.keys)) }

    var text: String { nodes("body").first?.text ?? "" }

    func nodes(_ name: String) -> [Element] { all.filter { $0.name == name } }

    func count(_ name: String) -> Int { nodes(name).count }

    func contents(of name: String) -> [String] { nodes(name).map(\.text) }

    func values(of attribute: String) -> [String] { all.compactMap { $0[attribute] } }

    /// Cells of the rows inside elements of a name.
    func rows(inside name: String) -> [[String]] {
        nodes(name).flatMap(\.flat).filter { $0.name == "tr" }.map { row in row.children.map(\.text) }
    }
}
