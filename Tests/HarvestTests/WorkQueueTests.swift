import Records
import Testing

@testable import Harvest

struct WorkQueueTests {
    private func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

    @Test("what is due comes in the order of its times, and not before")
    func order() {
        var queue = WorkQueue()
        queue.add("late", host: "c", at: time(30))
        queue.add("second", host: "b", at: time(20))
        queue.add("first", host: "a", at: time(10))
        #expect(queue.nextTime == time(10))
        #expect(queue.next(at: time(9)) == nil)
        #expect(queue.next(at: time(20))?.source == "first")
        #expect(queue.next(at: time(20))?.source == "second")
        #expect(queue.next(at: time(20)) == nil)
        #expect(queue.count == 1)
    }

    @Test("a host has one worker at a time, and others need not wait for it")
    func lanes() {
        var queue = WorkQueue()
        for number in 1...3 { queue.add("slow-\(number)", host: "slow", at: time(0)) }
        queue.add("other", host: "other", at: time(1))
        #expect(queue.next(at: time(5))?.source == "slow-1")
        #expect(queue.next(at: time(5))?.source == "other")
        #expect(queue.next(at: time(5)) == nil)
        #expect(queue.count == 2)
        queue.finished("slow")
        #expect(queue.next(at: time(5))?.source == "slow-2")
        #expect(queue.next(at: time(5)) == nil)
        queue.finished("slow")
        #expect(queue.next(at: time(5))?.source == "slow-3")
        queue.finished("slow")
        #expect(queue.count == 0)
    }

    @Test("with two workers for a host, two of its sources are worked on")
    func wider() {
        var queue = WorkQueue(perHost: 2)
        for number in 1...3 { queue.add("\(number)", host: "h", at: time(0)) }
        #expect(queue.next(at: time(0))?.source == "1")
        #expect(queue.next(at: time(0))?.source == "2")
        #expect(queue.next(at: time(0)) == nil)
        queue.finished("h")
        #expect(queue.next(at: time(0))?.source == "3")
    }

    @Test("nothing is lost or given out twice, whatever is entered and ended when")
    func nothingLost() {
        var random = SystemRandomNumberGenerator()
        var queue = WorkQueue()
        var working: [String] = []
        var given: [String] = []
        for step in 0..<2_000 {
            if step < 1_000 {
                queue.add("\(step)", host: "h\(Int.random(in: 0..<40, using: &random))", at: time(Int64(step / 3)))
            }
            while let next = queue.next(at: time(Int64(step))) {
                given.append(next.source)
                #expect(!working.contains(next.host))
                working.append(next.host)
            }
            if !working.isEmpty {
                queue.finished(working.remove(at: Int.random(in: 0..<working.count, using: &random)))
            }
        }
        #expect(Set(given).count == 1_000 && given.count == 1_000)
    }
}
