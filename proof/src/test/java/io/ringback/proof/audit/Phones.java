package io.ringback.proof.audit;

/** What the two phones of a callback have seen, as the switch simulator tells it. */
final class Phones {
    private Phones() {}

    static String ring(String channelId, String commandId, String linkedId, boolean answered) {
        return """
                {"channelId":"%s","linkedId":"%s","commandId":"%s","role":"any","at":"%s","answered":%s}""".formatted(channelId, linkedId, commandId, "2026-03-02T10:00:00Z", answered);
    }

    /** What the two phones have seen. */
    static String phones(String caller, String callee) {
        return """
                [{"number":"442079460001","rings":1,"answered":1,"ringIntents":[%s]},
                 {"number":"493023125002","rings":1,"answered":1,"ringIntents":[%s]}]""".formatted(caller, callee);
    }
}
