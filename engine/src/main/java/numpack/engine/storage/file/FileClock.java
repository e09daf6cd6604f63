package numpack.engine.storage.file;

import java.util.concurrent.TimeUnit;

/// What was seen of the clock by which a disk stamps files: whether two changes of a file differ in time however soon one follows the other.
///
/// Most systems stamp by a clock that ticks every 1 to 10 ms, FAT every 2 s: of two writes within a tick the second does not show. Linux since
/// 6.13 gives a file that was looked at since its last change a finer time at the next one (multigrain timestamps); NTFS and APFS count in
/// 100 ns and 1 ns, by a clock that on Windows ticks every 0.5 ms if some program asks for that. A clock that ticks at most so often cannot give two
/// times that lie closer together, so one such pair proves a finer one. Safe for many threads.
public final class FileClock {
    private static final long FINEST_TICK_NANOS = TimeUnit.MICROSECONDS.toNanos(400);

    private volatile boolean isFine;
    private volatile long lastNanos;

    /// Whether every change of a file after a look at it shows in its stamp. False until that is proven.
    public boolean isFine() {
        return isFine;
    }

    /// Takes notice of a stamp of a file that was changed since the last one was taken of it; always of the same file.
    public void changed(FileStamp stamp) {
        long apart = stamp.mtimeNanos() - lastNanos;
        if (apart > 0 && apart < FINEST_TICK_NANOS) {
            isFine = true;
        }
        lastNanos = stamp.mtimeNanos();
    }
}
