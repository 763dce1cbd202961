/// Spellings of common given names, as registers and lists of many countries write them: one name a line.
///
/// Two spellings of one name are nearly equal, however few letters they share (`mykola`, `nikolai`); spellings of two
/// names are not alike, however many they share (`mahmud`, `muhammad`).
enum GivenNames {
    /// The number of the name that a folded word spells; 0 for a word that is in no line.
    static func number(of word: [UInt8]) -> UInt16 {
        word.count > 2 && word.count < 13 ? table[word] ?? 0 : 0
    }

    private static let table: [[UInt8]: UInt16] = {
        var table: [[UInt8]: UInt16] = [:]
        for (number, line) in lines.split(separator: "\n").enumerated() {
            for word in line.split(separator: " ") { table[Array(word.utf8)] = UInt16(number + 1) }
        }
        return table
    }()

    private static let lines = """
        muhammad mohammad mohammed mohamed muhammed mohamad muhamad muhamed mahomed mehmed mehmet magomed mukhammad
        mahmud mahmoud mahmood mehmud mahmut makhmud
        ahmad ahmed ahmet akhmed akhmad ahmadi
        hasan hassan hassane khasan hasen
        husayn hussein hussain husain hossein hosein husein husseyn houssein hossain khusein hoseyn
        umar omar omer omor oumar
        amir ameer emir
        amr amro amrou amre
        said saeed saed saied saeid
        sayyid seyed seyyed syed sayed saiyid sayyed seyyid sayid
        jamal djamal gamal jamaal
        jamil djamil gamil jameel
        kamal kemal kamaal
        kamil kamel kameel
        salim salem saleem selim
        salam salaam
        salah saleh salih salihu
        karim kareem kerim
        rashid rasheed rachid reshid
        rashad rachad
        nasir nasser nasr naser naseer nassir
        khalid khaled halid chalid xalid
        khalil haleel khaleel halil
        ibrahim ebrahim ibraheem brahim ibrahima
        ismail ismael ismayil esmail esmaeil ismaeel
        yusuf yousef youssef yousuf yusif yusef josef
        yunus younes younis yunis
        yasir yasser yaser
        yasin yassin yaseen yasseen
        walid waleed oualid
        tariq tarek tarik tareq
        taha
        faisal faysal feisal faycal
        faiz fayez fayiz
        fadil fadel fazel fazil
        adil adel
        adnan
        anis anees
        anas
        bashir basheer bachir
        bashar bachar
        habib habeeb
        hamid hameed
        hamad hamed
        hamza hamzah hamzeh
        hadi hady
        jafar djafar jaafar gafar jaffar
        mustafa mostafa mustapha moustafa
        mansur mansour mansoor
        munir mounir muneer
        nabil nabeel
        qasim kasim qassem qasem kassim kassem ghasem
        rafiq rafik rafeeq
        samir sameer
        samih
        sami samy
        sharif sherif shareef cherif
        sulayman suleiman sulaiman soleiman suleyman solayman suleman soliman
        usama osama oussama
        uthman othman osman usman
        zaki zaky
        ziad ziyad zeyad
        ghulam gholam ghollam
        gholami
        aleksandr alexander oleksandr aliaksandr alexandr aleksander alyaksandr aleksandar alexandru
        aleksandra oleksandra alexandra
        aleksei alexei alexey oleksiy oleksii aliaksei aleksey alyaksey
        anatoly anatoliy anatolii anatoli
        andrei andrey andriy andrii
        anton
        artem artyom artsiom
        boris borys
        dmitri dmitry dmitriy dmytro dzmitry dmitrii
        evgeny yevgeny yevgeniy evgeniy evgenii yevhen yevheniy yauhen eugene evgenij
        evgenia yevgenia yevhenia evgeniya yevgeniya
        grigory grigoriy grigori hryhoriy hryhorii ryhor
        igor ihor
        ilya illia ilia
        ivan
        kirill kyrylo kiryl
        konstantin kostiantyn kanstantsin kostyantyn
        leonid leanid
        maksim maxim maksym
        mikhail mykhailo mihail mikhael
        nikita mykyta
        nikolai nikolay mykola mikalai nikolaj
        oleg oleh aleh
        pavel pavlo
        petr petro pyotr piotr
        roman raman
        sergei sergey serhii serhiy siarhei sergej siarhiej
        stanislav stanislau
        stepan
        timur
        valery valeriy valerii valeri
        vasily vasiliy vasyl vasil vasilii
        viktor victor viktar
        vitaly vitaliy vitalii vitali
        vladimir volodymyr uladzimir wladimir vladimer
        vladislav vladyslav uladzislau
        vyacheslav viacheslav
        yuri yuriy yury iurii yurii iury jurij
        natalia natalya nataliia nataliya natallia
        elena olena alena yelena
        ekaterina kateryna katsiaryna yekaterina
        tatiana tatyana tetiana tatsiana tetyana
        olga olha volha
        """
}
