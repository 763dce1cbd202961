import Foundation
import Glibc

/// A small file system of its own, in memory: to be filled, or made read-only, by tests that run as root.
package final class SmallDisk: Sendable {
    private let folder: TemporaryFolder
    /// Where it is mounted.
    package var path: String { folder.path }

    /// Nil where mounting is not allowed: for others than root, and in most containers.
    package init?(mebibytes: Int) throws {
        folder = try TemporaryFolder()
        guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(mebibytes)m") == 0 else { return nil }
    }

    /// Whether this process may have one.
    package static let isPossible: Bool = (try? SmallDisk(mebibytes: 1)) != nil

    package func resize(mebibytes: Int) -> Bool {
        mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(mebibytes)m") == 0
    }

    package func setReadOnly(_ isReadOnly: Bool) -> Bool {
        let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
        return mount("tmpfs", path, "tmpfs", flags, nil) == 0
    }

    deinit { umount2(folder.path, Int32(MNT_DETACH)) }
}
