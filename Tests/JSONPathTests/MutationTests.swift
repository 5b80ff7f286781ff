import JSONPath
import Testing

/// Random changes of valid queries and documents: they are accepted or refused, and nothing else happens. The
/// sequence is fixed, so a failure repeats.
@Suite struct MutationTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private func mutate(_ text: String, with alphabet: [Unicode.Scalar], _ generator: inout Generator) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0...scalars.count, using: &generator)
            let scalar = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: scalars.insert(scalar, at: place)
            case 1 where place < scalars.count: scalars.remove(at: place)
            case 2 where place < scalars.count: scalars[place] = scalar
            default: scalars.append(contentsOf: scalars.prefix(place))
            }
        }
        var mutated = String.UnicodeScalarView()
        mutated.append(contentsOf: scalars.prefix(400))
        return String(mutated)
    }

    @Test func queriesNeverCrash() throws {
        var generator = Generator(state: 42)
        let alphabet = Array("$@.[]()?!&|=<>*,:'\"\\-+019eaut_é😀 \n\u{0}~".unicodeScalars)
        let document = try JSON(parsing: #"{"a":[1,"b",{"c":null,"d":[true,2.5]}],"é":"x"}"#)
        var accepted = 0
        for round in 0..<50_000 {
            let test = ComplianceTests.cases[round % ComplianceTests.cases.count]
            let source = mutate(test.selector, with: alphabet, &generator)
            do throws(JSONPathSyntaxError) {
                let query = try JSONPath(source)
                accepted += 1
                _ = try? query.nodes(in: document, matching: GivingUpMatcher(), visitLimit: 2_000)
            } catch {
                #expect((0...source.unicodeScalars.count).contains(error.offset))
            }
        }
        #expect((1_000..<49_000).contains(accepted))
    }

    @Test func documentsNeverCrash() {
        var generator = Generator(state: 43)
        let alphabet = Array("[]{}:,\"\\u0dD8-+.eE19tfn \n\u{0}é".unicodeScalars)
        let texts = ComplianceTests.cases.compactMap(\.document?.text).filter { $0.count < 400 }
        var accepted = 0
        for round in 0..<50_000 {
            let source = mutate(texts[round % texts.count], with: alphabet, &generator)
            do throws(JSONParsingError) {
                let value = try JSON(parsing: source)
                accepted += 1
                let again = try JSON(parsing: value.text)
                #expect(again == value)
            } catch {
                #expect((0...source.utf8.count).contains(error.offset))
            }
        }
        #expect((1_000..<49_000).contains(accepted))
    }
}
