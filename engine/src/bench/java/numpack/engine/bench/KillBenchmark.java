package numpack.engine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.blackbox.FaultRun;
import numpack.blackbox.FaultRun.Outcome;

/// How often a killed process costs something: each run edits a draft, saves and compacts until it is killed at a random moment.
final class KillBenchmark implements Benchmark {
    private static final int KILLS = 520;
    private static final int FIRST_SEED = 10_000;
    private static final int AT_ONCE = 2;
    private static final int NUMPACK_EVERY = 5;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String title() {
        return "What a killed process costs";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var python = Optional.of(System.getProperty("workbench.python", "")).filter(path -> !path.isEmpty());
        var plain = new ArrayList<Outcome>();
        var withNumPack = new ArrayList<Outcome>();
        var bad = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var runs = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < KILLS; i++) {
                long seed = FIRST_SEED + i;
                runs.add(threads.submit(() -> run(seed, seed % NUMPACK_EVERY == 0 ? python : Optional.empty())));
            }
            for (int i = 0; i < KILLS; i++) {
                var outcome = outcomeOf(runs.get(i));
                (python.isPresent() && (FIRST_SEED + i) % NUMPACK_EVERY == 0 ? withNumPack : plain).add(outcome);
                if (!outcome.isGood()) {
                    bad.add("seed %d: %s".formatted(FIRST_SEED + i, outcome));
                }
            }
        }
        var table = Table.of("SIGKILL at a random moment", "kills", "in mid commit", "items done", "torn rows", "saves lost",
                "edits lost, older than 200 ms", "other trouble");
        addRow(table, "then we open", plain);
        if (withNumPack.isEmpty()) {
            table.note("No interpreter was named, so NumPack appended nothing in between.");
        } else {
            addRow(table, "then NumPack appends a row, then we open", withNumPack);
            table.note("NumPack could append in %d of %d cases; it failed where the array was parked in mid commit."
                    .formatted(withNumPack.stream().filter(Outcome::isAppendedTo).count(), withNumPack.size()));
        }
        bad.forEach(table::note);
        return table;
    }

    private static void addRow(Table table, String what, List<Outcome> outcomes) {
        table.row(what, outcomes.size(), outcomes.stream().filter(Outcome::isMidCommit).count(),
                outcomes.stream().mapToLong(Outcome::itemsDone).sum(), outcomes.stream().mapToInt(Outcome::tornRows).sum(),
                outcomes.stream().mapToInt(Outcome::savesLost).sum(), outcomes.stream().mapToInt(Outcome::editsLost).sum(),
                outcomes.stream().filter(outcome -> !outcome.trouble().isEmpty()).count());
    }

    private static Outcome run(long seed, Optional<String> python) throws IOException, InterruptedException {
        var folder = Folders.make("kill");
        try {
            return FaultRun.once(seed, folder, python);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Outcome outcomeOf(Future<Outcome> run) throws IOException, InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
