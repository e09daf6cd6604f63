package numpack.engine.internal;

import java.io.IOException;

/// Work that uses the disk and has no result.
@FunctionalInterface
public interface DiskWork {
    void run() throws IOException;
}
