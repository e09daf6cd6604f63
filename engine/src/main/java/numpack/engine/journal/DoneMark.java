package numpack.engine.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

import numpack.engine.journal.JournalFile.Past;

/// The mark at the start of a journal; its bytes are shown at [JournalFile].
///
/// @param generation everything up to it is done
/// @param checkpoint everything up to it has reached the disk, if `past` is synced; as high as `generation` if no records are kept
/// @param end        where the next record is to stand
/// @param isDoubtful whether a sync of the files of kept commits has failed
/// @param isCurrentLayout whether the file has it so, and not as an older program wrote it
record DoneMark(long generation, long checkpoint, long end, Past past, boolean isDoubtful, boolean isCurrentLayout) {
    static final DoneMark NONE = new DoneMark(0, 0, JournalFile.RECORDS_AT, Past.SYNCED, false, false);

    private static final long MAGIC = 0x334e4f444257504eL;
    private static final int SIZE = 40;
    private static final long OLD_MAGIC = 0x454e4f444257504eL;
    private static final int OLD_SIZE = 24;
    private static final int SECOND = 512;
    private static final int SYNCED = 1;
    private static final int DOUBTFUL = 2;

    /// Everything up to a generation is done, and no records are kept.
    static DoneMark over(long generation, Past past) {
        return new DoneMark(generation, generation, JournalFile.RECORDS_AT, past, false, true);
    }

    /// Everything up to a generation is done, and its records since the checkpoint are kept.
    static DoneMark kept(long generation, long checkpoint, long end) {
        return new DoneMark(generation, checkpoint, end, Past.SYNCED, false, true);
    }

    /// The same after a sync of the kept commits' files has failed.
    DoneMark doubtful() {
        return new DoneMark(generation, checkpoint, end, past, true, isCurrentLayout);
    }

    /// The newer of the two marks that stand at the start of a journal; [#NONE] if there is no whole one.
    static DoneMark newest(ByteBuffer start) {
        return at(start, 0).newer(at(start, SECOND));
    }

    /// Whether records of done commits are kept.
    boolean hasKept() {
        return generation > checkpoint;
    }

    /// The mark twice, as it stands at the start of a journal.
    ByteBuffer bytes() {
        return ByteBuffer.allocate(SECOND + SIZE).put(0, one().array()).put(SECOND, one().array());
    }

    private ByteBuffer one() {
        var bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MAGIC).putLong(generation).putLong(checkpoint).putLong(end);
        bytes.putInt((past == Past.SYNCED ? SYNCED : 0) | (isDoubtful ? DOUBTFUL : 0));
        return bytes.putInt(crc(bytes.slice(0, SIZE - Integer.BYTES))).flip();
    }

    /// Of the same age, the one that promises less.
    private DoneMark newer(DoneMark other) {
        if (generation != other.generation || isCurrentLayout != other.isCurrentLayout) {
            return generation > other.generation || generation == other.generation && isCurrentLayout ? this : other;
        }
        return past == Past.UNSYNCED || isDoubtful || hasKept() && !other.isDoubtful ? this : other;
    }

    private static DoneMark at(ByteBuffer start, int offset) {
        if (start.remaining() < offset + SIZE) {
            return start.remaining() < offset + OLD_SIZE ? NONE : old(start.slice(offset, OLD_SIZE).order(ByteOrder.LITTLE_ENDIAN));
        }
        var mark = start.slice(offset, SIZE).order(ByteOrder.LITTLE_ENDIAN);
        if (mark.getLong(0) != MAGIC || mark.getInt(SIZE - Integer.BYTES) != crc(mark.slice(0, SIZE - Integer.BYTES))) {
            return old(mark);
        }
        if (mark.getLong(16) > mark.getLong(8) || mark.getLong(24) < JournalFile.RECORDS_AT) {
            return NONE;
        }
        return new DoneMark(mark.getLong(8), mark.getLong(16), mark.getLong(24), (mark.getInt(32) & SYNCED) != 0 ? Past.SYNCED : Past.UNSYNCED,
                (mark.getInt(32) & DOUBTFUL) != 0, true);
    }

    private static DoneMark old(ByteBuffer mark) {
        if (mark.getLong(0) != OLD_MAGIC || mark.getInt(20) != crc(mark.slice(0, 20))) {
            return NONE;
        }
        return new DoneMark(mark.getLong(8), mark.getLong(8), JournalFile.RECORDS_AT, mark.getInt(16) == 1 ? Past.SYNCED : Past.UNSYNCED, false, false);
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
