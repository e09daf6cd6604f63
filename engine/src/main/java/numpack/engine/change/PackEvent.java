package numpack.engine.change;

import java.util.Set;

/// Something happened to a pack: told to listeners on the thread that did it, after it is done.
public sealed interface PackEvent {
    /// A commit of ours changed these arrays; removed and new ones are among them.
    record Committed(long generation, Set<String> arrays) implements PackEvent {
        public Committed {
            arrays = Set.copyOf(arrays);
        }
    }

    /// The pack was read again from the disk.
    record Reloaded(long generation) implements PackEvent {}

    /// The pack is closed.
    record Closed() implements PackEvent {}
}
