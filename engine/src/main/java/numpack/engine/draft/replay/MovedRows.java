package numpack.engine.draft.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import numpack.engine.draft.apply.HeldBytes;
import numpack.engine.draft.apply.StepMaker;
import numpack.engine.draft.ledger.Ledger;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.step.CellPlaces;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepBytes;
import numpack.engine.shape.RowSet;

/// The same rows by other numbers, perhaps in another order.
///
/// @param ledger     where steps are kept
/// @param touched  the rows as a step names them
/// @param places   where the first of them are now, one for each
/// @param appended where the others are now, in their order and after all places
public record MovedRows(Ledger ledger, RowSet touched, long[] places, RowSet appended) {
    private static final int BLOCK_BYTES = 1 << 18;

    /// Bytes of a step that follow each other, before and after the move.
    private record Part(long from, long count) {}

    /// The same atom about the rows as they are numbered in an array now.
    Step.Atom move(Step.Atom atom, ArrayState array) throws IOException {
        // An atom of another order has another number: what is known of its rows goes by their order. So has one that is older than a
        // compaction of ours, which has nothing to say of its new rows.
        boolean isOlder = ledger.history().known().get(array.id()).closings().stream().anyMatch(closing -> closing.stepId() > atom.id());
        var origin = isOlder || !keepsOrder() ? new Step.Origin(ledger.takeStepId(), atom.time()) : atom.origin();
        var target = new Step.Target(array.id(), atom.target().array(), array.space());
        return switch (atom) {
            case Step.SetCells set -> cells(origin, target, set, array.itemSize());
            case Step.Fill fill -> new Step.Fill(origin, target, region(fill.region()), inOrder(fill.oldBytes(), fill.region(), array.itemSize()),
                    inOrder(fill.newBytes(), fill.region(), array.itemSize()));
            case Step.WriteBlock block -> new Step.WriteBlock(origin, target, region(block.region()),
                    inOrder(block.oldBytes(), block.region(), array.itemSize()), inOrder(block.newBytes(), block.region(), array.itemSize()),
                    block.kind());
            case Step.DropRows _ -> new Step.DropRows(origin, target, now(), StepMaker.sign(array, now()));
            case Step.RestoreRows _ -> new Step.RestoreRows(origin, target, now(), StepMaker.sign(array, now()));
            case Step.AppendRows _, Step.CreateArray _, Step.CloneArray _, Step.RenameArray _, Step.RemoveArray _ -> atom;
        };
    }

    private RowSet now() {
        var now = RowSet.builder();
        Arrays.stream(places).sorted().forEach(now::add);
        appended.ranges().forEach(range -> now.addRange(range.from(), range.to()));
        return now.build();
    }

    private long now(long row) {
        long rank = touched.rank(row);
        return rank < places.length ? places[(int) rank] : appended.select(rank - places.length);
    }

    private boolean keepsOrder() {
        return IntStream.range(1, places.length).allMatch(i -> places[i - 1] < places[i]);
    }

    private Region region(Region region) {
        return new Region(now(), region.rest());
    }

    /// Bytes of a region, row by row in the new order.
    private StepBytes inOrder(StepBytes bytes, Region region, int itemSize) throws IOException {
        if (keepsOrder()) {
            return bytes;
        }
        long rowBytes = region.cellCount() / touched.size() * itemSize;
        var parts = new Part[places.length + 1];
        var order = IntStream.range(0, places.length).boxed().sorted(Comparator.comparingLong(i -> places[i])).toList();
        for (int i = 0; i < places.length; i++) {
            parts[i] = new Part(order.get(i) * rowBytes, rowBytes);
        }
        parts[places.length] = new Part(places.length * rowBytes, (touched.size() - places.length) * rowBytes);
        return joined(bytes, parts);
    }

    private Step.SetCells cells(Step.Origin origin, Step.Target target, Step.SetCells set, int itemSize) throws IOException {
        var places = set.places();
        var runs = new ArrayList<long[]>();
        var parts = new ArrayList<Part>();
        long at = 0;
        for (int run = 0; run < places.runCount(); run++) {
            for (long start = places.start(run); start < places.end(run);) {
                long row = start / places.rowElements();
                long count = Math.min(places.end(run), (row + 1) * places.rowElements()) - start;
                runs.add(new long[] {now(row) * places.rowElements() + start % places.rowElements(), count});
                parts.add(new Part(at * itemSize, count * itemSize));
                at += count;
                start += count;
            }
        }
        var order = IntStream.range(0, runs.size()).boxed().sorted(Comparator.comparingLong(i -> runs.get(i)[0])).toList();
        var starts = order.stream().mapToLong(i -> runs.get(i)[0]).toArray();
        var ends = order.stream().mapToLong(i -> runs.get(i)[0] + runs.get(i)[1]).toArray();
        var inOrder = order.stream().map(parts::get).toArray(Part[]::new);
        boolean isSame = keepsOrder();
        return new Step.SetCells(origin, target, new CellPlaces(places.rowElements(), starts, ends),
                isSame ? set.oldBytes() : joined(set.oldBytes(), inOrder), isSame ? set.newBytes() : joined(set.newBytes(), inOrder), set.kind());
    }

    private StepBytes joined(StepBytes bytes, Part[] parts) throws IOException {
        if (bytes instanceof HeldBytes.Repeated) {
            return bytes;
        }
        return ledger.maker().keep(bytes.size(), sink -> {
            for (var part : parts) {
                for (long at = 0; at < part.count; at += BLOCK_BYTES) {
                    int count = (int) Math.min(BLOCK_BYTES, part.count - at);
                    sink.write(bytes.read(part.from + at, count), 0, count);
                }
            }
        });
    }
}
