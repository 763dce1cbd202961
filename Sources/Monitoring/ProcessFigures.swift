#if canImport(Glibc)
    import Glibc
#endif

/// What the kernel knows of this process, under the names that every Prometheus client uses. Not for files: the
/// collector that reads them has the same metrics of its own.
package enum ProcessFigures {
    /// In the text format 0.0.4; a figure that cannot be read is left out.
    package static func render() -> String {
        var text = ""
        func add(_ name: String, _ kind: String, _ help: String, _ value: Double?) {
            guard let value else { return }
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n\(name) \(MetricName.number(value))\n"
        }
        add("process_cpu_seconds_total", "counter", "Processor time used, in seconds.", cpuSeconds)
        add("process_open_fds", "gauge", "Open file descriptors.", openFiles)
        add("process_resident_memory_bytes", "gauge", "Resident memory, in bytes.", residentBytes)
        add("process_start_time_seconds", "gauge", "When the process began, in Unix time.", startTime)
        return text
    }

    private static var cpuSeconds: Double? {
        var time = timespec()
        guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return nil }
        return seconds(time)
    }

    /// The second number of /proc/self/statm, in pages (proc(5)).
    private static var residentBytes: Double? {
        let words = read("/proc/self/statm")?.split(separator: " ") ?? []
        guard words.count > 1, let pages = Double(words[1]) else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static var openFiles: Double? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        // “.”, “..” and the folder itself are not counted.
        var count = -3.0
        while readdir(folder) != nil { count += 1 }
        return count
    }

    /// Field 22 of /proc/self/stat, in clock ticks since the machine started (proc(5)); the name in field 2 may hold
    /// anything but ends with the last bracket.
    private static var startTime: Double? {
        guard let text = read("/proc/self/stat"), let bracket = text.lastIndex(of: ")") else { return nil }
        let fields = text[bracket...].split(separator: " ")
        var now = timespec()
        var uptime = timespec()
        guard fields.count > 20, let ticks = Double(fields[20]), clock_gettime(CLOCK_REALTIME, &now) == 0,
            clock_gettime(CLOCK_BOOTTIME, &uptime) == 0
        else { return nil }
        let age = seconds(uptime) - ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
        return ((seconds(now) - age) * 100).rounded() / 100
    }

    private static func seconds(_ time: timespec) -> Double { Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 }

    private static func read(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(file, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}
