/// Accounting prefixes of airlines that carry cargo (IATA airline coding directory; facts from the airlines' own
/// tracking pages). Not the whole directory: it only serves numbers that stand in a text without the word “waybill”.
enum AirlinePrefixes {
    static func isCarrier(_ prefix: String) -> Bool { carriers.contains(prefix) }

    static let carriers = Set(
        """
        001 005 006 014 016 018 020 023 027 030 044 045 047 050 053 055 057 061 064 065 068 070 071 072 073 074 075 \
        076 077 079 080 081 082 083 086 088 096 098 105 108 112 114 115 117 118 120 124 125 126 127 129 131 133 134 \
        136 139 145 147 149 155 157 160 165 168 172 173 176 180 182 199 200 202 205 214 217 224 229 230 232 235 239 \
        250 255 257 260 262 265 272 279 281 285 288 297 308 324 328 331 356 365 369 390 403 406 416 421 422 463 465 \
        469 479 485 487 489 501 512 526 537 544 549 555 566 577 580 589 603 607 615 618 623 624 627 628 629 649 656 \
        657 672 675 695 700 706 724 729 731 738 745 756 771 774 781 784 803 804 807 811 815 822 826 829 831 832 838 \
        843 847 851 870 871 873 876 880 881 888 891 898 907 910 921 932 933 936 937 957 987 988 991 996 997 999
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
