extension JSON {
    /// One name and its value.
    package struct Member: Sendable, Equatable {
        package let name: String
        package let value: JSON

        package init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.name.hasSameScalars(as: right.name) && left.value == right.value
        }
    }

    /// The members of an object in the order of the source.
    ///
    /// Of several members of one name the last value counts, at the place of the first (as in JavaScript).
    package struct Object: Sendable {
        package private(set) var members: [Member] = []
        /// Places by name. Small objects, which most are, are searched faster than hashed.
        private var places: [ExactText: Int] = [:]
        private static let searchedCount = 12

        package init() {}

        package init(_ members: some Sequence<Member>) {
            for member in members { set(member) }
        }

        package var count: Int { members.count }

        package subscript(name: String) -> JSON? {
            place(of: name).map { members[$0].value }
        }

        mutating func set(_ member: Member) {
            if let place = place(of: member.name) {
                members[place] = Member(name: members[place].name, value: member.value)
                return
            }
            members.append(member)
            if members.count == Self.searchedCount + 1 {
                for (place, member) in members.enumerated() { places[ExactText(text: member.name)] = place }
            } else if members.count > Self.searchedCount {
                places[ExactText(text: member.name)] = members.count - 1
            }
        }

        private func place(of name: String) -> Int? {
            if members.count > Self.searchedCount { return places[ExactText(text: name)] }
            return members.firstIndex { $0.name.hasSameScalars(as: name) }
        }
    }
}

extension JSON.Object: Equatable {
    package static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }
}
