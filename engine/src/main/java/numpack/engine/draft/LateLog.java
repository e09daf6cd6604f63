package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import numpack.engine.draft.log.RecordLog;

/// The log that bulk bytes are read from. Steps are read while their log is being opened, so they get this and the log follows.
final class LateLog {
    private volatile Optional<RecordLog> log = Optional.empty();

    static LateLog of(RecordLog log) {
        var late = new LateLog();
        late.bind(log);
        return late;
    }

    void bind(RecordLog opened) {
        log = Optional.of(opened);
    }

    boolean isSound(long position, long size) throws IOException {
        return log.orElseThrow().isSound(position, size);
    }

    void read(long position, byte[] into, int at, int count) throws IOException {
        log.orElseThrow().read(position, into, at, count);
    }

    Path path() {
        return log.orElseThrow().path();
    }
}
