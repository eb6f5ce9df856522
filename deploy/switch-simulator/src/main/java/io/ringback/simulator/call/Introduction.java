package io.ringback.simulator.call;

/** What a dialled leg is told of its caller, and the caller of it. */
final class Introduction {
    private final Switchboard board;
    private final Channel caller;
    private final DialOptions options;

    Introduction(Switchboard board, Channel caller, DialOptions options) {
        this.board = board;
        this.caller = caller;
        this.options = options;
    }

    /** Gives the new leg its variables, numbers and account, before it is dialled. */
    void ofCallee(Channel leg) {
        leg.baseApplication = "AppDial";
        leg.baseData = "(Outgoing Line)";
        leg.application = leg.baseApplication;
        leg.applicationData = leg.baseData;
        leg.commandId = AsyncAgi.runningCommand(caller);
        board.setVariable(leg, "DIALEDPEERNUMBER", options.dialString());
        for (String[] variable : caller.variables.inherited()) {
            board.setVariable(leg, variable[0], variable[1]);
        }
        leg.exten = caller.exten;
        leg.caller = new CallerId(caller.exten, caller.caller.name());
        leg.connected = caller.caller;
        leg.accountCode = caller.accountCode;
        board.reports.newExten(leg, leg.application, leg.applicationData);
        board.reports.newCallerId(leg);
        board.reports.newAccountCode(leg);
        board.reports.newConnectedLine(leg);
    }

    /** Shows the caller the number it is connected to; a Local channel does not pass it on. */
    void toCaller(Channel leg) {
        if (leg.technology().equals("PJSIP") && !caller.connected.equals(leg.caller)) {
            caller.connected = leg.caller;
            board.reports.newConnectedLine(caller);
        }
    }
}
