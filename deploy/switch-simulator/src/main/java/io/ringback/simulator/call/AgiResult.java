package io.ringback.simulator.call;

/**
 * What an AGI command answers.
 *
 * @param code 200, or 510 for a command nobody knows
 * @param line the whole answer line
 * @param word how AGIExecEnd puts it
 * @param endsCall true when the call is to end because of it
 */
record AgiResult(int code, String line, String word, boolean endsCall) {
    static AgiResult success(String result) {
        return new AgiResult(200, "200 result=" + result, "Success", false);
    }

    static AgiResult value(String value) {
        return success("1 (" + value + ")");
    }

    /** The result of EXEC: below zero is no success, and -1 ends the call. */
    static AgiResult executed(int result) {
        return new AgiResult(200, "200 result=" + result, result < 0 ? "Unknown Result" : "Success", result == -1);
    }

    static AgiResult unknownCommand() {
        String text = "Invalid or unknown command";
        return new AgiResult(510, "510 " + text, text, false);
    }
}
