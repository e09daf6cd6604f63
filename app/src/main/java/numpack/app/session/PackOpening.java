package numpack.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import numpack.app.problem.LookTexts;
import numpack.app.session.pack.LookOnly;
import numpack.app.session.pack.PackSession;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.change.Durability;
import numpack.engine.draft.Draft;
import numpack.engine.draft.UnsavedWork;
import numpack.engine.error.DiskFailure;
import numpack.engine.error.PackException;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.work.Progress;

/// How a pack is opened, or made and opened. For the background.
final class PackOpening {
    private final Path folder;
    private final Path logs;
    private final Source source;
    private final Drafting drafting;

    private PackOpening(Path folder, Path logs, Source source, Drafting drafting) {
        this.folder = folder;
        this.logs = logs;
        this.source = source;
        this.drafting = drafting;
    }

    /// Opens a pack that is there.
    ///
    /// @param logs the folder of the logs of unsaved steps
    static PackOpening of(Path folder, Path logs) {
        return new PackOpening(folder, logs, Pack::open, Draft::open);
    }

    /// Makes a new, empty pack.
    ///
    /// @param logs the folder of the logs of unsaved steps
    static PackOpening creating(Path folder, Path logs) {
        return new PackOpening(folder, logs, Pack::create, (pack, own, _) -> Draft.openNew(pack, own));
    }

    /// Opens a pack that is there with unsaved steps that were made on another pack or at another path.
    ///
    /// @param logs the folder of the logs of unsaved steps
    static PackOpening with(UnsavedWork work, Path folder, Path logs) {
        return new PackOpening(folder, logs, Pack::open, (pack, own, progress) -> Draft.openWith(pack, own, work, progress));
    }

    /// What the path of the open pack will be, also if its folder is only about to be made.
    Path realPath() throws IOException {
        if (Files.exists(folder)) {
            return folder.toRealPath();
        }
        var absolute = folder.toAbsolutePath().normalize();
        var parent = absolute.getParent();
        return parent != null && Files.exists(parent) ? parent.toRealPath().resolve(absolute.getFileName()) : absolute;
    }

    /// @param links    what is done about arrays whose files are symbolic links
    /// @param progress of the search for rows that another program has renumbered; if it is cancelled, edits whose rows were not found yet are
    ///                 conflicts until a reload
    PackSession.Opened read(PackOptions.Links links, Progress progress) throws IOException {
        var pack = source.open(folder, PackOptions.standard().withDurability(Durability.DURABLE).withLinks(links));
        boolean isRead = false;
        try {
            var opened = withDraft(pack, progress);
            isRead = true;
            return opened;
        } finally {
            if (!isRead) {
                pack.close();
            }
        }
    }

    private PackSession.Opened withDraft(Pack pack, Progress progress) throws IOException {
        try {
            var draft = drafting.open(pack, logs, progress);
            return new PackSession.Opened(pack, draft, draft.state(), Optional.empty());
        } catch (PackLockedException busy) {
            // Steps of another editor are not ours: the pack is shown through a draft that stays empty.
            return look(pack, new LookOnly(LookOnly.Why.EDITED_ELSEWHERE, LookTexts.editedBy(busy.holder())));
        } catch (UnsupportedVersionException later) {
            return look(pack, new LookOnly(LookOnly.Why.LATER_LOG, LookTexts.laterLog(later)));
        } catch (IOException notKept) {
            try {
                return look(pack, new LookOnly(LookOnly.Why.NOT_KEPT, LookTexts.notKept(logs, DiskFailure.ofWrite(logs, notKept))));
            } catch (IOException | PackException unreadable) {
                // It was not the log, or not the log alone.
                notKept.addSuppressed(unreadable);
                throw notKept;
            }
        }
    }

    private static PackSession.Opened look(Pack pack, LookOnly why) throws IOException {
        var draft = Draft.look(pack);
        return new PackSession.Opened(pack, draft, draft.state(), Optional.of(why));
    }

    @FunctionalInterface
    private interface Source {
        Pack open(Path folder, PackOptions options) throws IOException;
    }

    @FunctionalInterface
    private interface Drafting {
        Draft open(Pack pack, Path logs, Progress progress) throws IOException;
    }
}
