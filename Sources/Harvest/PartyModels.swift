package import Extraction
package import Records

/// The models that mark unknown parties, of a working directory or shipped.
package enum PartyModels {
    /// A model that cannot be used is told and left out; without any, of unknown parties only ships are marked.
    package static func load(_ workspace: Workspace) -> (
        taggers: [PartyTagger], fingerprint: String, problems: [Diagnostic]
    ) {
        var taggers: [PartyTagger] = []
        var problems: [Diagnostic] = []
        var files: [(name: String, bytes: [UInt8])] = []
        do {
            files = try workspace.files(in: "models", ending: ".model")
            for file in files {
                do throws(ModelFileError) {
                    taggers.append(try PartyTagger(model: file.bytes))
                } catch {
                    problems.append(Diagnostic(.warning, "bad-model", "\(error)", place: file.name))
                }
            }
        } catch {
            problems.append(Diagnostic(.warning, "no-models", "\(error)"))
        }
        return (taggers, LexiconPrint.of(files), problems)
    }
}
