package io.connectivityfabric.sandbox.seed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The places that seeded people come from. Telephone numbers keep to ranges reserved for fiction where there are any. */
final class Cultures {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern NOT_ASCII_LETTER = Pattern.compile("[^a-z]");

    static final List<Culture> ALL = List.of(
            culture("US|United States|en-US|usd|+1 202 555 01##", false)
                    .given("James,Mary,Olivia,Liam,Shanice,Hunter,DeShawn,Mary Ann")
                    .family("Smith,Johnson,O'Brien,McDonald,Washington-Lee,Nguyen,Garcia,St. John")
                    .cities("New York|NY|100##,San Francisco|CA|941##,Austin|TX|787##,Boise|ID|837##-####")
                    .streets("# Main St,# Broadway Apt 4B,# N 5th Ave #200"),
            culture("GB|United Kingdom|en-GB|gbp|+44 20 7946 0###", false)
                    .given("Oliver,Amelia,Siân,Rhys,Niamh,George")
                    .family("Jones,Taylor,O'Connor,Fitzgerald,Smythe-Brown,MacLeod")
                    .cities("London||SW1A #AA,Manchester||M1 #AE,Cardiff||CF10 #BH")
                    .streets("# High Street,Flat 3 - # Church Lane"),
            culture("DE|Germany|de-DE|eur|+49 30 23125 ###", false)
                    .given("Jürgen,Zoë,Sören,Käthe,Björn,Anna-Lena,Maximilian")
                    .family("Müller,Groß,von der Leyen,Schäfer,Weiß,zu Guttenberg,Öztürk")
                    .cities("Berlin||101##,München|BY|803##,Köln|NW|506##")
                    .streets("Hauptstraße #,Unter den Linden #,Straße des 17. Juni #a"),
            culture("FR|France|fr-FR|eur|+33 1 99 00 ## ##", false)
                    .given("François,Zoé,Anaïs,Jérôme,Éloïse,Jean-Baptiste")
                    .family("Lefèvre,de La Fontaine,d'Artagnan,Bélanger,Le Goff,Du Pont")
                    .cities("Paris||750##,Saint-Étienne||420##,L'Haÿ-les-Roses||942##")
                    .streets("# rue de l'Église,# bis avenue des Champs-Élysées,# allée des Œillets"),
            culture("NL|Netherlands|nl-NL|eur|+31 6 1255 0###", false)
                    .given("Daan,Sanne,Jeroen,Fenna,IJsbrand")
                    .family("van der Berg,de Vries,van 't Hoff,Jansen,ter Horst")
                    .cities("Amsterdam||101# AB,'s-Hertogenbosch||521# CD,Utrecht||351# EF")
                    .streets("Prinsengracht # hs,Dorpsstraat #,Laan van Meerdervoort #-II"),
            culture("SE|Sweden|sv-SE|sek|+46 8 465 004 ##", false)
                    .given("Åsa,Björn,Göran,Märta,Linnéa")
                    .family("Sjögren,Åkesson,Lindström,Öberg,af Klint")
                    .cities("Stockholm||111 ##,Göteborg||411 ##,Malmö||211 ##")
                    .streets("Storgatan #,Kungsgatan # lgh 1203"),
            culture("DK|Denmark|da-DK|dkk|+45 32 12 ## ##", false)
                    .given("Søren,Mette,Bjørn,Åse")
                    .family("Kierkegaard,Ørsted,Sørensen,Bøgh")
                    .cities("København K||11##,Århus||8000,Ærøskøbing||5970")
                    .streets("Nørregade # 2. th,Strøget #"),
            culture("PL|Poland|pl-PL|pln|+48 22 555 01 ##", false)
                    .given("Łukasz,Małgorzata,Grzegorz,Żaneta,Święcisława")
                    .family("Wiśniewski,Brzęczyszczykiewicz,Kowalska,Żółkiewski,Błaszczyk")
                    .cities("Warszawa||00-###,Łódź||90-###,Kraków||31-###")
                    .streets("ul. Święty Krzyż #/4,al. Jerozolimskie #"),
            culture("CZ|Czechia|cs-CZ|czk|+420 222 555 0##", false)
                    .given("Jiří,Žofie,Ondřej,Šárka")
                    .family("Dvořák,Černý,Novotná,Řezníček")
                    .cities("Praha 1||110 ##,Brno||602 ##,Plzeň||301 ##")
                    .streets("Václavské náměstí #,Křižíkova #/12"),
            culture("TR|Türkiye|tr-TR|try|+90 212 555 01 ##", false)
                    .given("İbrahim,Çağla,Ömer,Işıl,Gülşen")
                    .family("Yılmaz,Öztürk,Şahin,Çelik,Ağaoğlu")
                    .cities("İstanbul||344##,İzmir||351##,Diyarbakır||211##")
                    .streets("Atatürk Caddesi No: #,İstiklal Cd. # D:3"),
            culture("ES|Spain|es-ES|eur|+34 91 555 ## ##", false)
                    .given("José María,Íñigo,Begoña,Ángel,Lucía")
                    .family("García Márquez,Núñez,de la Cruz,Peña y Lillo,Ibáñez")
                    .cities("Madrid|M|280##,A Coruña|C|150##,Cádiz|CA|110##")
                    .streets("Calle Mayor # 2º dcha.,Avda. de España #"),
            culture("BR|Brazil|pt-BR|brl|+55 11 95550 01##", false)
                    .given("João,Conceição,Antônio,Luís,Thaís")
                    .family("da Silva,dos Santos,Gonçalves,Araújo,e Souza")
                    .cities("São Paulo|SP|013##-###,Brasília|DF|700##-###,Florianópolis|SC|880##-###")
                    .streets("Rua São João # apto 71,Praça da Sé s/n"),
            culture("VN|Vietnam|vi-VN|vnd|+84 24 5550 ####", true)
                    .given("Thị Hương,Văn Đức,Quỳnh,Ngọc Ánh")
                    .family("Nguyễn,Trần,Phạm,Đặng")
                    .cities("Hà Nội||100000,Thành phố Hồ Chí Minh||700000")
                    .streets("# Phố Hàng Bông,#/5 Đường Lê Lợi"),
            culture("CN|China|zh-CN|cny|+86 10 5550 ####", true)
                    .given("伟:wei,秀英:xiuying,建国:jianguo,梓涵:zihan,𠮷祥:jixiang")
                    .family("王:wang,李:li,欧阳:ouyang,张:zhang")
                    .cities("北京市|北京|1000##,上海市|上海|2000##,成都市|四川|6100##")
                    .streets("建国门外大街#号,人民路#弄3号楼501室"),
            culture("JP|Japan|ja-JP|jpy|+81 3-5550-####", true)
                    .given("太郎:taro,さくら:sakura,陽菜:hina,健一:kenichi")
                    .family("佐藤:sato,渡邊:watanabe,髙橋:takahashi,五十嵐:igarashi")
                    .cities("千代田区|東京都|100-00##,大阪市北区|大阪府|530-00##")
                    .streets("丸の内1丁目#番1号,梅田#-#-2 グランビル12F"),
            culture("KR|South Korea|ko-KR|krw|+82 2-5550-####", true)
                    .given("민준:minjun,서연:seoyeon,지후:jihu")
                    .family("김:kim,이:lee,박:park,남궁:namgung")
                    .cities("서울특별시 중구||045##,부산광역시 해운대구||480##")
                    .streets("세종대로 # 3층,해운대해변로 #"),
            culture("SA|Saudi Arabia|ar-SA|sar|+966 11 555 ####", false)
                    .given("محمد:mohammed,فاطمة:fatima,عبد الرحمن:abdulrahman,نورة:noura")
                    .family("بن سعود:binsaud,الحربي:alharbi,القحطاني:alqahtani")
                    .cities("الرياض||115##,جدة||214##")
                    .streets("شارع الملك فهد #,طريق الأمير سلطان #"),
            culture("KW|Kuwait|ar-KW|kwd|+965 2555 ####", false)
                    .given("أحمد:ahmad,مريم:maryam,يوسف:yousef")
                    .family("الصباح:alsabah,المطيري:almutairi,العنزي:alanezi")
                    .cities("مدينة الكويت||130##,حولي||320##")
                    .streets("شارع سالم المبارك قطعة #,شارع الخليج العربي #"),
            culture("IL|Israel|he-IL|ils|+972 3-555-01##", false)
                    .given("דוד:david,שרה:sarah,נועם:noam")
                    .family("כהן:cohen,בן־גוריון:bengurion,לוי:levi")
                    .cities("תל אביב-יפו||61#####,ירושלים||91#####")
                    .streets("רחוב דיזנגוף #,שדרות רוטשילד #"),
            culture("GR|Greece|el-GR|eur|+30 21 0555 01##", false)
                    .given("Γιώργος:giorgos,Ελένη:eleni,Νίκος:nikos")
                    .family("Παπαδόπουλος:papadopoulos,Οικονόμου:oikonomou")
                    .cities("Αθήνα||105 ##,Θεσσαλονίκη||546 ##")
                    .streets("Ερμού #,Λεωφόρος Αλεξάνδρας #"),
            culture("UA|Ukraine|uk-UA|uah|+380 44 555 01 ##", false)
                    .given("Олена:olena,Андрій:andrii,Їжак:yizhak")
                    .family("Шевченко:shevchenko,Ковальчук:kovalchuk,Щербак:shcherbak")
                    .cities("Київ||010##,Львів||790##")
                    .streets("вул. Хрещатик #,просп. Свободи # кв. 7"),
            culture("IN|India|hi-IN|inr|+91 11 5550 ####", false)
                    .given("आरव:aarav,प्रिया:priya,Rajesh,Ananya")
                    .family("शर्मा:sharma,Patel,Subramaniam,Iyer")
                    .cities("New Delhi|DL|1100##,Bengaluru|KA|5600##")
                    .streets("#/2 MG Road,Plot # Sector 18"));

    private Cultures() {}

    private static Draft culture(String basics, boolean familyFirst) {
        return new Draft(basics.split("\\|"), familyFirst);
    }

    private static List<Culture.Name> names(String list) {
        List<Culture.Name> names = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            int colon = name.indexOf(':');
            names.add(colon < 0 ? name(name, ascii(name)) : name(name.substring(0, colon), name.substring(colon + 1)));
        }
        return List.copyOf(names);
    }

    private static Culture.Name name(String written, String ascii) {
        boolean latin = written.codePoints().allMatch(c -> c < 0x250 || (c >= 0x1E00 && c < 0x2000));
        return new Culture.Name(written, ascii, latin);
    }

    /** Each "name|state|postal code". */
    private static List<Culture.City> cities(String list) {
        List<Culture.City> cities = new ArrayList<>();
        for (String city : list.split(",", -1)) {
            String[] parts = city.split("\\|", -1);
            cities.add(new Culture.City(parts[0], parts[1].isEmpty() ? null : parts[1], parts[2]));
        }
        return List.copyOf(cities);
    }

    private static String ascii(String name) {
        String lower = name.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("đ", "d")
                .replace("ı", "i");
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return NOT_ASCII_LETTER.matcher(bare).replaceAll("");
    }

    /** A culture while it is being written down above. */
    private static final class Draft {
        private final String[] basics;
        private final boolean familyFirst;
        private List<Culture.Name> given;
        private List<Culture.Name> family;
        private List<Culture.City> cities;

        private Draft(String[] basics, boolean familyFirst) {
            this.basics = basics;
            this.familyFirst = familyFirst;
        }

        private Draft given(String list) {
            given = names(list);
            return this;
        }

        private Draft family(String list) {
            family = names(list);
            return this;
        }

        private Draft cities(String list) {
            cities = Cultures.cities(list);
            return this;
        }

        private Culture streets(String list) {
            return new Culture(
                    basics[0],
                    basics[1],
                    basics[2],
                    basics[3],
                    familyFirst,
                    given,
                    family,
                    cities,
                    List.of(list.split(",", -1)),
                    basics[4]);
        }
    }
}
