package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import numpack.bench.Peer;
import numpack.bench.Table;
import numpack.bench.Timing;

/// Measures ours and the peer's in turn, so that what slows the machine slows both.
///
/// @param peer   answers `VERB NUMBER TIMES` with the median of so many runs, in nanoseconds
/// @param inARow so many runs before it is the other's turn
/// @param <C>    what is chosen for a run
record Turns<C>(Table table, Optional<Peer.Talk> peer, int inARow) implements AutoCloseable {
    /// Turns with a peer that runs a script for a pack at a path; ours alone if none was named.
    static <C> Turns<C> of(Table table, String script, Path pack, int inARow) throws IOException {
        var peer = Peer.named();
        return new Turns<>(table, peer.isPresent() ? Optional.of(peer.get().talk(script, pack.toString())) : Optional.empty(), inARow);
    }

    /// Says below a table why the peer's numbers are missing, if they are.
    static void noteWithoutPeer(Table table) {
        if (Peer.named().isEmpty()) {
            table.note("No interpreter was named, so NumPack was not measured.");
        }
    }

    @FunctionalInterface
    interface Run<C> {
        void run(C chosen) throws IOException;
    }

    /// @param question  `VERB NUMBER` for the peer; empty if it has no such thing
    /// @param warmUps   runs of ours before the first that counts
    /// @param rounds    turns of each
    /// @param choice    what to do it with, not measured
    void row(String what, String question, int warmUps, int rounds, Supplier<C> choice, Run<C> run, String wished) throws IOException {
        for (int i = 0; i < warmUps; i++) {
            run.run(choice.get());
        }
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            List<Long> turn = new ArrayList<>();
            for (int k = 0; k < inARow; k++) {
                var chosen = choice.get();
                long start = System.nanoTime();
                run.run(chosen);
                turn.add(System.nanoTime() - start);
            }
            ours.add(median(turn));
            if (peer.isPresent() && !question.isEmpty()) {
                theirs.add(Long.parseLong(peer.get().ask(question + " " + inARow)));
            }
        }
        var mine = median(ours);
        table.row(what, micros(mine), theirs.isEmpty() ? "" : micros(median(theirs)), theirs.isEmpty() ? "" : ratio(mine, median(theirs)), wished);
    }

    static long median(List<Long> nanos) {
        return Timing.ofNanos(nanos.stream().mapToLong(Long::longValue).toArray()).medianNanos();
    }

    static String ratio(long ours, long theirs) {
        double ratio = (double) ours / theirs;
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
    }

    static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
    }

    @Override
    public void close() throws IOException {
        if (peer.isPresent()) {
            peer.get().close();
        }
    }
}
