import EMSDiagnostics

/// Why a text is not the plain kind of YAML that knowledge files are written in.
struct YAMLFault: Error {
    var fault: KnowledgeFault
    var message: String
    var remedy: String?
    var position: KnowledgeNode.Position
}
