package numpack.engine.compact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WritableFile;

/// Files in the making: closing removes them all, unless [#finish] made them durable before.
///
/// ```java
/// try (var made = new UnfinishedFiles(files)) {
///     made.create(path).write(0, bytes);
///     made.finish();
/// }
/// ```
final class UnfinishedFiles implements AutoCloseable {
    private final DurableFiles files;
    private final List<Path> paths = new ArrayList<>();
    private final List<WritableFile> open = new ArrayList<>();
    private boolean isFinished;

    UnfinishedFiles(DurableFiles files) {
        this.files = files;
    }

    /// Makes an empty file that is not there yet. It is closed with this.
    WritableFile create(Path path) throws IOException {
        var file = files.open(path, Opening.CREATE_NEW_LONG);
        paths.add(path);
        open.add(file);
        return file;
    }

    /// Makes a file's bytes durable and closes it; it stays one of these. So thousands of files need one handle at a time.
    void complete(WritableFile file) throws IOException {
        file.force();
        open.remove(file);
        file.close();
    }

    /// Closes the files made so far, their bytes and names durable, and keeps them.
    void finish() throws IOException {
        for (var file : open) {
            file.force();
        }
        closeAll();
        var folders = new LinkedHashSet<Path>();
        for (var path : paths) {
            folders.add(path.toAbsolutePath().getParent());
        }
        for (var folder : folders) {
            files.syncDirectory(folder);
        }
        isFinished = true;
    }

    @Override
    public void close() throws IOException {
        if (!isFinished) {
            var failures = new ArrayList<IOException>();
            drain(open, WritableFile::close, failures);
            drain(paths, files::delete, failures);
            throwFirst(failures);
        }
    }

    private void closeAll() throws IOException {
        var failures = new ArrayList<IOException>();
        drain(open, WritableFile::close, failures);
        throwFirst(failures);
    }

    private static <T> void drain(List<T> list, Ending<T> ending, List<IOException> failures) {
        while (!list.isEmpty()) {
            try {
                ending.end(list.removeLast());
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
    }

    private static void throwFirst(List<IOException> failures) throws IOException {
        if (!failures.isEmpty()) {
            var first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    @FunctionalInterface
    private interface Ending<T> {
        void end(T one) throws IOException;
    }
}
