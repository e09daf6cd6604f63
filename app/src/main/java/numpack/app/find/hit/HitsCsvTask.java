package numpack.app.find.hit;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import numpack.app.session.ShownHits;
import numpack.app.session.ShownHits.Extent;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;

/// Writes the listed hits as comma separated text: where each is, and its value.
public final class HitsCsvTask implements Work<String> {
    /// What a clipboard takes.
    public static final int MAX_HITS = 1_000_000;
    private static final int AT_ONCE = 1024;

    private final ShownHits hits;

    public HitsCsvTask(ShownHits hits) {
        this.hits = hits;
    }

    @Override
    public String run(ProgressSink progress) throws IOException {
        int count = Math.min(MAX_HITS, hits.places().listed());
        progress.begin(count);
        int axes = hits.extent() == Extent.ROWS ? 0 : hits.array().physicalShape().ndim() - 1;
        var text = new StringBuilder("row,");
        text.append(axes == 1 ? "column," : IntStream.rangeClosed(1, axes).mapToObj(axis -> "axis_" + axis + ",").collect(Collectors.joining())).append("value\n");
        for (int first = 0; first < count; first += AT_ONCE) {
            for (var line : new HitLinesTask(hits, first, Math.min(AT_ONCE, count - first)).run(progress)) {
                text.append(line.row()).append(',').append(line.column().isEmpty() ? "" : line.column().replace(", ", ",") + ",").append(quoted(line.value())).append('\n');
            }
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return value.indexOf(',') < 0 ? value : '"' + value + '"';
    }
}
