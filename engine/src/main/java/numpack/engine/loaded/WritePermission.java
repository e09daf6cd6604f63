package numpack.engine.loaded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.engine.error.Finding;
import numpack.engine.error.ReadOnlyPackException;

/// Whether a pack may be changed: as its options, its folder, its findings and the user's decisions say. Safe for many threads.
public final class WritePermission {
    private final Path root;
    private final LoadOptions options;
    private final Set<Finding> accepted = new HashSet<>();

    public WritePermission(Path root, LoadOptions options) {
        this.root = root;
        this.options = options;
    }

    /// Whether anything may be written, as far as options and folder go.
    static boolean isPossible(Path root, LoadOptions options) {
        return options.mayWrite() && Files.isWritable(root);
    }

    /// Why changes are refused; empty if they are accepted, and while the folder is not there.
    public synchronized Optional<ReadOnlyPackException.Reason> refusal(LoadedPack state) {
        if (!options.mayWrite()) {
            return Optional.of(new ReadOnlyPackException.OpenedForReading());
        }
        if (!Files.isWritable(root)) {
            // A pack that is away is not read-only: it is as it was once it is back.
            return Files.isDirectory(root) ? Optional.of(new ReadOnlyPackException.FolderNotWritable()) : Optional.empty();
        }
        return state.findings().stream()
                .filter(finding -> finding.effect() == Finding.Effect.READ_ONLY && !accepted.contains(finding))
                .findFirst().map(ReadOnlyPackException.Found::new);
    }

    public void requireWritable(LoadedPack state) {
        var refusal = refusal(state);
        if (refusal.isPresent()) {
            throw new ReadOnlyPackException(root, refusal.get());
        }
    }

    /// A change of one array must not change another, whatever was accepted.
    public void requireUnshared(LoadedPack state, List<LoadedArray> changed) {
        for (var finding : state.findings()) {
            if (finding instanceof Finding.SharedFile(_, var name, var other)
                    && changed.stream().anyMatch(array -> array.name().equals(name) || array.name().equals(other))) {
                throw new ReadOnlyPackException(root, new ReadOnlyPackException.Found(finding));
            }
        }
    }

    /// Whether a decision would allow something.
    public synchronized boolean canAccept(LoadedPack state) {
        return isPossible(root, options)
                && state.findings().stream().anyMatch(finding -> canBeAccepted(finding) && !accepted.contains(finding));
    }

    /// The user's decision to write anyway.
    public synchronized void accept(LoadedPack state) {
        state.findings().stream().filter(WritePermission::canBeAccepted).forEach(accepted::add);
    }

    /// Whether the user has decided to write over exactly this.
    public synchronized boolean hasAccepted(Finding finding) {
        return accepted.contains(finding);
    }

    /// A decision ends with what it was about: when the same is found again, it is something new.
    public synchronized void forgetGone(LoadedPack state) {
        accepted.retainAll(Set.copyOf(state.findings()));
    }

    /// Whether a user may decide to write although this was found. Not where we would have to guess what to write.
    private static boolean canBeAccepted(Finding finding) {
        return switch (finding) {
            case Finding.ManifestTail tail -> tail.effect() == Finding.Effect.READ_ONLY;
            case Finding.DuplicateName _, Finding.SharedFile _, Finding.BitmapRows _, Finding.UnfinishedCommit _,
                    Finding.FileTail _, Finding.SegmentRows _ -> true;
            case Finding.ManifestMissing _, Finding.ManifestVersion _, Finding.UnknownDType _, Finding.UnusualName _,
                    Finding.CompressionIgnored _, Finding.WrongNumber _, Finding.ShapeTooLarge _, Finding.UnsafePath _, Finding.LinkFollowed _,
                    Finding.FileUnusable _, Finding.FileTooShort _, Finding.BoolBytes _, Finding.BitmapTorn _,
                    Finding.PendingCommit _, Finding.BitmapCountWrong _, Finding.BitmapWithoutHeader _, Finding.BitmapPadding _,
                    Finding.SegmentsInvalid _, Finding.OrphanFile _, Finding.LeftoverFile _ -> false;
        };
    }
}
