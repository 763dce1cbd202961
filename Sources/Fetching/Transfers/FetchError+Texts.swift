import CCurl

extension FetchError {
    /// A fetch that ended from our side before there was an answer.
    static func stopped(_ kind: Kind, url: String) -> FetchError {
        let message = kind == .closed ? "The fetcher was closed before the answer came." : "The fetch was cancelled."
        return FetchError(kind, message, url: url)
    }

    static func flawed(_ flaw: WebAddress.Flaw, url: String) -> FetchError {
        switch flaw {
        case .malformed:
            FetchError(.badURL, "This is no absolute http or https address; check how it is written.", url: url)
        case .scheme(let scheme):
            FetchError(.forbiddenScheme, "Only http and https are fetched, not \(scheme).", url: url)
        }
    }

    /// Kind and words for a transfer that libcurl or one of our limits ended.
    static func explain(_ outcome: tw_outcome, limits: TransferLimits) -> (Kind, String) {
        let detail = outcome.detail.map { String(cString: $0) } ?? ""
        switch Int(outcome.result) {
        case TW_BAD_URL: return (.badURL, "The address cannot be used: \(detail).")
        case TW_NO_NAME:
            return (.nameNotFound, "The host name was not found (\(detail)); check the address or the name server.")
        case TW_NO_CONNECTION: return (.notConnected, "No answer could be had: \(detail).")
        case TW_TIMED_OUT:
            return (.timedOut, "The answer was not complete in time: \(detail).")
        case TW_TOO_LARGE: return (.tooLarge, tooLarge(outcome, limits))
        case TW_TRUNCATED:
            return (
                .truncated,
                "The answer broke off after \(outcome.body_length &+ outcome.stored) bytes (\(detail))."
            )
        case TW_BAD_ENCODING: return (.badEncoding, "The content coding is broken (\(detail)).")
        case TW_TLS: return (.tls, "The host could not be trusted or does not speak TLS (\(detail)).")
        case TW_REFUSED:
            let address = withUnsafeBytes(of: outcome.refused) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            return (
                .forbiddenAddress,
                "\(address) is no public address, so no connection was opened; allow its network if that is meant."
            )
        default: return (.other, "The transfer failed: \(detail).")
        }
    }

    private static func tooLarge(_ outcome: tw_outcome, _ limits: TransferLimits) -> String {
        switch Int(outcome.limit) {
        case TW_HEAD_TOO_LARGE: "Its header fields exceed \(limits.maxHeaderBytes) bytes."
        case TW_BOMB:
            "\(outcome.wire_bytes) bytes unpack to more than \(outcome.body_length), a rate no document has."
        default: "The document exceeds \(limits.maxBytes) bytes; raise the limit if that is meant."
        }
    }
}
