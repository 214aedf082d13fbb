package ir.gsb.catalogue;

/** The 31 provinces, by their names in both languages. */
public enum Province {
    ALBORZ("البرز", "Alborz"),
    ARDABIL("اردبیل", "Ardabil"),
    BUSHEHR("بوشهر", "Bushehr"),
    CHAHARMAHAL_BAKHTIARI("چهارمحال و بختیاری", "Chaharmahal and Bakhtiari"),
    EAST_AZERBAIJAN("آذربایجان شرقی", "East Azerbaijan"),
    FARS("فارس", "Fars"),
    GILAN("گیلان", "Gilan"),
    GOLESTAN("گلستان", "Golestan"),
    HAMADAN("همدان", "Hamadan"),
    HORMOZGAN("هرمزگان", "Hormozgan"),
    ILAM("ایلام", "Ilam"),
    ISFAHAN("اصفهان", "Isfahan"),
    KERMAN("کرمان", "Kerman"),
    KERMANSHAH("کرمانشاه", "Kermanshah"),
    KHUZESTAN("خوزستان", "Khuzestan"),
    KOHGILUYEH_BOYER_AHMAD("کهگیلویه و بویراحمد", "Kohgiluyeh and Boyer-Ahmad"),
    KURDISTAN("کردستان", "Kurdistan"),
    LORESTAN("لرستان", "Lorestan"),
    MARKAZI("مرکزی", "Markazi"),
    MAZANDARAN("مازندران", "Mazandaran"),
    NORTH_KHORASAN("خراسان شمالی", "North Khorasan"),
    QAZVIN("قزوین", "Qazvin"),
    QOM("قم", "Qom"),
    RAZAVI_KHORASAN("خراسان رضوی", "Razavi Khorasan"),
    SEMNAN("سمنان", "Semnan"),
    SISTAN_BALUCHESTAN("سیستان و بلوچستان", "Sistan and Baluchestan"),
    SOUTH_KHORASAN("خراسان جنوبی", "South Khorasan"),
    TEHRAN("تهران", "Tehran"),
    WEST_AZERBAIJAN("آذربایجان غربی", "West Azerbaijan"),
    YAZD("یزد", "Yazd"),
    ZANJAN("زنجان", "Zanjan");

    private final Text title;

    Province(String fa, String en) {
        this.title = new Text(fa, en);
    }

    public Text title() {
        return title;
    }
}
