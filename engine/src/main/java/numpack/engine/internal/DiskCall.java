package numpack.engine.internal;

import java.io.IOException;

/// Work that uses the disk and has a result.
@FunctionalInterface
public interface DiskCall<T> {
    T call() throws IOException;
}
