extension QueryParser {
    /// What can stand in a condition or as an argument, before it is known which of them is wanted.
    enum Term {
        case query(Query)
        case value(Operand)
        case logical(MatchCall)
    }

    private static let functionNames = ["count", "length", "match", "search", "value"]

    mutating func parseTerm() throws(JSONPathSyntaxError) -> Term {
        switch current {
        case "$":
            position += 1
            return .query(Query(root: .document, segments: try parseSegments()))
        case "@":
            position += 1
            return .query(Query(root: .current, segments: try parseSegments()))
        case "'", "\"": return .value(.literal(.string(try parseString())))
        case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return .value(.literal(try parseNumber()))
        case "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
            "v", "w", "x", "y", "z", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P",
            "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "_":
            return try parseWordOrFunction()
        default:
            throw fault("expected '@', '$', a literal, a function or '(', found \(found)")
        }
    }

    private mutating func parseWordOrFunction() throws(JSONPathSyntaxError) -> Term {
        let start = position
        var word = ""
        while let scalar = current, scalar.isASCII,
            scalar == "_" || scalar.properties.isAlphabetic
                || ("0"..."9").contains(scalar)
        {
            word.unicodeScalars.append(scalar)
            position += 1
        }
        if current == "(" { return try parseCall(of: word, at: start) }
        switch word {
        case "true": return .value(.literal(.bool(true)))
        case "false": return .value(.literal(.bool(false)))
        case "null": return .value(.literal(.null))
        default: break
        }
        if Self.functionNames.contains(word) {
            throw fault("'(' comes right after the function's name '\(word)'")
        }
        let lowercased = word.lowercased()
        let hint =
            ["true", "false", "null"].contains(lowercased)
            ? "write '\(lowercased)'" : "strings are quoted, and members of the element are '@.\(word)'"
        throw fault("unknown word '\(word)'; \(hint)", at: start)
    }

    /// At the `(` after a function's name.
    private mutating func parseCall(of name: String, at start: Int) throws(JSONPathSyntaxError) -> Term {
        guard Self.functionNames.contains(name) else {
            let known = Self.functionNames.joined(separator: ", ")
            throw fault("unknown function '\(name)'; there are \(known)", at: start)
        }
        position += 1
        let arguments = try nested { (parser) throws(JSONPathSyntaxError) in
            try parser.parseArguments(of: name)
        }
        let wanted = name == "match" || name == "search" ? 2 : 1
        if arguments.count != wanted {
            throw fault("\(name) takes \(wanted) argument\(wanted == 1 ? "" : "s"), not \(arguments.count)", at: start)
        }
        switch name {
        case "length": return .value(.length(try value(arguments[0], of: name)))
        case "count": return .value(.count(try nodes(arguments[0], of: name)))
        case "value": return .value(.value(try nodes(arguments[0], of: name)))
        default:
            let call = MatchCall(
                text: try value(arguments[0], of: name), pattern: try value(arguments[1], of: name),
                whole: name == "match")
            warn(about: call.pattern, at: arguments[1].start)
            return .logical(call)
        }
    }

    private struct Argument {
        var term: Term
        var start: Int
    }

    private mutating func parseArguments(of name: String) throws(JSONPathSyntaxError) -> [Argument] {
        var arguments: [Argument] = []
        skipWhiteSpace()
        if skip(")") { return arguments }
        while true {
            skipWhiteSpace()
            let start = position
            arguments.append(Argument(term: try parseTerm(), start: start))
            skipWhiteSpace()
            if skip(")") { return arguments }
            if !skip(",") { throw fault("expected ',' or ')' in the arguments of \(name), found \(found)") }
        }
    }

    /// ValueType: a literal, a singular query, or a function with a value.
    private func value(_ argument: Argument, of name: String) throws(JSONPathSyntaxError) -> Operand {
        switch argument.term {
        case .value(let operand): return operand
        case .query(let query) where query.isSingular: return .singular(query)
        case .query:
            let message = "\(name) takes one value, and this query can find several nodes; wrap it in value(…)"
            throw fault(message, at: argument.start)
        case .logical: throw fault("\(name) takes a value, not a condition", at: argument.start)
        }
    }

    /// NodesType: any query.
    private func nodes(_ argument: Argument, of name: String) throws(JSONPathSyntaxError) -> Query {
        if case .query(let query) = argument.term { return query }
        throw fault("\(name) takes a query, such as @.*", at: argument.start)
    }

    private mutating func warn(about pattern: Operand, at start: Int) {
        guard case .literal(.string(let source)) = pattern else { return }
        do throws(InteroperableExpression.Fault) {
            _ = try InteroperableExpression(source)
        } catch {
            warnings.append(fault("this pattern never matches: \(error.message)", at: start))
        }
    }
}
