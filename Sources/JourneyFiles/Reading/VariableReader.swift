import Journeys

/// The section `variables:` of a site or a journey.
struct VariableReader {
    let findings: Findings

    func variables(_ reader: MappingReader) -> [String: Template] {
        guard let map = reader.map("variables", subject: "variables") else { return [:] }
        var variables: [String: Template] = [:]
        for key in map.keys {
            guard let keyNode = map.key(key), Values.name(keyNode, of: "variables", findings) != nil else { continue }
            if let template = map.template(key) { variables[key] = template }
        }
        return variables
    }
}
