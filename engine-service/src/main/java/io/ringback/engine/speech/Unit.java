package io.ringback.engine.speech;

/** What is counted; its sound is its name with a hyphen and the plural form. */
enum Unit {
    HOUR("hour"),
    MINUTE("minute"),
    SECOND("second"),
    EURO("euro"),
    EURO_CENT("euro-cent"),
    DOLLAR("dollar"),
    DOLLAR_CENT("dollar-cent"),
    POUND("pound"),
    PENNY("penny"),
    FRANC("franc"),
    RAPPEN("rappen"),
    ROUBLE("rouble"),
    KOPECK("kopeck"),
    YUAN("yuan"),
    JIAO("jiao"),
    FEN("fen");

    private final String sound;

    Unit(String sound) {
        this.sound = sound;
    }

    String sound(Plural plural) {
        return sound + "-" + plural.sign();
    }
}
