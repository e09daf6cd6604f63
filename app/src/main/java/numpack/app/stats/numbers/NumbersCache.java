package numpack.app.stats.numbers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import numpack.engine.draft.DraftArray;
import numpack.engine.summary.statistics.Tally;

/// Numbers of whole saved arrays, a small file for each in the user's data folder, under the array's stamp: who changes the array changes the stamp. For background
/// threads.
///
/// What is found there may be anything: it is bounded, checked, and compared with the array; what does not fit is counted again. Cells of a part of an array, and
/// arrays with unsaved edits, are not kept, nor is what was counted soon after a change of the files: see [#isAtRest].
public final class NumbersCache {
    private static final Logger LOG = Logger.getLogger(NumbersCache.class.getName());
    /// Some dozen megabytes at most.
    private static final int MAX_FILES = 2_000;
    /// So many are removed at once, the oldest first.
    private static final int TOO_MANY = 500;
    private static final String SUFFIX = ".numbers";

    /// What a program writes through a memory map need not change the time of a file before the system has written the pages that were changed
    /// before, which it does within half a minute.
    private static final Duration REST = Duration.ofMinutes(2);

    private final Path folder;
    private final InstantSource clock;

    /// @param folder made when something is kept
    /// @param clock  tells how old a change of a file is
    public NumbersCache(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Whether the files of the array have been left alone so long that their stamp tells of every change. Numbers of others are neither kept nor used.
    boolean isAtRest(ScopeCells cells) {
        return cells.array().base().filter(base -> !base.filesModified().isAfter(clock.instant().minus(REST))).isPresent();
    }

    /// Numbers that were kept, if they are all that is asked for.
    Optional<ArrayNumbers> find(ScopeCells cells, NumbersTask.Depth depth) {
        var key = key(cells);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var file = file(key.get(), NumbersTask.Depth.ALL);
        var found = read(file, key.get(), cells);
        return found.isPresent() || depth == NumbersTask.Depth.ALL ? found : read(file(key.get(), depth), key.get(), cells);
    }

    /// Keeps numbers of a whole array. That they cannot be kept disturbs nobody.
    void keep(ScopeCells cells, NumbersTask.Depth depth, ArrayNumbers numbers) {
        var key = key(cells);
        if (key.isEmpty()) {
            return;
        }
        var file = file(key.get(), depth);
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "fresh", ".part");
            try {
                Files.write(fresh, NumbersCodec.encode(key.get(), numbers));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            makeRoom();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "numbers could not be kept", failed);
        }
    }

    private Optional<ArrayNumbers> read(Path file, String key, ScopeCells cells) {
        try {
            if (!Files.exists(file) || Files.size(file) > NumbersCodec.MAX_BYTES) {
                return Optional.empty();
            }
            return NumbersCodec.decode(key, Files.readAllBytes(file)).filter(numbers -> fits(numbers, cells.array()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException damaged) {
            LOG.log(Level.INFO, file + " is no numbers; they are counted again", damaged);
            return Optional.empty();
        }
    }

    /// Of the array's dtype; counts are none below zero, and places lead into the array.
    private static boolean fits(ArrayNumbers numbers, DraftArray array) {
        var shape = array.shape();
        long cells = shape.elementCount();
        var statistics = numbers.statistics();
        return statistics.dtype() == array.dtype() && numbers.cells() == cells && statistics.count() == cells && statistics.moments().count() >= 0 && statistics.nan().first() < cells && statistics.zero().first() < cells
                && statistics.positiveInfinity().first() < cells && statistics.negativeInfinity().first() < cells
                && statistics.min().stream().allMatch(extreme -> extreme.first() < cells) && statistics.max().stream().allMatch(extreme -> extreme.first() < cells)
                && statistics.constantRows().stream().allMatch(rows -> shape.ndim() > 0 && rows.first() < shape.rowCount())
                && numbers.values().stream().flatMap(values -> values.mostFrequent().stream()).allMatch(value -> isWithin(value.tally(), cells))
                && numbers.histogram().stream().allMatch(histogram -> histogram.below() >= 0 && histogram.above() >= 0 && histogram.counts().stream().allMatch(count -> count >= 0));
    }

    /// What is listed is there.
    private static boolean isWithin(Tally tally, long cells) {
        return tally.first() >= 0 && tally.first() < cells;
    }

    private void makeRoom() throws IOException {
        try (var all = Files.list(folder)) {
            var files = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
            if (files.size() <= MAX_FILES) {
                return;
            }
            for (var oldest : files.stream().sorted(Comparator.comparing(NumbersCache::time)).limit(files.size() - MAX_FILES + TOO_MANY).toList()) {
                Files.deleteIfExists(oldest);
            }
        }
    }

    private static long time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            // Removed by another window meanwhile: first in line.
            return 0;
        }
    }

    /// What tells an array from every other and from itself after a change; empty if it has unsaved edits, or is a part.
    private static Optional<String> key(ScopeCells cells) {
        return cells.boxes().isPresent() || cells.rows().isPresent() ? Optional.empty() : key(cells.array());
    }

    private static Optional<String> key(DraftArray array) {
        boolean isSaved = array.unsavedEdits() == 0 && array.unsavedDrops().isEmpty() && array.unsavedRestores().isEmpty();
        return array.base().filter(_ -> isSaved && !array.isNew()).map(base -> "%s %s %d %s".formatted(array.dtype(), array.shape(), base.stamp().lastModifiedMicros(),
                base.stamp().fingerprint())).filter(key -> key.length() < 10_000);
    }

    private Path file(String key, NumbersTask.Depth depth) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((depth + key).getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + SUFFIX);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
