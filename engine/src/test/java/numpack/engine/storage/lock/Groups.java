package numpack.engine.storage.lock;

import java.util.stream.IntStream;

/// Array names that share a place in the lock page.
public final class Groups {
    private Groups() {}

    /// Another name of the same group.
    public static String twinOf(String name) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> name + i)
                .filter(other -> LastTouches.groupOf(other) == LastTouches.groupOf(name)).findFirst().orElseThrow();
    }
}
