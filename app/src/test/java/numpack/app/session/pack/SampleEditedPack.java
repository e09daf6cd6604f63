package numpack.app.session.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// A real pack with a real draft, edited at once in the caller's thread.
public final class SampleEditedPack implements EditedPack, AutoCloseable {
    public final Pack pack;
    public final Draft draft;
    public final StringProperty readOnlyReason = new SimpleStringProperty("");
    private final SimpleObjectProperty<DraftSnapshot> snapshot = new SimpleObjectProperty<>();

    public SampleEditedPack(Path folder) throws IOException {
        pack = Pack.create(folder.resolve("demo.npk"), PackOptions.standard());
        draft = Draft.open(pack, folder.resolve("drafts"));
        snapshot.set(draft.snapshot());
    }

    /// Adds an array of zeros and saves it.
    public SampleEditedPack with(String name, DType dtype, long... shape) throws IOException {
        draft.createArray(name, dtype, Shape.of(shape), new byte[dtype.itemSize()]);
        draft.save(Progress.NONE);
        snapshot.set(draft.snapshot());
        return this;
    }

    public DraftArray array(String name) {
        return snapshot.get().find(name).orElseThrow();
    }

    @Override
    public String name() {
        return "demo.npk";
    }

    @Override
    public ObservableValue<DraftSnapshot> snapshot() {
        return snapshot;
    }

    @Override
    public ObservableValue<String> readOnlyReason() {
        return readOnlyReason;
    }

    @Override
    public void edit(DraftVerb verb, LongConsumer done, Consumer<? super Throwable> failed) {
        try {
            verb.apply(draft);
        } catch (IOException | RuntimeException e) {
            failed.accept(e);
            return;
        }
        snapshot.set(draft.snapshot());
        done.accept(draft.state().revision());
    }

    @Override
    public void edit(DraftVerb verb) {
        edit(verb, () -> { });
    }

    @Override
    public void edit(DraftVerb verb, Runnable done) {
        edit(verb, revision -> done.run(), failure -> {
            throw new AssertionError(failure);
        });
    }

    @Override
    public <T> void ask(DraftQuestion<T> question, Consumer<? super T> answer) {
        try {
            answer.accept(question.ask(draft));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        draft.close();
        pack.close();
    }
}
