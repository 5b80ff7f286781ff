import JSONPath

/// An error object in an answer of success.
enum ErrorInSuccess {
    static func detail(_ json: JSON) -> String? {
        guard case .object(let object) = json else { return nil }
        for member in object.members {
            switch (member.name.lowercased(), member.value) {
            case ("error", .null), ("errors", .null), ("error", .bool(false)): continue
            case ("errors", .array(let list)) where list.isEmpty: continue
            case ("error", let value), ("errors", let value):
                return "an error in an answer of success: \(Shortening.line(value.text, limit: 120))"
            case ("ok", .bool(false)), ("success", .bool(false)):
                return "'\(member.name)' is false in an answer of success"
            case ("status", .string(let text)) where ["error", "fail", "failed", "failure"].contains(text.lowercased()):
                return "'status' is '\(text)' in an answer of success"
            default: continue
            }
        }
        return nil
    }
}
