/// Standard carrier alpha codes (NMFTA SCAC) that begin the bill of lading numbers of ocean carriers, with those that
/// carriers of the past used. Facts, from the carriers' own documents and lists of port systems.
enum OceanCarriers {
    static func contains(_ code: some Collection<UInt8>) -> Bool { code.count == 4 && all.contains(key(code)) }

    private static func key(_ code: some Collection<UInt8>) -> UInt32 { code.reduce(0) { $0 << 8 | UInt32($1) } }

    static let all = Set(
        """
        11DX 22AA ACLU ACSU ADMU AKMR ANNU ANRM APLU ARKU AROF ASLU BCLU BLJU CAMN CCLU CEGL CHIW CHNJ CHVW CLIB CMCU \
        CMDU CNIU COEU COSU CPJQ CULU DAAE DJSC DOLQ EGLV EIMU EIMW EISU EMCU EPIR EQLI ESPU EUKO FESO FMCL GESC GFAL \
        GRIU GSLU HDMU HJSC HLCU HLXU HNMA HRZU HSDG HUAU HYDU IDMC IILU INOC KKLU KMTC KMTU KOSL LGLT LMCU MAEI MAEU \
        MATS MAXM MCCQ MCPU MEDU MELL MFTU MISC MOLU MRUB MSCU NAQA NIDU NODA NOSU NSAU NSLU NSRU NYKS ONEY OOLU PABV \
        PCIU PLLU PMOL POLU PSHI RCKI RCLU REGU SAFM SCIU SCYE SEAU SEFN SEGU SEJJ SIIT SITU SJHH SKII SKLU SLAQ SMLM \
        SMLU SUDU SWLU SYMS THZS TOHO TOTE TRKU TSCW TSGL UALC UASU UBCU USLU WDLS WECU WHLC WLWH WWSU XPRS YASV YMLU \
        YMPR ZIMU
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { key($0.utf8) })
}
