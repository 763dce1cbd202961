/// Which part of the archive judges which stories: each is judged by weights learnt from the other parts.
///
/// Stories that follow one another in the archive, and often tell the same, are kept together; the parts are drawn from
/// the whole archive, in whatever order it is.
struct TopicFolds {
    private static let block = 32

    let count: Int
    /// Of each story.
    let numbers: [Int]

    init(stories: Int, count: Int, random: inout TaggerRandom) {
        let blocks = (stories + Self.block - 1) / Self.block
        // Few stories: blocks of one, or a part would be empty.
        let block = blocks >= 4 * count ? Self.block : 1
        var order = Array(0..<(stories + block - 1) / block).map { $0 % count }
        order.shuffle(using: &random)
        self.count = count
        numbers = (0..<stories).map { order[$0 / block] }
    }
}
