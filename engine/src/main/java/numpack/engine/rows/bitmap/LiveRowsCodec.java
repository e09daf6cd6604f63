package numpack.engine.rows.bitmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import numpack.engine.error.Finding;
import numpack.engine.rows.live.BitmapWords;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;
import numpack.engine.storage.file.ReadFile;

/// Reads the bitmap file `deleted_<name>.npkb`: u64 row total, u64 count of dropped rows, then words in which a **set bit is a live
/// row**. Two forms exist, and a file does not say which one it has:
///
/// | length L, first number T, array of n rows | taken for |
/// |---|---|
/// | L < 16, or no multiple of 8 | torn |
/// | L = 16 + 8·⌈T/64⌉, T = n | headered |
/// | the same, T ≠ n | headered, of another number of rows; but torn if its count is wrong too and the words alone would fit n |
/// | L = 8·⌈n/64⌉, not like a header that was cut off | words without a header |
/// | else | torn |
///
/// Nothing a header says is believed: T is held against L before it is used, so that no 2⁶⁴−1 wraps around to a fitting length,
/// and the count is taken from the bits, as the reference reader's own `load` does. Where rows are in doubt the answer is torn: an
/// array that cannot be read is better than one that shows the wrong rows.
public final class LiveRowsCodec {
    /// Bytes in front of the words.
    static final long HEADER_BYTES = 16;

    private static final int HEADER_WORDS = (int) HEADER_BYTES / Long.BYTES;

    /// How much longer than the array's rows need a bitmap may be and still be read.
    private static final long MAX_EXCESS_BYTES = 32 << 20;

    private LiveRowsCodec() {}

    /// Length of a headered bitmap of this many rows.
    public static long sizeBytes(long rows) {
        return HEADER_BYTES + Long.BYTES * LiveRows.wordCount(rows);
    }

    /// Judges a bitmap file. A short one is copied; a longer one is read once to count, and by page when rows are asked for.
    ///
    /// @param file  the file, which is this one's from now on
    /// @param name  its name as findings should say it
    /// @param array the array's name, for findings
    /// @param rows  physical rows of the array
    /// @throws IOException if the disk fails
    public static BitmapReading read(ReadFile file, String name, String array, long rows) throws IOException {
        long length = file.length();
        if (length / 2 > sizeBytes(rows) + MAX_EXCESS_BYTES) {
            file.close();
            return new BitmapReading.Torn(new Finding.BitmapTorn(name, array, length));
        }
        try {
            return read(name, array, BitmapWords.of(file, length / Long.BYTES), length, rows);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /// Reads a bitmap file that a commit of ours has just changed as planned: its length and header are looked at, its words are known.
    ///
    /// @param file    the file, which is this one's from now on
    /// @param planned the rows that it is to hold
    /// @return nothing if the file is another one
    /// @throws IOException if the disk fails
    public static Optional<BitmapReading> readPlanned(ReadFile file, LiveRows planned) throws IOException {
        var header = ByteBuffer.allocate((int) HEADER_BYTES);
        boolean isAsPlanned = file.length() == sizeBytes(planned.physicalCount());
        if (isAsPlanned) {
            file.read(0, header);
            isAsPlanned = Arrays.equals(header.array(), header(planned.physicalCount(), planned.droppedCount()));
        }
        if (!isAsPlanned) {
            file.close();
            return Optional.empty();
        }
        var form = new BitmapForm.Headered(planned.physicalCount(), planned.droppedCount(), BitmapForm.Padding.CLEAN);
        return Optional.of(new BitmapReading.Known(planned.in(file), form, List.of()));
    }

    /// Judges the words of a bitmap file, header and all.
    static BitmapReading read(String file, String array, BitmapWords words, long length, long rows) {
        if (length >= HEADER_BYTES && length % Long.BYTES == 0) {
            long total = words.get(0);
            boolean couldBeWords = LiveRows.wordCount(rows) * Long.BYTES == length;
            if (total >= 0 && LiveRows.wordCount(total) == (length - HEADER_BYTES) / Long.BYTES) {
                var all = LiveRows.of(words.from(HEADER_WORDS), total, total);
                if (!couldBeWords || words.get(1) == all.droppedCount()) {
                    return headered(file, array, words, all, rows);
                }
            } else if (couldBeWords && !looksLikeCutHeader(words, length, rows)) {
                return headerless(file, array, words, rows);
            }
        }
        return new BitmapReading.Torn(new Finding.BitmapTorn(file, array, length));
    }

    /// The header of rows after a change, its count exact.
    static byte[] header(RowMap rows) {
        return header(rows.physicalCount(), rows.physicalCount() - rows.liveCount());
    }

    static byte[] header(long total, long droppedCount) {
        return ByteBuffer.allocate((int) HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(total).putLong(droppedCount).array();
    }

    /// Whether words without a header begin like a header whose words got lost: a total of about the array's rows, with more words
    /// than there are, and a count within it. Rows that are nearly all dropped look the same, and are refused with it.
    private static boolean looksLikeCutHeader(BitmapWords words, long length, long rows) {
        long total = words.get(0);
        long count = words.get(1);
        return total > 0 && total / 2 <= rows && sizeBytes(total) > length && count >= 0 && count <= total;
    }

    private static BitmapReading headered(String file, String array, BitmapWords words, LiveRows all, long rows) {
        long total = all.physicalCount();
        long written = words.get(1);
        boolean isPadded = isPadded(words, HEADER_WORDS, total);
        var findings = new ArrayList<Finding>();
        if (written != all.droppedCount()) {
            findings.add(new Finding.BitmapCountWrong(file, array, Long.toUnsignedString(written), all.droppedCount()));
        }
        if (isPadded) {
            findings.add(new Finding.BitmapPadding(file, array));
        }
        if (total != rows) {
            findings.add(new Finding.BitmapRows(file, array, total, rows));
        }
        var form = new BitmapForm.Headered(total, written, isPadded ? BitmapForm.Padding.DIRTY : BitmapForm.Padding.CLEAN);
        return new BitmapReading.Known(total < rows ? all.withPhysicalCount(rows) : all.firstRows(rows), form, findings);
    }

    private static BitmapReading headerless(String file, String array, BitmapWords words, long rows) {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding.BitmapWithoutHeader(file, array));
        if (isPadded(words, 0, rows)) {
            findings.add(new Finding.BitmapPadding(file, array));
        }
        return new BitmapReading.Known(LiveRows.of(words, rows, rows), BitmapForm.HEADERLESS, findings);
    }

    private static boolean isPadded(BitmapWords words, int first, long rows) {
        return rows % Long.SIZE != 0 && words.get(first + rows / Long.SIZE) >>> rows != 0;
    }
}
