package numpack.app.bench;

import java.io.IOException;
import java.util.List;

import numpack.bench.Benchmark;
import numpack.bench.Table;

/// What a frame of the grid costs, as `GridFrameBench` tells from a window of its own.
final class GridBenchmark implements Benchmark {
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
        var table = Table.of("each frame does", "theme", "median ms", "p95 ms", "layout, cpu ms", "raster, cpu ms");
        for (var cells : Child.measured(List.of("-Djavafx.animation.fullspeed=true"), "numpack.app.grid.GridFrameBench")) {
            table.row((Object[]) cells);
        }
        return table.note("Time from frame to frame without the cap of 60 a second; layout and raster run side by side.");
    }
}
