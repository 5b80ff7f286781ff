/// Joins the lines that `format=flowed` has broken (RFC 3676).
enum FlowedText {
    static func join(_ text: String, deletesSpace: Bool) -> String {
        var output: [String] = []
        var current = ""
        var isOpen = false
        var openDepth = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let depth = line.prefix { $0 == ">" }.count
            var content = line.dropFirst(depth)
            if content.first == " " { content = content.dropFirst() }
            if isOpen, depth != openDepth {
                output.append(current)
                current = ""
                isOpen = false
            }
            if !isOpen { current = depth > 0 ? String(repeating: ">", count: depth) + " " : "" }
            // The line that announces the signature is never flowed.
            let flows = content.last == " " && content != "-- "
            current += flows && deletesSpace ? content.dropLast() : content
            isOpen = flows
            openDepth = depth
            if !flows { output.append(current) }
        }
        if isOpen { output.append(current) }
        return output.joined(separator: "\n")
    }
}
