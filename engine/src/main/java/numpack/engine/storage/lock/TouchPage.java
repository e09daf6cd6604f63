package numpack.engine.storage.lock;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import numpack.engine.storage.file.LocalDisk;
import numpack.engine.storage.file.Uninterrupted;

/// The beginning of a lock file as memory: asking costs nanoseconds, where two calls of the system cost as much as the read of a small array
/// itself. Only where all processes of a machine see one memory for one file and nobody else can write it; on a network disk, and on
/// Windows, which does not replace files that are mapped, the file is read by position.
final class TouchPage {
    /// No commit has this count: it says that the page is gone.
    static final long GONE = -1;

    private final MappedByteBuffer page;

    private TouchPage(MappedByteBuffer page) {
        this.page = page;
        page.order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Maps the beginning of a file that is long enough; empty where it must be read by position. To be called while this process holds no lock on
    /// the file, because it closes a channel.
    static Optional<TouchPage> of(Path path, long length) throws IOException {
        if (Files.size(path) < length || !LocalDisk.holds(path)) {
            return Optional.empty();
        }
        return Uninterrupted.call(() -> {
            try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
                return Optional.of(new TouchPage(channel.map(FileChannel.MapMode.READ_ONLY, 0, length)));
            }
        });
    }

    /// The number at an offset, not earlier than everything that this thread has read from files before.
    long number(int offset) {
        VarHandle.fullFence();
        try {
            return page.getLong(offset);
        } catch (InternalError cut) {
            // The file was cut.
            return GONE;
        }
    }

    /// Bytes from an offset on; empty if the file was cut.
    Optional<byte[]> bytes(int offset, int count) {
        VarHandle.fullFence();
        var bytes = new byte[count];
        try {
            page.get(offset, bytes);
            return Optional.of(bytes);
        } catch (InternalError cut) {
            return Optional.empty();
        }
    }

    /// All numbers from an offset on; empty if the file was cut.
    Optional<long[]> numbers(int offset, int count) {
        VarHandle.fullFence();
        var numbers = new long[count];
        try {
            page.slice(offset, count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(numbers);
            return Optional.of(numbers);
        } catch (InternalError cut) {
            return Optional.empty();
        }
    }
}
