/// What an inline style says about being seen. Style sheets are not read.
enum HiddenStyle {
    static func hides(_ style: String?) -> Bool {
        guard let style else { return false }
        return style.lowercased().split(separator: ";").contains { declaration in
            let parts = declaration.split(separator: ":", maxSplits: 1).map { String($0).strippingASCIIWhiteSpace }
            guard parts.count == 2 else { return false }
            let value = parts[1].replacing("!important", with: "").strippingASCIIWhiteSpace
            return (parts[0] == "display" && value == "none") || (parts[0] == "visibility" && value == "hidden")
        }
    }
}
