@main struct Tidewaiter { static func main() {} }
