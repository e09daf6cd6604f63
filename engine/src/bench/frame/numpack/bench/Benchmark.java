package numpack.bench;

import java.io.IOException;

/// One question whose answer is a table of measured numbers.
public interface Benchmark {
    /// A word for `-Dbench=…` and for the marks around the section; letters, digits and hyphens.
    String name();

    /// The section's heading.
    String title();

    /// Measures and answers; a peer that is compared with is measured in the same call.
    Table measure() throws IOException, InterruptedException;
}
