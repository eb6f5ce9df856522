package io.ringback.engine.speech;

/** The form of what is counted, named by the least number that asks for it. */
enum Plural {
    ONE("1"),
    FEW("2"),
    MANY("5");

    private final String sign;

    Plural(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }
}
