package numpack.engine.find;

import java.util.Arrays;
import java.util.Objects;

/// The hits of a search, listed while it runs: all are counted, the first ones kept, 8 bytes each. One thread at a time adds; any thread may read meanwhile.
public final class FoundPlaces implements HitSink {
    /// Kept if nothing else is said: 32 MB.
    public static final int USUAL_LIMIT = 1 << 22;
    private static final int PAGE = 1 << 12;

    private final int limit;
    /// Never changed below what `listed` says; a longer one takes its place when it is full.
    private volatile long[][] pages = new long[16][];
    private volatile int listed;
    private volatile long count;

    /// @param limit how many are kept at most
    public FoundPlaces(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
        this.limit = limit;
    }

    @Override
    public synchronized void take(long[] places, int hits) {
        int kept = Math.min(hits, limit - listed);
        for (int done = 0; done < kept;) {
            int at = listed + done;
            int size = Math.min(kept - done, PAGE - at % PAGE);
            System.arraycopy(places, done, page(at / PAGE), at % PAGE, size);
            done += size;
        }
        listed += kept;
        count += hits;
    }

    /// How many hits there are so far, kept or not.
    public long count() {
        return count;
    }

    /// How many are kept: the first ones.
    public int listed() {
        return listed;
    }

    /// The place of the i-th hit.
    ///
    /// @throws IndexOutOfBoundsException if it is not kept
    public long place(int i) {
        Objects.checkIndex(i, listed);
        return pages[i / PAGE][i % PAGE];
    }

    /// Which of the kept hits is the first at or after a place; [#listed] if there is none.
    public int firstFrom(long place) {
        int low = 0;
        int high = listed;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place(middle) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether there is a kept hit at a place.
    public boolean contains(long place) {
        int at = firstFrom(place);
        return at < listed && place(at) == place;
    }

    private long[] page(int number) {
        if (number == pages.length) {
            pages = Arrays.copyOf(pages, 2 * number);
        }
        if (pages[number] == null) {
            pages[number] = new long[PAGE];
        }
        return pages[number];
    }
}
