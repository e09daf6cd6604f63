package numpack.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import numpack.bench.Benchmark;
import numpack.bench.Table;

/// What a frame of the grid costs, as `GridFrameBench` tells from a window of its own.
final class GridBenchmark implements Benchmark {
    private static final Pattern LINE = Pattern.compile(
            "(light|dark)\\s+(.+?)\\s+median\\s+([\\d.]+) ms\\s+p95\\s+([\\d.]+) ms\\s+cpu a frame: layout\\s+([\\d.]+) ms, raster\\s+([\\d.]+) ms");

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public String title() {
        return "A frame of the table, 10^12 rows by 100,000 columns, 1200 x 800";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var printed = Child.runBench(List.of("-Djavafx.animation.fullspeed=true"), "numpack.app.grid.GridFrameBench");
        var table = Table.of("each frame does", "theme", "median ms", "p95 ms", "layout, cpu ms", "raster, cpu ms");
        var rows = 0;
        for (var line : printed) {
            var found = LINE.matcher(line);
            if (found.find()) {
                table.row(found.group(2), found.group(1), found.group(3), found.group(4), found.group(5), found.group(6));
                rows++;
            }
        }
        if (rows == 0) {
            throw new IOException("the grid told no times:\n" + String.join("\n", printed));
        }
        return table.note("Time from frame to frame without the cap of 60 a second; layout and raster run side by side.");
    }
}
