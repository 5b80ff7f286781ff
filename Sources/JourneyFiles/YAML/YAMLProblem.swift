/// Why a text is no YAML that is read here.
struct YAMLProblem: Error, Equatable {
    var line: Int
    var column: Int
    var width = 1
    var message: String
    var hint: String?
}
