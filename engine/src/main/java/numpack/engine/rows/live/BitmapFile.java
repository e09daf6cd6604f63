package numpack.engine.rows.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import numpack.engine.storage.file.ReadFile;

/// An open bitmap file that words are read from. It is closed when nothing refers to it any more: rows that were looked up before a commit
/// read from it for as long as they are referred to.
final class BitmapFile {
    private static final Cleaner CLEANER = Cleaner.create();

    private final ReadFile file;

    /// The file is this one's from now on.
    BitmapFile(ReadFile file) {
        this.file = file;
        CLEANER.register(this, new Closing(file));
    }

    private record Closing(ReadFile file) implements Runnable {
        @Override
        public void run() {
            try {
                file.close();
            } catch (IOException failure) {
                // The cleaner drops it: nothing was written, and there is no caller left to report to.
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// Fills what remains of a buffer; its position stays where it is.
    void read(long offset, ByteBuffer into) {
        try {
            file.read(offset, into);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    RuntimeException changed() {
        return file.changed();
    }
}
