package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import numpack.engine.error.Finding;
import numpack.engine.storage.ReadFile;

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

    static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// How much longer than the array's rows need a bitmap may be and still get memory.
    private static final long MAX_EXCESS_BYTES = 32 << 20;

    private LiveRowsCodec() {}

    /// Length of a headered bitmap of so many rows.
    public static long sizeBytes(long rows) {
        return HEADER_BYTES + Long.BYTES * LiveRows.wordCount(rows);
    }

    /// Judges a bitmap file. Reads each word once and allocates a 64th of the file's length.
    ///
    /// @param file  its name, for findings
    /// @param array the array's name, for findings
    /// @param bytes the whole file; kept by the live rows, so it must not change afterwards
    /// @param rows  physical rows of the array
    public static BitmapReading read(String file, String array, MemorySegment bytes, long rows) {
        long length = bytes.byteSize();
        if (length >= HEADER_BYTES && length % Long.BYTES == 0) {
            long total = bytes.get(U64, 0);
            boolean couldBeWords = LiveRows.wordCount(rows) * Long.BYTES == length;
            if (total >= 0 && LiveRows.wordCount(total) == (length - HEADER_BYTES) / Long.BYTES) {
                if (!couldBeWords || bytes.get(U64, Long.BYTES) == dropped(bytes, total)) {
                    return headered(file, array, bytes, rows);
                }
            } else if (couldBeWords && !looksLikeCutHeader(bytes, total, rows)) {
                return headerless(file, array, bytes, rows);
            }
        }
        return new BitmapReading.Torn(new Finding.BitmapTorn(file, array, length));
    }

    /// Judges a bitmap file after copying it out of the file, so that later changes in place do not show through. The copy lies outside the
    /// heap and goes when the live rows do: an eighth of a byte per row.
    ///
    /// @param file  the file, its name as findings should say it
    /// @throws IOException if the disk fails
    public static BitmapReading read(ReadFile file, String name, String array, long rows) throws IOException {
        long length = file.length();
        if (length / 2 > sizeBytes(rows) + MAX_EXCESS_BYTES) {
            return new BitmapReading.Torn(new Finding.BitmapTorn(name, array, length));
        }
        var bytes = Arena.ofAuto().allocate(length, Long.BYTES);
        file.read(0, bytes);
        return read(name, array, bytes, rows);
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
    private static boolean looksLikeCutHeader(MemorySegment bytes, long total, long rows) {
        long count = bytes.get(U64, Long.BYTES);
        return total > 0 && total / 2 <= rows && sizeBytes(total) > bytes.byteSize() && count >= 0 && count <= total;
    }

    private static BitmapReading headered(String file, String array, MemorySegment bytes, long rows) {
        long total = bytes.get(U64, 0);
        long written = bytes.get(U64, Long.BYTES);
        long counted = dropped(bytes, total);
        boolean isPadded = isPadded(bytes, HEADER_BYTES, total);
        var findings = new ArrayList<Finding>();
        if (written != counted) {
            findings.add(new Finding.BitmapCountWrong(file, array, Long.toUnsignedString(written), counted));
        }
        if (isPadded) {
            findings.add(new Finding.BitmapPadding(file, array));
        }
        if (total != rows) {
            findings.add(new Finding.BitmapRows(file, array, total, rows));
        }
        var form = new BitmapForm.Headered(total, written, isPadded ? BitmapForm.Padding.DIRTY : BitmapForm.Padding.CLEAN);
        return new BitmapReading.Known(LiveRows.of(bytes.asSlice(HEADER_BYTES), Math.min(total, rows), rows), form, findings);
    }

    private static BitmapReading headerless(String file, String array, MemorySegment bytes, long rows) {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding.BitmapWithoutHeader(file, array));
        if (isPadded(bytes, 0, rows)) {
            findings.add(new Finding.BitmapPadding(file, array));
        }
        return new BitmapReading.Known(LiveRows.of(bytes, rows, rows), BitmapForm.HEADERLESS, findings);
    }

    /// Cleared bits of a headered bitmap.
    private static long dropped(MemorySegment bytes, long total) {
        long live = 0;
        long end = HEADER_BYTES + total / Long.SIZE * Long.BYTES;
        for (long at = HEADER_BYTES; at < end; at += Long.BYTES) {
            live += Long.bitCount(bytes.get(U64, at));
        }
        return total - (total % Long.SIZE == 0 ? live : live + Long.bitCount(bytes.get(U64, end) & (1L << total) - 1));
    }

    private static boolean isPadded(MemorySegment bytes, long wordsAt, long rows) {
        return rows % Long.SIZE != 0 && bytes.get(U64, wordsAt + rows / Long.SIZE * Long.BYTES) >>> rows != 0;
    }
}
