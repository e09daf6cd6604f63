package numpack.engine.rows.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import numpack.engine.storage.file.ReadFile;
import org.jspecify.annotations.Nullable;

/// Words of a bitmap file, read in pages of 4 KiB when they are asked for. At most 4 MiB of pages are kept, however long the file.
///
/// They stay as they were when commits of this process write over words of the file, because such a commit first notes what it
/// overwrites ([#patched]). What other programs write may show through until the pack is read again; words that are gone are a
/// `ChangedOutsideException`.
///
/// Pages lie in an array by their number, unguarded: a page never changes once it is made, so the worst that a race can do is to
/// read one twice.
final class PagedWords implements BitmapWords {
    /// Most bytes of pages that are kept. A bitmap that is not longer may as well lie in memory.
    static final int KEPT_BYTES = 4 << 20;

    private static final int PAGE_WORDS = 512;
    private static final int SLOTS = KEPT_BYTES / Long.BYTES / PAGE_WORDS;

    private final BitmapFile file;
    private final long offset;
    private final long count;
    private final OldWords overwritten;
    private final @Nullable Page[] pages;

    private PagedWords(BitmapFile file, long offset, long count, OldWords overwritten, @Nullable Page[] pages) {
        this.file = file;
        this.offset = offset;
        this.count = count;
        this.overwritten = overwritten;
        this.pages = pages;
    }

    private record Page(long number, long[] words) {}

    /// The first words of a file as they are now. The file is theirs from now on, and closes when they are forgotten.
    static PagedWords of(ReadFile file, long count) {
        return new PagedWords(new BitmapFile(file), 0, count, new OldWords(), new Page[SLOTS]);
    }

    @Override
    public long get(long index) {
        long number = index / PAGE_WORDS;
        int slot = slotOf(number);
        var page = pages[slot];
        if (page == null || page.number != number) {
            page = load(number);
            pages[slot] = page;
        }
        return page.words[(int) (index % PAGE_WORDS)];
    }

    @Override
    public void read(long first, ByteBuffer into) {
        file.read(offset + first * Long.BYTES, into);
        overwritten.putBack(first, into);
    }

    @Override
    public PagedWords from(long first) {
        return new PagedWords(file, offset + first * Long.BYTES, count - first, new OldWords(), new Page[SLOTS]);
    }

    @Override
    public RuntimeException changed() {
        return file.changed();
    }

    /// The words after a commit that is about to write over some of them in place; these here do not follow the file from now on.
    /// Pages that were read already are taken along.
    ///
    /// @param patches ascending, apart from each other; what lies after the end, without a gap
    PagedWords patched(List<WordPatch> patches) {
        var after = pages.clone();
        var copied = new BitSet(SLOTS);
        long end = count;
        for (var patch : patches) {
            for (int i = 0; i < patch.after().length; i++) {
                put(after, copied, patch.first() + i, patch.after()[i]);
            }
            end = Math.max(end, patch.first() + patch.after().length);
        }
        return new PagedWords(file, offset, end, overwritten.note(patches), after);
    }

    /// The same words, read from now on from the file as it is called now.
    PagedWords in(ReadFile now) {
        return new PagedWords(new BitmapFile(now), offset, count, overwritten, pages);
    }

    private Page load(long number) {
        int words = (int) Math.min(PAGE_WORDS, count - number * PAGE_WORDS);
        // Memory of the heap: the channel keeps a buffer outside of it for each thread, and making one more costs more than the read.
        var bytes = ByteBuffer.allocate(words * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        read(number * PAGE_WORDS, bytes);
        var page = new Page(number, new long[PAGE_WORDS]);
        bytes.asLongBuffer().get(page.words, 0, words);
        return page;
    }

    private static void put(@Nullable Page[] pages, BitSet copied, long index, long word) {
        long number = index / PAGE_WORDS;
        int slot = slotOf(number);
        var page = pages[slot];
        if (page != null && page.number == number) {
            if (!copied.get(slot)) {
                page = new Page(number, page.words.clone());
                pages[slot] = page;
                copied.set(slot);
            }
            page.words[(int) (index % PAGE_WORDS)] = word;
        }
    }

    private static int slotOf(long page) {
        return (int) (page % SLOTS);
    }
}
