package numpack.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import numpack.engine.error.Finding;
import numpack.engine.error.Verdict;

/// A pack: a folder of named arrays, open for reading and perhaps for changes.
public final class Pack implements AutoCloseable {
    /// Opens a pack. Writes nothing, creates nothing; only a commit that was cut short is finished first, if `options` allow writing.
    public static Pack open(Path folder, PackOptions options) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Makes a new, empty pack; the folder must not exist or be empty.
    public static Pack create(Path folder, PackOptions options) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The real path of the folder.
    public Path path() {
        throw new UnsupportedOperationException();
    }

    public Verdict verdict() {
        throw new UnsupportedOperationException();
    }

    public List<Finding> findings() {
        throw new UnsupportedOperationException();
    }

    /// Why changes are refused; empty if they are accepted.
    public Optional<String> readOnlyReason() {
        throw new UnsupportedOperationException();
    }

    /// Whether [#acceptFindings] would make a pack writable that waits for a decision.
    public boolean canAcceptFindings() {
        throw new UnsupportedOperationException();
    }

    /// The user's decision to write all the same.
    public void acceptFindings() {
        throw new UnsupportedOperationException();
    }

    /// All arrays by name, unreadable ones among them.
    public List<StoredArray> arrays() {
        throw new UnsupportedOperationException();
    }

    public Optional<StoredArray> find(String name) {
        throw new UnsupportedOperationException();
    }

    /// @throws numpack.engine.error.NoSuchArrayException if there is none
    public StoredArray array(String name) {
        throw new UnsupportedOperationException();
    }

    /// Why a new array cannot have this name; empty if it can.
    public Optional<String> whyNotName(String name) {
        throw new UnsupportedOperationException();
    }

    /// Counts commits and reloads.
    public long generation() {
        throw new UnsupportedOperationException();
    }

    public Transaction begin() {
        throw new UnsupportedOperationException();
    }

    /// Whether another program changed the manifest, a data file or a bitmap since the pack was read. Looks at sizes and times only.
    public boolean hasChangedOutside() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Reads the pack from the disk again.
    public void reload() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Forgets removed arrays that wait under these keys: they cannot be brought back then.
    public void forgetRemoved(Collection<String> keys) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void addListener(Consumer<PackEvent> listener) {
        throw new UnsupportedOperationException();
    }

    public void removeListener(Consumer<PackEvent> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
