/// Learns the weights of a tagger from text whose names are marked.
///
/// A conditional random field is fitted by AdaGrad (Duchi, Hazan and Singer 2011) over the sentences in a shuffled
/// order that the seed fixes: the same corpora, words and options give the same bytes.
///
///     let model = TaggerTrainer(options).train([wikigold, wnut], words: lists, head: head)
///     try model.encoded().write(…)
package struct TaggerTrainer: Sendable {
    package struct Options: Sendable {
        package var epochs = 16
        /// Step of AdaGrad.
        package var rate: Float = 0.1
        /// How strongly weights are drawn to 0.
        package var decay: Float = 0.003
        /// Features seen in fewer words are left out.
        package var minimum = 2
        /// The model has at most so many features: those with the heaviest weights.
        package var limit = 100_000
        /// The share of features that is left out at each step, so that none is relied upon alone.
        package var dropout: Float = 0.6
        /// What is taken from the weight of words outside names once all is learnt: more names are found, more wrongly.
        package var reach: Float = 0.3
        package var seed: UInt64 = 1

        package init() {}
    }

    private let options: Options

    package init(_ options: Options = Options()) { self.options = options }

    /// A model of the names in `corpora`. `words` are files of word classes (`TaggerWordList`).
    package func train(_ corpora: [TaggerCorpus], words: [[UInt8]], head: PartyModel.Head) -> PartyModel {
        let lexicon = TaggerWordList.lexicon(words)
        var examples = TaggerExamples(lexicon: lexicon)
        for corpus in corpora { examples.add(corpus) }
        examples.finish(minimum: options.minimum)
        let field = TaggerField(featureCount: examples.keys.count)
        var random = TaggerRandom(seed: options.seed)
        var order = Array(examples.sentences.indices)
        for epoch in 0..<options.epochs {
            order.shuffle(using: &random)
            let rate = options.rate * (1 - 0.8 * Float(epoch) / Float(max(1, options.epochs)))
            for i in order { field.learn(examples, i, rate: rate, options, &random) }
        }
        return field.model(examples.keys, lexicon, head, options)
    }
}

/// SplitMix64: the same numbers on every machine.
struct TaggerRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
