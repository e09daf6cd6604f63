package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The log that bulk bytes are read from. Steps are read while their log is being opened, so they get this and the log follows.
public final class LateLog {
    private volatile Optional<RecordLog> log = Optional.empty();

    public static LateLog of(RecordLog log) {
        var late = new LateLog();
        late.bind(log);
        return late;
    }

    public void bind(RecordLog opened) {
        log = Optional.of(opened);
    }

    public boolean isSound(long position, long size) throws IOException {
        return log.orElseThrow().isSound(position, size);
    }

    public void read(long position, byte[] into, int at, int count) throws IOException {
        log.orElseThrow().read(position, into, at, count);
    }

    public Path path() {
        return log.orElseThrow().path();
    }
}
