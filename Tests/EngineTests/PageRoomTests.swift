import Testing

@testable import Engine

@Suite("The room for pages") struct PageRoomTests {
    @Test func isNeverTakenByMoreThanFit() async {
        let room = PageRoom(bytes: 100)
        let held = Held()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                let weight = [10, 40, 100][number % 3]
                group.addTask {
                    await room.enter(weight)
                    await held.take(weight)
                    await Task.yield()
                    await held.take(-weight)
                    room.leave(weight)
                }
            }
        }
        #expect(await held.most == 100)
        #expect(await held.now == 0)
    }

    @Test func servesOneThatIsLargerThanAll() async {
        let room = PageRoom(bytes: 100)
        #expect(room.share(of: 1000) == 100)
        await room.enter(room.share(of: 1000))
        room.widen(by: 50)
        room.leave(150)
        await room.enter(100)
    }

    @Test func weighsTagsMoreThanText() {
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
        let tags = [UInt8](repeating: UInt8(ascii: "<"), count: 1 << 20)
        #expect(PageRoom.weight(of: text) * 10 < PageRoom.weight(of: tags))
        #expect(PageRoom.weight(of: Array(text.prefix(1000))) == 0)
    }

    @Test func weighsTheValuesOfJSON() {
        let text = Array("\n [\"".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20) + Array("\"]".utf8)
        let values = Array("\n [".utf8) + [UInt8](repeating: UInt8(ascii: ","), count: 1 << 20) + Array("]".utf8)
        let prose = Array("a, ".utf8) + values
        #expect(PageRoom.weight(of: text) * 10 < PageRoom.weight(of: values))
        #expect(PageRoom.weight(of: prose) * 10 < PageRoom.weight(of: values))
    }
}

private actor Held {
    private(set) var now = 0
    private(set) var most = 0

    func take(_ weight: Int) {
        now += weight
        most = max(most, now)
    }
}
