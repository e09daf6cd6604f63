package numpack.engine.draft;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import numpack.engine.draft.save.DraftCore;
import numpack.engine.draft.step.Step;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.work.Progress;

/// The order of what is done with a draft: questions and changes come one after the other, each change makes the revision grow, and listeners are
/// called after it. For all threads.
final class Turns {
    private static final long POLL_MILLIS = 50;

    private final DraftCore core;
    private final Editing editing;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long revision;
    private boolean isClosed;

    Turns(DraftCore core, Editing editing) {
        this.core = core;
        this.editing = editing;
    }

    interface Question<T> {
        T ask() throws IOException;
    }

    interface Work {
        void run() throws IOException;
    }

    /// Where the cursor is to be moved.
    interface Target {
        int position();
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /// How many changes there were. To be asked within a turn.
    long revision() {
        return revision;
    }

    <T> T ask(Question<T> question) throws IOException {
        lock.lock();
        return asked(question);
    }

    /// The same, and gives up waiting for its turn when the progress is cancelled.
    ///
    /// @throws java.util.concurrent.CancellationException if it is cancelled
    <T> T ask(Progress waiting, Question<T> question) throws IOException {
        waitFor(waiting);
        return asked(question);
    }

    /// The same as [#ask]; a failing disk is unchecked.
    <T> T look(Question<T> question) {
        try {
            return ask(question);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private <T> T asked(Question<T> question) throws IOException {
        try {
            checkOpen();
            return question.ask();
        } finally {
            lock.unlock();
        }
    }

    private void waitFor(Progress waiting) throws IOException {
        try {
            while (!lock.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                waiting.checkCancelled();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a draft");
        }
    }

    Step edit(Editing.Edit edit) {
        Step step;
        lock.lock();
        try {
            checkEditable();
            core.ledger().unsettled().requireAdd();
            step = editing.edit(edit);
            if (editing.isGroup()) {
                return step;
            }
            revision++;
        } finally {
            lock.unlock();
        }
        notifyListeners();
        return step;
    }

    /// Everything that `edits` does becomes one step.
    Step group(Runnable edits) {
        Step step;
        lock.lock();
        try {
            checkEditable();
            core.ledger().unsettled().requireAdd();
            step = editing.group(edits);
            revision++;
        } finally {
            lock.unlock();
        }
        notifyListeners();
        return step;
    }

    /// A change that counts only if it succeeds; a failing disk is unchecked.
    void change(Work work) {
        look(() -> {
            work.run();
            revision++;
            return null;
        });
        notifyListeners();
    }

    /// Moves the cursor.
    void move(Target target) {
        change(() -> {
            requireNoGroup();
            int cursor = core.history().cursor();
            int position = target.position();
            core.ledger().unsettled().requireMove(position);
            core.ledger().voidDamaged(Math.min(cursor, position), Math.max(cursor, position));
            core.timeline().at(position);
            core.log().moveTo(position);
        });
    }

    /// A change of the pack. It counts also if it fails: files that were put back are read through new objects.
    void work(Work work) throws IOException {
        boolean isBegun = false;
        lock.lock();
        try {
            checkOpen();
            requireNoGroup();
            isBegun = true;
            revision++;
            work.run();
        } finally {
            lock.unlock();
            if (isBegun) {
                notifyListeners();
            }
        }
    }

    void close() throws IOException {
        lock.lock();
        try {
            if (!isClosed) {
                isClosed = true;
                core.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireNoGroup() {
        if (editing.isGroup()) {
            throw new IllegalStateException("within a group there are only edits");
        }
    }

    private void notifyListeners() {
        listeners.forEach(Runnable::run);
    }

    void checkEditable() {
        checkOpen();
        if (core.isLook()) {
            throw new ReadOnlyPackException(core.pack().path(), new ReadOnlyPackException.OnlyLookedAt());
        }
    }

    private void checkOpen() {
        if (isClosed) {
            throw new PackClosedException(core.pack().path());
        }
    }
}
