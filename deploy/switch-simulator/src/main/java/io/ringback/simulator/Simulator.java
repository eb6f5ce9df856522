package io.ringback.simulator;

import io.ringback.simulator.call.Dialplan;
import io.ringback.simulator.call.Sounds;
import io.ringback.simulator.call.Switchboard;
import io.ringback.simulator.clock.EventLoop;
import io.ringback.simulator.control.Control;
import io.ringback.simulator.control.ControlServer;
import io.ringback.simulator.event.Events;
import io.ringback.simulator.manager.Lifecycle;
import io.ringback.simulator.manager.ManagerServer;
import io.ringback.simulator.manager.ManagerUser;
import io.ringback.simulator.phone.Phones;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole simulator: a program of its own, or a switch inside a test. */
public final class Simulator implements AutoCloseable {
    private final EventLoop loop;
    private final ManagerServer manager;
    private final ControlServer control;

    private Simulator(EventLoop loop, ManagerServer manager, ControlServer control) {
        this.loop = loop;
        this.manager = manager;
        this.control = control;
    }

    /** Starts a simulator; it is ready for logins when this returns. */
    public static Simulator start(Settings settings) {
        EventLoop loop = new EventLoop("switch");
        Events events = new Events(loop, settings.systemName(), settings.timestampEvents());
        Phones phones = new Phones(loop, settings.endpoints(), settings.dialledDigits());
        Switchboard board = new Switchboard(
                loop, events, settings.systemName(), new Sounds(settings.promptLength()), Dialplan.standard(), phones);
        phones.attach(board);
        Lifecycle lifecycle = new Lifecycle(loop, board, settings.bootTime());
        Map<String, ManagerUser> users = new LinkedHashMap<>();
        settings.users().forEach(user -> users.put(user.name(), user));
        ManagerServer manager = new ManagerServer(
                loop,
                events,
                board,
                lifecycle,
                users,
                settings.authTimeout(),
                settings.systemName(),
                new InetSocketAddress(settings.host(), settings.amiPort()));
        manager.open();
        String inbound = settings.endpoints().iterator().next();
        ControlServer control = new ControlServer(
                new InetSocketAddress(settings.host(), settings.httpPort()),
                new Control(loop, board, phones, lifecycle, manager, inbound));
        loop.start();
        return new Simulator(loop, manager, control);
    }

    public int amiPort() {
        return manager.port();
    }

    public int httpPort() {
        return control.port();
    }

    @Override
    public void close() {
        control.close();
        manager.close();
        loop.close();
    }

    /** Starts from the command line and prints the ports; see {@link Settings} for the options. */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = CommandLine.settings(arguments, System.getenv());
        try (Simulator simulator = start(settings)) {
            System.out.println("amiPort=" + simulator.amiPort() + " httpPort=" + simulator.httpPort() + " systemName="
                    + settings.systemName() + " msg=\"switch simulator ready\"");
            Thread.currentThread().join();
        }
    }
}
