/// Query parameters that say where a reader came from, not what is read. Names as their makers document them.
enum TrackingParameters {
    private static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "msclkid", "yclid", "ysclid", "twclid",
        "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok",
        "vero_id", "oly_anon_id", "oly_enc_id", "__s", "_openstat", "wickedid", "s_cid", "cmpid", "ncid", "ocid",
        "xtor", "guccounter", "guce_referrer", "guce_referrer_sig", "__twitter_impression", "spm", "smid", "sr_share",
        "echobox", "ito", "soc_src", "soc_trk", "feature_src",
    ]
    private static let prefixes = ["utm_", "at_", "pk_", "mtm_", "hsa_", "stm_", "itm_"]

    /// The query without them, in its order; nil when nothing is left.
    static func without(_ query: [UInt8]) -> [UInt8]? {
        let kept = query.split(separator: UInt8(ascii: "&")).filter { pair in
            let name = String(decoding: pair.prefix { $0 != UInt8(ascii: "=") }.map(TextFolder.lower), as: UTF8.self)
            return !names.contains(name) && !prefixes.contains { name.hasPrefix($0) }
        }
        return kept.isEmpty ? nil : Array(kept.joined(separator: [UInt8(ascii: "&")]))
    }
}
