/// A network of entities in GEXF 1.3 (https://gexf.net), which Gephi and networkx read.
import Documents
import Indexing
package import Trends

package enum GEXF {
    package static func graph(_ network: Network) -> [UInt8] {
        var out = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gexf xmlns="http://gexf.net/1.3" version="1.3">
            <graph defaultedgetype="undirected">
            <attributes class="node">
            <attribute id="type" title="type" type="string"/><attribute id="kind" title="kind" type="string"/>
            <attribute id="articles" title="articles" type="integer"/><attribute id="country" title="country" type="string"/>
            <attribute id="latitude" title="latitude" type="double"/><attribute id="longitude" title="longitude" type="double"/>
            </attributes>
            <attributes class="edge">
            <attribute id="logdice" title="log_dice" type="double"/><attribute id="loglikelihood" title="log_likelihood" type="double"/>
            </attributes>
            <nodes>

            """
        for node in network.nodes {
            out += "<node id=\"\(escaped(node.entity.key))\" label=\"\(escaped(node.entity.name))\"><attvalues>"
            func value(_ name: String, _ value: String?) {
                if let value { out += "<attvalue for=\"\(name)\" value=\"\(escaped(value))\"/>" }
            }
            value("type", node.entity.type)
            value("kind", node.entity.kind)
            value("articles", String(node.articles))
            value("country", node.entity.country)
            value("latitude", node.entity.coordinate.map { Table.decimal($0.latitude, places: 5) })
            value("longitude", node.entity.coordinate.map { Table.decimal($0.longitude, places: 5) })
            out += "</attvalues></node>\n"
        }
        out += "</nodes>\n<edges>\n"
        for (number, edge) in network.edges.enumerated() {
            let ends =
                "source=\"\(escaped(network.nodes[edge.first].entity.key))\" target=\"\(escaped(network.nodes[edge.second].entity.key))\""
            out += "<edge id=\"\(number)\" \(ends) weight=\"\(edge.articles)\"><attvalues>"
            out += "<attvalue for=\"logdice\" value=\"\(Table.decimal(edge.association.logDice))\"/>"
            out +=
                "<attvalue for=\"loglikelihood\" value=\"\(Table.decimal(edge.association.contingency.logLikelihood))\"/></attvalues></edge>\n"
        }
        return Array((out + "</edges>\n</graph>\n</gexf>\n").utf8)
    }

    /// What XML 1.0 cannot hold is left out.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\t", "\n", "\r": out += " "
            case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value): break
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
