import Foundation

/// The folders that come with the program: `feeds`, `lexicons`, `rules`, `demo`. A working directory may have its own.
package enum ShippedFiles {
    /// The folder that holds them: `$TIDEWAITER_SHARE`, else `share/tidewaiter` beside the program's `bin`, else the
    /// nearest folder above the program that has both `lexicons` and `rules` (a build tree); nil when there is none.
    package static let root: String? = {
        if let named = ProcessInfo.processInfo.environment["TIDEWAITER_SHARE"], !named.isEmpty { return named }
        guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().appendingPathComponent("share/tidewaiter")
        if isShare(installed.path) { return installed.path }
        while folder.path != "/" {
            if isShare(folder.path) { return folder.path }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    private static func isShare(_ path: String) -> Bool {
        ["lexicons", "rules"].allSatisfy { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }
}
