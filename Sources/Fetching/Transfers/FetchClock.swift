import CCurl
import Glibc
import Records

/// The engine's clock: seconds since boot, which never go back, for waiting; and how they stand to the calendar.
struct FetchClock {
    /// Seconds since 1970 at the moment of boot, by the system's calendar now.
    private let boot: Double

    init() {
        var wall = timespec()
        clock_gettime(CLOCK_REALTIME, &wall)
        boot = Double(wall.tv_sec) + Double(wall.tv_nsec) / 1e9 - FetchClock.now
    }

    static var now: Double { tw_now() }

    /// The second that has begun.
    static var timestamp: Timestamp {
        var wall = timespec()
        clock_gettime(CLOCK_REALTIME, &wall)
        return Timestamp(seconds: Int64(wall.tv_sec))
    }

    func seconds(_ timestamp: Timestamp) -> Double { Double(timestamp.seconds) - boot }

    /// Rounded up, so that nothing becomes due earlier by being written down.
    func timestamp(_ seconds: Double) -> Timestamp {
        Timestamp(seconds: Int64(max(-1e15, min(1e15, (seconds + boot).rounded(.up)))))
    }
}
