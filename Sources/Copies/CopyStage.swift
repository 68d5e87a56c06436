package import Documents
import Text

/// Gives each article the signature by which copies of it are found.
package struct CopyStage: Stage {
    package let name = "copies"
    package let reads: Set<Layer> = [.text]
    package let writes: Set<Layer> = [.signature]

    package init() {}

    package func annotate(_ article: inout Article) throws(Rejection) {
        article.signature = Signature(of: article.text.span)
    }
}
