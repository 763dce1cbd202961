import Records
import Testing

@testable import Parsing

/// Dates in the languages of the world: names of months, digits, eras.
@Suite struct DatesLanguagesTests {
    @Test(
        "the ninth and the tenth month in many languages",
        arguments: [
            ("15 верасня 2026", "15 кастрычніка 2026"), ("15. септембар 2026.", "15. октобар 2026."),
            ("15 септември 2026 г.", "15 октомври 2026 г."), ("15. septembar 2026", "15. oktobar 2026"),
            ("15 shtator 2026", "15 tetor 2026"), ("15 sentyabr 2026", "15 oktyabr 2026"),
            ("2026 ж. 15 қыркүйек", "2026 ж. 15 қазан"), ("15-sentabr, 2026", "15-oktabr, 2026"),
            ("15 სექტემბერი, 2026", "15 ოქტომბერი, 2026"), ("15 սեպտեմբերի, 2026 թ.", "15 հոկտեմբերի, 2026 թ."),
            ("15. september 2026", "15. oktoober 2026"), ("2026. gada 15. septembris", "2026. gada 15. oktobris"),
            ("2026 m. rugsėjo 15 d.", "2026 m. spalio 15 d."), ("15 Meán Fómhair 2026", "15 Deireadh Fómhair 2026"),
            ("15 ta’ Settembru 2026", "15 ta’ Ottubru 2026"), ("15 de setembre del 2026", "15 d’octubre del 2026"),
            ("2026(e)ko irailaren 15(a)", "2026(e)ko urriaren 15(a)"), ("15 سبتمبر، 2026", "15 أكتوبر، 2026"),
            ("۱۵ سپتامبر ۲۰۲۶", "۱۵ اکتبر ۲۰۲۶"), ("15 בספטמבר 2026", "15 באוקטובר 2026"),
            ("15 सितंबर 2026", "15 अक्टूबर 2026"), ("15 সেপ্টেম্বর, 2026", "15 অক্টোবর, 2026"),
            ("15 ستمبر، 2026", "15 اکتوبر، 2026"), ("15 செப்டம்பர், 2026", "15 அக்டோபர், 2026"),
            ("15 సెప్టెంబర్, 2026", "15 అక్టోబర్, 2026"), ("15 ก.ย. 2569", "15 ต.ค. 2569"),
            ("15 กันยายน 2569", "15 ตุลาคม 2569"), ("15 tháng 9, 2026", "15 tháng 10, 2026"),
            ("Setyembre 15, 2026", "Oktubre 15, 2026"), ("15 Septemba 2026", "15 Oktoba 2026"),
            ("2026年9月15日", "2026年10月15日"), ("15 九月 2026", "15 十月 2026"),
            ("２０２６年９月１５日", "２０２６年１０月１５日"), ("२०२६ सेप्टेम्बर १५", "२०२६ अक्टोबर १५"),
            ("15\u{A0}septembre 2026", "15\u{202F}octobre 2026"), ("15 вересня 2026 р.", "15 жовт. 2026"),
        ])
    func months(_ ninth: String, _ tenth: String) {
        #expect(DateParser.timestamp(ninth)?.day == "2026-09-15")
        #expect(DateParser.timestamp(tenth)?.day == "2026-10-15")
    }

    @Test(
        "the name of a weekday that is also one of a month does not become the month",
        arguments: [
            ("mar., 15 sept. 2026", "2026-09-15"), ("mar, 15 dic 2026", "2026-12-15"),
            ("Mar, 15 Set 2026", "2026-09-15"), ("Sen, 15 Jun 2026", "2026-06-15"),
            ("mar. 17 mars 2026", "2026-03-17"), ("15 mar 2026", "2026-03-15"), ("Mar 15, 2026", "2026-03-15"),
        ])
    func weekdays(_ text: String, _ day: String) {
        #expect(DateParser.timestamp(text)?.day == day)
    }

    @Test(
        "a name that is two months' in two languages goes by the weekday, else by the language of more people",
        arguments: [
            ("niedziela, 15 listopada 2026", "2026-11-15"), ("četvrtak, 15. listopada 2026", "2026-10-15"),
            ("15 listopada 2026", "2026-11-15"), ("śr., 15 lip 2026", "2026-07-15"),
            ("pon, 15. lip 2026", "2026-06-15"),
        ])
    func rivals(_ text: String, _ day: String) {
        #expect(DateParser.timestamp(text)?.day == day)
    }

    @Test(
        "years of two digits, and weekdays that are wrong",
        arguments: [
            ("Mon, 15 Jan 26 08:30:00 GMT", "2026-01-15"), ("15 janv. 69", "2069-01-15"), ("15 janv. 70", "1970-01-15"),
            ("Sunday, 15-Jan-26 08:30:00 UTC", "2026-01-15"), ("dimanche 15 janvier 2026", "2026-01-15"),
            ("15.01.26", "2026-01-15"), ("26-01-15", "2026-01-15"),
        ])
    func shortYears(_ text: String, _ day: String) {
        #expect(DateParser.timestamp(text)?.day == day)
    }
}
