package numpack.engine.draft.save;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.StoredArray;
import numpack.engine.Transaction;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Promise;
import numpack.engine.error.Finding;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.PackException;
import numpack.engine.work.Progress;

/// Commits with the log's promise before and its receipt after, and finds out what became of a commit that failed or was cut short.
///
/// @param core whose pack and log they are
public record Committing(DraftCore core) {
    /// Commits with the log's promise before and its receipt after.
    void commit(Transaction transaction, Promise commit, Progress progress) throws IOException {
        core.log().committing(commit);
        try {
            transaction.commit(progress);
            // Before anybody is told that it is saved: any program is to find it, also after a power loss.
            core.pack().checkpoint();
        } catch (PackException refused) {
            if (!hasHappenedAfterAll(refused)) {
                throw refused;
            }
            return;
        } catch (IOException | CancellationException failed) {
            if (!hasHappened(failed)) {
                throw failed;
            }
            return;
        }
        readBack(() -> core.log().committed(stored(commit)));
    }

    /// Asks what became of a commit that was refused. Most often nothing did, and the pack stays as it was read: it may be for the user to
    /// decide when it is read again. But the refusal may have come from what follows a commit.
    boolean hasHappenedAfterAll(PackException refused) throws IOException {
        boolean isThere;
        try (var look = Pack.open(core.pack().path(), PackOptions.readOnly())) {
            if (isOpenEnded(look)) {
                return false;
            }
            isThere = happened(core.log().unsettled().orElseThrow(), look);
        } catch (IOException | PackException second) {
            // The promise stays open; the next save or opening asks again.
            refused.addSuppressed(second);
            return false;
        }
        if (isThere) {
            return hasHappened(refused);
        }
        core.log().givenUp();
        return false;
    }

    /// Asks the pack what became of a commit that failed under our hands. If nothing did, files that were put back have other times: they
    /// are still the files that we knew.
    ///
    /// @throws NotReadAgainException if it happened, but that cannot be noted
    boolean hasHappened(Exception failed) throws NotReadAgainException {
        try {
            var promised = core.log().unsettled().orElseThrow();
            // As the failed commit left the pack: what is read later another program may have written.
            var back = new ArrayList<KnownArray>();
            for (var array : promised.arrays()) {
                asItWas(array.id()).ifPresent(back::add);
            }
            core.readAgain();
            if (isOpenEnded(core.pack())) {
                return false;
            }
            if (!happened(promised, core.pack())) {
                core.log().givenUp();
                if (!back.isEmpty()) {
                    core.log().reloaded(back, Map.of());
                }
                core.readPack();
                return false;
            }
        } catch (IOException | PackException second) {
            // The promise stays open; the next save or opening asks again.
            failed.addSuppressed(second);
            return false;
        }
        readBack(this::settle);
        return true;
    }

    /// An array as the log knows it, with the stamp that it has now; empty if it is not the same: what is put back has its old entry.
    private Optional<KnownArray> asItWas(long id) throws IOException {
        var known = Optional.ofNullable(core.history().known().get(id)).filter(KnownArray::isPresent);
        var stored = known.flatMap(was -> core.pack().find(was.name()).filter(now -> isPutBack(now, was)));
        return stored.isPresent() ? Optional.of(known.get().asStored(stored.get())) : Optional.empty();
    }

    private static boolean isPutBack(StoredArray stored, KnownArray known) {
        return stored.isReadable() && stored.dtype() == known.dtype() && stored.physicalShape().equals(known.shape())
                && stored.stamp().lastModifiedMicros() == known.stamp().lastModifiedMicros();
    }

    /// Whether the pack shows from memory how a commit is to end that could not be brought to its end. It may still come to nothing, if another
    /// program changes the pack before that: it is not done.
    private static boolean isOpenEnded(Pack pack) {
        return pack.findings().stream()
                .anyMatch(finding -> finding instanceof Finding.PendingCommit pending && pending.shown() == Finding.Shown.AFTER);
    }

    /// Finds out what became of a commit that the log only promises.
    void settle() throws IOException {
        var open = core.log().unsettled();
        if (open.isEmpty()) {
            return;
        }
        if (isOpenEnded(core.pack())) {
            core.log().assumeCommitted(stored(open.get()));
            core.readPack();
        } else if (happened(open.get(), core.pack())) {
            core.log().committed(stored(open.get()));
            voidBySave();
            core.readPack();
            new Compacting(core).voidForgotten();
        } else {
            boolean wasAssumed = core.history().isAssuming();
            core.log().givenUp();
            if (wasAssumed) {
                core.readPack();
            }
        }
    }

    /// Tells the log which steps can be neither undone nor redone since the last save. Does nothing while it is only assumed that it happened.
    void voidBySave() throws IOException {
        var voids = core.history().voidsBySave();
        if (!voids.isEmpty() && core.log().unsettled().isEmpty()) {
            core.log().reloaded(List.of(), voids);
        }
    }

    /// Does what follows a commit that is settled. It stays saved, whatever comes of that.
    ///
    /// @throws NotReadAgainException if the pack or the log cannot be read or written
    void readBack(Reading reading) throws NotReadAgainException {
        try {
            reading.run();
        } catch (IOException | UncheckedIOException | PackException failed) {
            throw new NotReadAgainException(core.pack().path(), failed);
        }
    }

    /// Reads what a commit has made of the pack.
    @FunctionalInterface
    interface Reading {
        void run() throws IOException;
    }

    private boolean happened(Promise commit, Pack pack) {
        boolean hasPresent = false;
        for (var array : commit.arrays()) {
            hasPresent |= array.isPresent();
            var stored = pack.find(array.name());
            if (array.isPresent() && stored.isPresent() && hasHappened(stored.get(), array, commit)) {
                return true;
            }
        }
        return !hasPresent && commit.arrays().stream().noneMatch(array -> pack.find(array.name()).isPresent());
    }

    private boolean hasHappened(StoredArray stored, KnownArray promised, Promise commit) {
        if (commit.kind() != Promise.Kind.COMPACTION) {
            return stored.stamp().lastModifiedMicros() == commit.stampMicros();
        }
        var before = Optional.ofNullable(core.history().known().get(promised.id()));
        return stored.isReadable() && stored.droppedCount() == 0 && stored.physicalShape().equals(promised.shape())
                && before.isPresent() && !before.get().stamp().equals(stored.stamp());
    }

    private Map<Long, StoredArray> stored(Promise commit) {
        var found = new HashMap<Long, StoredArray>();
        for (var array : commit.arrays()) {
            if (array.isPresent()) {
                core.pack().find(array.name()).ifPresent(stored -> found.put(array.id(), stored));
            }
        }
        return found;
    }
}
