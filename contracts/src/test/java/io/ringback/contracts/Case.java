package io.ringback.contracts;

/** A message the tests know by name; its golden file is {@code <topic>/<type>.<name>.json}. */
record Case(Topic topic, String name, Message message) {
    /** With every field set. */
    static Case full(Topic topic, Message message) {
        return new Case(topic, "full", message);
    }

    /** The same without whatever may be left out. */
    Case minimal() {
        return new Case(topic, "minimal", Minimal.of(message));
    }

    String file() {
        return topic.wireName() + "/" + Json.typeOf(message) + "." + name + ".json";
    }

    @Override
    public String toString() {
        return file();
    }
}
