/// Builds HTML that is XML as well. Names are the program's own (`StaticString`); whatever is written between or inside them is escaped
/// here and nowhere else, so that no text can become markup.
package struct Markup {
    typealias Attributes = KeyValuePairs<StaticString, String>

    package private(set) var text = ""

    package init() {}

    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ body: (inout Markup) -> Void) {
        open(name, attributes)
        text += ">"
        body(&self)
        text += "</\(name)>"
    }

    mutating func element(_ name: StaticString, _ attributes: Attributes, _ words: String) {
        element(name, attributes) { $0.words(words) }
    }

    mutating func element(_ name: StaticString, _ words: String) { element(name, [:], words) }

    /// An element that never has content.
    mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
        open(name, attributes)
        text += "/>"
    }

    mutating func words(_ words: String) {
        for scalar in ShownText.cleared(words).unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    /// What the program itself has written: a stylesheet.
    mutating func own(_ markup: StaticString) { text += "\(markup)" }

    mutating func newline() { text += "\n" }

    private mutating func open(_ name: StaticString, _ attributes: Attributes) {
        text += "<\(name)"
        for (key, value) in attributes {
            text += " \(key)=\""
            words(value)
            text += "\""
        }
    }
}

extension Double {
    /// A coordinate in a drawing: one decimal.
    var drawn: String { Table.decimal(self, places: 1) }
}
