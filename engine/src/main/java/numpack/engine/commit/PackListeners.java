package numpack.engine.commit;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import numpack.engine.change.PackEvent;

/// Who is told what happens to a pack, on the thread that causes it. Safe for many threads.
final class PackListeners {
    private static final System.Logger LOG = System.getLogger(PackListeners.class.getName());

    private final Path root;
    private final List<Consumer<PackEvent>> listeners = new CopyOnWriteArrayList<>();

    PackListeners(Path root) {
        this.root = root;
    }

    void add(Consumer<PackEvent> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<PackEvent> listener) {
        listeners.remove(listener);
    }

    void publish(PackEvent event) {
        for (var listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException failure) {
                // What is told has happened: it is neither undone nor kept from the others.
                LOG.log(Level.WARNING, "a listener of " + root + " failed", failure);
            }
        }
    }
}
