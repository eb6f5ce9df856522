package io.ringback.engine.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.engine.ami.Account;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.Hearing;
import io.ringback.engine.wire.ChannelTemplate;
import io.ringback.engine.wire.LastGate;
import io.ringback.local.testing.hostile.HostileTexts;
import io.ringback.local.testing.hostile.Seed;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.asteriskjava.manager.event.ManagerEvent;
import org.junit.jupiter.api.Test;

/**
 * Hostile texts in every text of every message, read as from a topic; an order that is accepted goes all the way, through
 * call, gate, actions, library and guarded socket, to a switch that keeps the bytes.
 */
class HostileMessagesTest {
    private static final int TEXTS = 100_000;
    private static final Set<String> BLOCKED = Set.of("+493023125666", "+442079460002");

    private final HostileTexts texts = new HostileTexts(Seed.value());
    private final WireRules rules = new WireRules(BLOCKED);
    private final LastGate gate = new LastGate(BLOCKED::contains, BLOCKED::contains);
    private final List<Sent> sent = new ArrayList<>();
    private int accepted;

    @Test
    void no_text_in_any_message_changes_the_form_of_an_action() throws Exception {
        List<GoldenTexts> all = GoldenTexts.all();
        List<GoldenTexts> orders =
                all.stream().filter(HostileMessagesTest::isOrder).toList();
        try (RecordingSwitch far = new RecordingSwitch()) {
            AmiSession session = session(far);
            for (int i = 0; i < Seed.count(TEXTS); i++) {
                List<GoldenTexts> from = i % 2 == 0 ? orders : all;
                GoldenTexts place = from.get(i / 2 % from.size());
                String text = texts.next(i, place.value());
                Optional<Message> message = read(i, place, place.with(text, i % 4 < 2), text);
                if (message.isPresent()) {
                    accepted++;
                    ride(i, place, message.get(), session);
                }
            }
            session.close();
            checkPackets(far);
        }
        assertThat(accepted).as("messages accepted with a hostile text").isGreaterThan(Seed.count(TEXTS) / 50);
        assertThat(sent).as("orders that reached the switch").hasSizeGreaterThan(Seed.count(TEXTS) / 100);
    }

    /**
     * What went out for one order.
     *
     * @param index of the text
     */
    private record Sent(int index, GoldenTexts place, int actions) {}

    private void checkPackets(RecordingSwitch far) throws InterruptedException {
        for (Sent order : sent) {
            for (int i = 0; i < order.actions(); i++) {
                Packet packet = Packet.parse(far.next());
                rules.fault(packet)
                        .ifPresent(fault -> fail(fault + " in " + packet + ", " + Seed.again(order.index()) + " at "
                                + order.place().file() + order.place().field()));
            }
        }
    }

    @Test
    void every_text_of_every_record_has_its_place() throws Exception {
        List<GoldenTexts> all = GoldenTexts.all();
        Set<String> missing = new TreeSet<>();
        for (Topic topic : Topic.values()) {
            Set<String> fields = new HashSet<>();
            all.stream()
                    .filter(each -> each.topic() == topic)
                    .forEach(each ->
                            fields.addAll(List.of(each.field().replace("[]", "").split("/"))));
            for (Class<?> type : topic.recordTypes()) {
                for (String field : texts(type, new HashSet<>())) {
                    if (!fields.contains(field)) {
                        missing.add(topic.wireName() + " " + field);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void template_of_an_operator_dials_the_number_and_nothing_else() {
        for (int i = 0; i < Seed.count(TEXTS) / 5; i++) {
            String text = texts.next(i, i % 2 == 0 ? "PJSIP/{number}@gw" : "DAHDI/g1/0{number}");
            ChannelTemplate template;
            try {
                template = new ChannelTemplate(text);
            } catch (IllegalArgumentException e) {
                assertThat(String.valueOf(e.getMessage()))
                        .startsWith("channel ")
                        .doesNotContain("\r", "\n");
                continue;
            }
            assertThat(template.text())
                    .as(Seed.again(i))
                    .matches("[A-Za-z0-9]+/[A-Za-z0-9_./@-]*[{]number}[A-Za-z0-9_./@-]*")
                    .doesNotMatch(".*[/@][0-9]?(112|911|999|000|110)[0-9]*([{]number}|@).*")
                    .doesNotMatch("[^/]+/[0-9]+@.*");
        }
    }

    private Optional<Message> read(int index, GoldenTexts place, byte[] bytes, String text) {
        try {
            Message message = Json.read(place.topic(), bytes);
            assertThat(Json.read(place.topic(), Json.write(message)))
                    .as(() -> Seed.again(index) + " at " + place.file() + place.field())
                    .isEqualTo(message);
            return Optional.of(message);
        } catch (UnreadableMessage e) {
            String why = String.valueOf(e.getMessage());
            boolean plain = why.length() < 500 && why.chars().noneMatch(Character::isISOControl);
            if (!plain || (text.length() > 24 && why.contains(text))) {
                fail(Seed.again(index) + " at " + place.file() + place.field() + " is quoted: " + why);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return fail(Seed.again(index) + " at " + place.file() + place.field() + " is no plain refusal", e);
        }
    }

    private void ride(int index, GoldenTexts place, Message message, AmiSession session) throws Exception {
        AttemptAuthorized order = switch (message) {
            case AttemptAuthorized here -> here;
            case SwitchOrder.Place(var _, var _, var _, var _, var _, var there) -> there;
            default -> null;
        };
        if (order == null) {
            return;
        }
        String channel = index % 3 == 0 ? texts.next(index, "lab1-1.1") : "lab1-1.1";
        sent.add(new Sent(index, place, new Ride(session, gate, order, channel, index % 8 < 4).toTheEnd()));
    }

    private static boolean isOrder(GoldenTexts place) {
        return place.file().contains("/AttemptAuthorized.") || place.file().contains("/Place.");
    }

    private static AmiSession session(RecordingSwitch far) throws Exception {
        Hearing deaf = new Hearing() {
            @Override
            public void heard(ManagerEvent event, Instant receivedAt) {}

            @Override
            public void closed() {}
        };
        AmiSession session = new AmiSession(
                new Account("127.0.0.1", far.port(), "engine", "secret"), () -> true, deaf, InstantSource.system());
        session.login();
        return session;
    }

    /** The names of all components that are text, whatever the depth. */
    private static Set<String> texts(Type type, Set<Type> seen) {
        Set<String> found = new TreeSet<>();
        if (type instanceof ParameterizedType list) {
            Stream.of(list.getActualTypeArguments()).forEach(each -> found.addAll(texts(each, seen)));
        }
        if (type instanceof Class<?> some && some.getName().startsWith("io.ringback") && seen.add(type)) {
            List<Type> parts = new ArrayList<>();
            if (some.isSealed()) {
                parts.addAll(List.of(some.getPermittedSubclasses()));
            }
            if (some.isRecord()) {
                for (RecordComponent component : some.getRecordComponents()) {
                    parts.add(component.getGenericType());
                    if (component.getGenericType().getTypeName().contains("java.lang.String")) {
                        found.add(component.getName());
                    }
                }
            }
            parts.forEach(each -> found.addAll(texts(each, seen)));
        }
        return found;
    }
}
