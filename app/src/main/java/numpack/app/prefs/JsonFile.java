package numpack.app.prefs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One JSON file that holds one value: always whole on the disk, never in the way of a start.
///
/// Fields that a newer version wrote are ignored. One writer at a time; reads and writes touch the disk.
///
/// @param <T> the value's type
final class JsonFile<T> {
    private static final Logger LOG = Logger.getLogger(JsonFile.class.getName());
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // a number that is missing is no reason to lose the rest
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path path;
    private final Class<T> type;
    private final T fallback;

    JsonFile(Path path, Class<T> type, T fallback) {
        this.path = path;
        this.type = type;
        this.fallback = fallback;
    }

    /// The value on the disk; the fallback if there is none. A file that cannot be understood is put aside as
    /// `name.damaged` and logged, so that neither the next start nor the next write suffers from it.
    T read() {
        try {
            T value = MAPPER.readValue(Files.readString(path), type);
            return value == null ? fallback : value;
        } catch (NoSuchFileException e) {
            return fallback;
        } catch (JacksonException | IOException e) {
            LOG.log(Level.WARNING, path + " cannot be read; defaults are used", e);
            putAside();
            return fallback;
        }
    }

    /// Replaces the file by one with this value; a crash leaves the old or the new one.
    void write(T value) throws IOException {
        byte[] bytes = MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(path.getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            // without it a power loss can leave an empty file under the final name
            channel.force(true);
        }
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void putAside() {
        try {
            Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, path + " cannot be put aside", e);
        }
    }
}
