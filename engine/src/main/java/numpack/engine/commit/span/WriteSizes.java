package numpack.engine.commit.span;

/// What cell writes need of one file's share of the journal, found in a pass before anything is read or written: the bytes that they bring,
/// and how many bytes lie between runs, by the size of the gap.
///
/// **Memo.** Runs with a small gap between them are written as one: a write of its own costs a call and a journal entry, a gap its bytes twice
/// in the journal (what was there, what will be, which is the same). Measured on a local disk, both cost the same at a gap of about 1 KiB, so
/// larger ones are never closed. A million scattered cells would still put gigabytes into the journal: gaps may add [#MAX_GAP_BYTES], and
/// where all would add more, only those up to half, a quarter … of the size are closed. What does not fit the journal even without gaps goes
/// through a file of its own, and so do thousands of writes that would cost more than the whole file does.
public final class WriteSizes {
    /// The largest gap that is closed.
    public static final int MAX_GAP = 1024;
    /// What closed gaps may add to the journal.
    private static final long MAX_GAP_BYTES = 4 << 20;
    /// Up to here closing a gap takes fewer bytes than a journal entry does.
    private static final int MIN_GAP = 16;
    private static final int CLASSES = Integer.numberOfTrailingZeros(MAX_GAP / MIN_GAP) + 1;

    /// What a write of its own costs, in bytes that could be copied instead.
    private static final long WRITE_COST = 2048;
    /// Fewer writes are never worth another file.
    private static final long MIN_WRITES = 4096;

    /// Gaps of up to 16, 32, … 1024 bytes, their bytes together.
    private final long[] gapBytes = new long[CLASSES];
    private final long[] gapCounts = new long[CLASSES];
    private long broughtBytes;
    private long runs;

    void addRun(long bytes) {
        broughtBytes += bytes;
        runs++;
    }

    /// @param gap at most [#MAX_GAP] bytes
    void addGap(long gap) {
        int size = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros((gap - 1) / MIN_GAP));
        gapBytes[size] += gap;
        gapCounts[size]++;
    }

    public boolean isEmpty() {
        return broughtBytes == 0;
    }

    /// Gaps up to this size are closed.
    public int maxGap() {
        long added = 0;
        int size = 0;
        while (size < CLASSES && (size == 0 || 2 * (added + gapBytes[size]) <= MAX_GAP_BYTES)) {
            added += gapBytes[size++];
        }
        return MIN_GAP << size - 1;
    }

    /// Whether the writes cost more than a copy of the file with the changes in it.
    public boolean areDearerThan(long fileBytes) {
        long writes = runs;
        for (int size = 0; size < CLASSES && MIN_GAP << size <= maxGap(); size++) {
            writes -= gapCounts[size];
        }
        return writes >= MIN_WRITES && writes > fileBytes / WRITE_COST;
    }

    /// What the journal has to hold: all that is there, and all that will be.
    public long journalBytes() {
        long bytes = broughtBytes;
        for (int size = 0; size < CLASSES && MIN_GAP << size <= maxGap(); size++) {
            bytes += gapBytes[size];
        }
        return 2 * bytes;
    }
}
