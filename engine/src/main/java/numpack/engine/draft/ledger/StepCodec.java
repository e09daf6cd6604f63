package numpack.engine.draft.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import numpack.engine.draft.apply.HeldBytes;
import numpack.engine.draft.apply.LastTarget;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.step.CellPlaces;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepBytes;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;

/// Steps as bytes of a log record. A step begins with a number for its kind, its id and its time; bulk bytes stay where they lie in the log
/// and are named by position and size.
public final class StepCodec {
    private static final int SET_CELLS = 1;
    private static final int FILL = 2;
    private static final int WRITE_BLOCK = 3;
    private static final int DROP_ROWS = 4;
    private static final int RESTORE_ROWS = 5;
    private static final int APPEND_ROWS = 6;
    private static final int CREATE_ARRAY = 7;
    private static final int RENAME_ARRAY = 8;
    private static final int CLONE_ARRAY = 9;
    private static final int REMOVE_ARRAY = 10;
    private static final int GROUP = 11;
    private static final int UNDONE = 12;
    private static final int TAKEN_OUT = 13;
    private static final int SET_CELLS_OF_KIND = 14;

    private static final int FEW = 1;
    private static final int REPEATED = 2;
    private static final int KEPT = 3;

    private StepCodec() {
    }

    /// @param moved where bulk bytes lie in the log that is written, by where they lie in the one they were read from
    static void write(LogOutput out, Step step, LongUnaryOperator moved) {
        switch (step) {
            case Step.SetCells set when set.kind().isEmpty() -> cells(out, SET_CELLS, set, moved);
            case Step.SetCells set -> cells(out, SET_CELLS_OF_KIND, set, moved).text(set.kind());
            case Step.Fill fill -> region(bytes(bytes(head(out, FILL, fill), fill.oldBytes(), moved), fill.newBytes(), moved), fill.region());
            case Step.WriteBlock block -> region(bytes(bytes(head(out, WRITE_BLOCK, block), block.oldBytes(), moved), block.newBytes(), moved),
                    block.region()).text(block.kind());
            case Step.DropRows drop -> head(out, DROP_ROWS, drop).rows(drop.rows()).number(Integer.toUnsignedLong(drop.sign()));
            case Step.RestoreRows restore -> head(out, RESTORE_ROWS, restore).rows(restore.rows())
                    .number(Integer.toUnsignedLong(restore.sign()));
            case Step.AppendRows append -> bytes(head(out, APPEND_ROWS, append).pieces(append.pieces()), append.bytes(), moved);
            case Step.CreateArray create -> bytes(head(out, CREATE_ARRAY, create).number(create.dtype().code()).shape(create.shape()),
                    create.element(), moved);
            case Step.RenameArray rename -> head(out, RENAME_ARRAY, rename).text(rename.newName());
            case Step.CloneArray clone -> head(out, CLONE_ARRAY, clone).number(clone.sourceId()).text(clone.source())
                    .number(clone.dtype().code()).shape(clone.shape());
            case Step.RemoveArray remove -> bytes(head(out, REMOVE_ARRAY, remove).number(remove.dtype().code()).shape(remove.shape()),
                    remove.content(), moved).rows(remove.dropped());
            case Step.Group group -> atoms(origin(out, GROUP, group), group.parts(), moved);
            case Step.Undone undone -> write(origin(out, UNDONE, undone), undone.step(), moved);
            case Step.Reverted taken -> {
                origin(out, TAKEN_OUT, taken).number(taken.stepIds().size());
                taken.stepIds().forEach(out::number);
                atoms(out, taken.changes(), moved);
                out.number(taken.lasting().ordinal());
            }
        }
    }

    /// @param last the target of the step before
    static Step read(LogInput in, LateLog log, long limit, LastTarget last) {
        return new Reading(in, log, limit, last).step(0);
    }

    /// The bulk bytes that a step names.
    public static List<HeldBytes.Kept> bulk(Step step) {
        return switch (step) {
            case Step.CellStep cells -> kept(cells.oldBytes(), cells.newBytes());
            case Step.AppendRows append -> kept(append.bytes());
            case Step.CreateArray create -> kept(create.element());
            case Step.RemoveArray remove -> kept(remove.content());
            case Step.Atom _ -> List.of();
            case Step.Group group -> bulk(group.parts());
            case Step.Undone undone -> bulk(undone.step());
            case Step.Reverted taken -> bulk(taken.changes());
        };
    }

    private static List<HeldBytes.Kept> bulk(List<Step.Atom> atoms) {
        return atoms.stream().flatMap(atom -> bulk(atom).stream()).toList();
    }

    private static List<HeldBytes.Kept> kept(StepBytes... all) {
        var kept = new ArrayList<HeldBytes.Kept>();
        for (var bytes : all) {
            if (bytes instanceof HeldBytes.Kept bulk) {
                kept.add(bulk);
            }
        }
        return kept;
    }

    private static LogOutput origin(LogOutput out, int kind, Step step) {
        return out.number(kind).number(step.id()).number(step.origin().millis());
    }

    private static LogOutput head(LogOutput out, int kind, Step.Atom atom) {
        return origin(out, kind, atom).number(atom.target().arrayId()).text(atom.target().array()).space(atom.target().space());
    }

    private static void atoms(LogOutput out, List<Step.Atom> atoms, LongUnaryOperator moved) {
        out.number(atoms.size());
        atoms.forEach(atom -> write(out, atom, moved));
    }

    private static LogOutput bytes(LogOutput out, StepBytes bytes, LongUnaryOperator moved) {
        return switch ((HeldBytes) bytes) {
            case HeldBytes.Few few -> out.number(FEW).bytes(few.bytes());
            case HeldBytes.Repeated same -> out.number(REPEATED).bytes(same.element()).number(same.size());
            case HeldBytes.Kept kept -> out.number(KEPT).number(moved.applyAsLong(kept.position())).number(kept.size());
        };
    }

    private static LogOutput region(LogOutput out, Region region) {
        out.rows(region.rows()).number(region.rest().ndim());
        for (var slice : region.rest().slices()) {
            out.number(slice.start()).number(slice.count()).number(slice.step());
        }
        return out;
    }

    private static LogOutput cells(LogOutput out, int kind, Step.SetCells set, LongUnaryOperator moved) {
        return places(bytes(bytes(head(out, kind, set), set.oldBytes(), moved), set.newBytes(), moved), set.places());
    }

    private static LogOutput places(LogOutput out, CellPlaces places) {
        out.number(places.rowElements()).number(places.runCount());
        long at = 0;
        for (int run = 0; run < places.runCount(); run++) {
            out.number(places.start(run) - at).number(places.length(run));
            at = places.end(run);
        }
        return out;
    }

    /// One record being read.
    private record Reading(LogInput in, LateLog log, long limit, LastTarget last) {
        private static final int MAX_DEPTH = 1000;

        Step step(int depth) {
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("steps within steps within steps");
            }
            int kind = in.position();
            var origin = new Step.Origin(in.number(), in.number());
            return switch (kind) {
                case GROUP -> new Step.Group(origin, atoms(depth));
                case UNDONE -> new Step.Undone(origin, step(depth + 1));
                case TAKEN_OUT -> new Step.Reverted(origin, ids(), atoms(depth), lasting());
                default -> atom(kind, origin, last.of(in.number(), in.text(), in.space()));
            };
        }

        private Step.Atom atom(int kind, Step.Origin origin, Step.Target target) {
            return switch (kind) {
                case SET_CELLS, SET_CELLS_OF_KIND -> {
                    var old = bytes();
                    var now = bytes();
                    yield new Step.SetCells(origin, target, places(), old, now, kind == SET_CELLS ? "" : in.text());
                }
                case FILL -> {
                    var old = bytes();
                    var now = bytes();
                    yield new Step.Fill(origin, target, region(), old, now);
                }
                case WRITE_BLOCK -> {
                    var old = bytes();
                    var now = bytes();
                    yield new Step.WriteBlock(origin, target, region(), old, now, in.text());
                }
                case DROP_ROWS -> new Step.DropRows(origin, target, in.rows(), (int) in.number());
                case RESTORE_ROWS -> new Step.RestoreRows(origin, target, in.rows(), (int) in.number());
                case APPEND_ROWS -> new Step.AppendRows(origin, target, in.pieces(), bytes());
                case CREATE_ARRAY -> new Step.CreateArray(origin, target, in.dtype(), in.shape(), bytes());
                case RENAME_ARRAY -> new Step.RenameArray(origin, target, in.text());
                case CLONE_ARRAY -> new Step.CloneArray(origin, target, in.number(), in.text(), in.dtype(), in.shape());
                case REMOVE_ARRAY -> new Step.RemoveArray(origin, target, in.dtype(), in.shape(), bytes(), in.rows());
                default -> throw new IllegalArgumentException("a step of kind " + kind);
            };
        }

        private List<Step.Atom> atoms(int depth) {
            int count = in.count();
            var atoms = new ArrayList<Step.Atom>(count);
            for (int i = 0; i < count; i++) {
                if (!(step(depth + 1) instanceof Step.Atom atom)) {
                    throw new IllegalArgumentException("a group within a group");
                }
                atoms.add(atom);
            }
            return atoms;
        }

        private Step.Reverted.Lasting lasting() {
            return in.number() == 0 ? Step.Reverted.Lasting.UNDOABLE : Step.Reverted.Lasting.UNTIL_SAVED;
        }

        private Set<Long> ids() {
            int count = in.count();
            var ids = new HashSet<Long>();
            for (int i = 0; i < count; i++) {
                ids.add(in.number());
            }
            return ids;
        }

        private StepBytes bytes() {
            int kind = in.position();
            return switch (kind) {
                case FEW -> new HeldBytes.Few(in.bytes());
                case REPEATED -> repeated(in.bytes(), in.number());
                case KEPT -> kept(in.number(), in.number());
                default -> throw new IllegalArgumentException("bytes of kind " + kind);
            };
        }

        private static StepBytes repeated(byte[] element, long size) {
            if (element.length == 0 || size < 0) {
                throw new IllegalArgumentException("%d bytes of %d".formatted(size, element.length));
            }
            return new HeldBytes.Repeated(element, size);
        }

        private StepBytes kept(long position, long size) {
            if (position < 0 || size < 0 || position > limit - size) {
                throw new IllegalArgumentException("%d bytes at %d, before %d".formatted(size, position, limit));
            }
            return new HeldBytes.Kept(log, position, size);
        }

        private Region region() {
            var rows = in.rows();
            int count = in.count();
            var rest = new ArrayList<Slice>(count);
            for (int i = 0; i < count; i++) {
                rest.add(new Slice(in.number(), in.number(), in.number()));
            }
            return new Region(rows, new Box(rest));
        }

        private CellPlaces places() {
            long rowElements = in.number();
            int count = in.count();
            if (count == 0) {
                throw new IllegalArgumentException("a step without cells");
            }
            var starts = new long[count];
            var ends = new long[count];
            long at = 0;
            for (int run = 0; run < count; run++) {
                starts[run] = Math.addExact(at, in.number());
                ends[run] = Math.addExact(starts[run], in.number());
                if (starts[run] < at || ends[run] <= starts[run]) {
                    throw new IllegalArgumentException("cells run backwards");
                }
                at = ends[run];
            }
            return new CellPlaces(rowElements, starts, ends);
        }
    }
}
