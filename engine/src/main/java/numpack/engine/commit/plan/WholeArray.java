package numpack.engine.commit.plan;

import java.io.IOException;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.rows.bitmap.BitmapChange;
import numpack.engine.rows.bitmap.BitmapForm;
import numpack.engine.rows.bitmap.BitmapPlanner;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Plans a whole array: its rows go into one new file, its dropped ones into a new bitmap.
///
/// @param change what is wanted
record WholeArray(Change.Whole change, PlanScope scope) {
    void plan() throws IOException {
        scope.fileFor(change.name());
        var elements = change.elements();
        var shape = elements.shape().ndim() == 0 ? elements.shape() : elements.shape().withRows(change.rows());
        var entry = ArrayEntry.of(change.name(), elements.dtype(), shape, scope.stampMicros());
        var file = write(entry);
        var lengths = new FileLengths();
        placeBitmap(lengths);
        switch (change.place()) {
            case Change.Place.FreeName _, Change.Place.UnseenName _ -> add(entry, file, lengths);
            case Change.Place.InsteadOf(var array) -> new Replacement(array, scope).plan(entry, file, entry.dataBytes(), lengths);
            case Change.Place.InsteadOfRemoved(var key) -> {
                add(entry, file, lengths);
                scope.removed().paths(key).forEach(scope.plan()::clear);
                scope.plan().clearFolder(RemovedArrays.folderOf(key));
            }
        }
    }

    private String write(ArrayEntry entry) throws IOException {
        var news = scope.news();
        return news.make(entry.dataBytes(), out -> {
            long at = news.write(change.elements(), Slice.of(0, change.elements().shape().rowCount()), out, 0);
            for (var more : change.appended()) {
                at += news.write(more, Slice.of(0, more.shape().rowCount()), out, at);
            }
        });
    }

    private void placeBitmap(FileLengths lengths) throws IOException {
        if (change.dropped().isEmpty()) {
            return;
        }
        var bitmap = BitmapPlanner.plan(BitmapForm.ABSENT, LiveRows.all(change.rows()), change.dropped(), RowSet.empty(), 0);
        if (bitmap instanceof BitmapChange.Whole(var image)) {
            var place = PackLayout.bitmapFile(change.name()).orElseThrow();
            var made = scope.news().make(image::writeTo);
            change.base().flatMap(array -> array.files().bitmap()).ifPresent(old -> scope.plan().succeeds(made, old));
            scope.plan().place(made, place);
            lengths.arrives(place, image.sizeBytes());
        }
    }

    private void add(ArrayEntry entry, String file, FileLengths lengths) {
        lengths.arrives(entry.dataFile(), entry.dataBytes());
        scope.plan().open(file, entry.dataFile());
        scope.enter(entry, lengths);
    }
}
