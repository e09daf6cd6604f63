package numpack.engine.loaded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.format.ArrayFiles;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.storage.file.ReadFile;

/// Checksums of what lies in those files of an array whose stamps say too little: a file that was changed less than two seconds before it
/// was looked at may change once more and keep its size and time.
///
/// The bitmap is read in full, because what is wrong about rows is wrong for good. Of a data file up to 32 KiB are read, spread over all of
/// it: of a change in a large one that falls between them, no cell is lost, for a commit touches only the cells it is about.
///
/// @param checksums of the files in doubt, in the order of the array's files
public record ContentSample(List<Integer> checksums) {
    private static final int BLOCK = 4 << 10;
    private static final int BLOCKS = 8;
    /// Files up to this length are read whole.
    static final int SHORT = BLOCK * BLOCKS;

    public ContentSample {
        checksums = List.copyOf(checksums);
    }

    /// The sample of an array's files; empty if all their stamps can be relied upon.
    ///
    /// @param looked when the files were looked at, or before
    static Optional<ContentSample> of(ArrayFiles files, Instant looked, OpenFiles open) throws IOException {
        var checksums = new ArrayList<Integer>();
        for (var data : files.dataFiles()) {
            if (data.at().stamp().isUnsureAt(looked)) {
                checksums.add(sample(data.at(), open));
            }
        }
        if (files.bitmap().isPresent() && files.bitmap().get().stamp().isUnsureAt(looked)) {
            checksums.add(all(files.bitmap().get(), open));
        }
        return checksums.isEmpty() ? Optional.empty() : Optional.of(new ContentSample(checksums));
    }

    /// Whether the files still hold what they held when this was taken.
    ///
    /// @param looked as it was when this was taken
    boolean isStill(ArrayFiles files, Instant looked, OpenFiles open) throws IOException {
        try {
            return of(files, looked, open).equals(Optional.of(this));
        } catch (ChangedOutsideException | NoSuchFileException changed) {
            return false;
        }
    }

    private static int sample(PackFile file, OpenFiles open) throws IOException {
        long length = file.length();
        if (length <= SHORT) {
            return all(file, open);
        }
        var crc = new CRC32C();
        try (var in = open.file(file.look())) {
            for (int i = 0; i < BLOCKS; i++) {
                update(crc, in, (length - BLOCK) / (BLOCKS - 1) * i, BLOCK);
            }
            update(crc, in, length - BLOCK, BLOCK);
        }
        return (int) crc.getValue();
    }

    private static int all(PackFile file, OpenFiles open) throws IOException {
        var crc = new CRC32C();
        try (var in = open.file(file.look())) {
            long length = file.length();
            for (long at = 0; at < length; at += BLOCK * BLOCKS) {
                update(crc, in, at, (int) Math.min(BLOCK * BLOCKS, length - at));
            }
        }
        return (int) crc.getValue();
    }

    private static void update(CRC32C crc, ReadFile in, long offset, int count) throws IOException {
        var block = ByteBuffer.allocate(count);
        in.read(offset, block);
        crc.update(block);
    }
}
