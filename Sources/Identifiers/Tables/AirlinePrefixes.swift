/// Accounting prefixes of airlines that carry most of the world's air cargo (IATA airline coding directory). Not the
/// whole directory: it only serves numbers that stand in a text without the word “waybill”.
enum AirlinePrefixes {
    static func isCarrier(_ prefix: String) -> Bool { carriers.contains(prefix) }

    private static let carriers = Set(
        """
        001 006 014 016 020 023 045 047 053 055 057 064 065 071 072 074 075 077 079 080 081 082 083 086 098 105 108 112 \
        115 117 118 124 125 131 139 145 157 160 165 172 176 180 182 205 214 217 229 230 232 235 239 257 260 265 272 279 \
        281 297 324 331 365 369 390 403 406 416 465 479 501 512 555 566 580 589 603 607 615 618 624 627 629 657 672 675 \
        695 700 706 724 738 745 756 771 774 781 784 803 807 829 843 851 876 880 898 907 910 921 932 933 937 957 988 996 \
        999
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
