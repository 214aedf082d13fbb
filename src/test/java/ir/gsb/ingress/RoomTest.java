package ir.gsb.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

    private static final int MEBIBYTE = 1 << 20;

    private final Room room = new Room(3 * MEBIBYTE);

    @Test
    void holds_large_messages_as_long_as_there_is_room() {
        var first = room.place();
        var second = room.place();

        assertThat(first.holds(2 * MEBIBYTE)).isTrue();
        assertThat(second.holds(2 * MEBIBYTE)).isFalse();
        assertThat(second.holds(64 * 1024)).as("a small one needs none").isTrue();
    }

    @Test
    void has_the_room_back_when_a_message_is_answered() {
        try (var first = room.place()) {
            assertThat(first.holds(2 * MEBIBYTE)).isTrue();
        }

        assertThat(room.place().holds(2 * MEBIBYTE)).isTrue();
    }

    @Test
    void counts_a_message_that_grows_once() {
        try (var growing = room.place()) {
            for (int size = 0; size <= 2 * MEBIBYTE; size += 8192) {
                assertThat(growing.holds(size)).isTrue();
            }
        }
    }
}
