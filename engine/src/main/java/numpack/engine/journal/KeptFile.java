package numpack.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.journal.step.OwnCopy;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;

/// What kept commits do with one file, all of them together: which bytes it may hold in between, and which in the end.
///
/// A power loss leaves of each piece of a file any version since the last sync, so each byte may be that of before the first commit or one that a
/// later commit wrote. Behind the file's first end it is zero or one of those: the file systems of a `SteadyDisk` show nothing else there.
final class KeptFile {
    private final String home;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<WriteAt> writes = new ArrayList<>();
    private final long lengthBefore;
    private long lengthAfter;

    /// @param lengthBefore its length before the first of the commits
    KeptFile(String home, long lengthBefore) {
        this.home = home;
        this.lengthBefore = lengthBefore;
        this.lengthAfter = lengthBefore;
        names.add(home);
    }

    String home() {
        return home;
    }

    /// The names under which it may lie: its own, and those where it was parked.
    Set<String> names() {
        return names;
    }

    void parkedAt(String name) {
        names.add(name);
    }

    void write(WriteAt write) {
        writes.add(write);
    }

    void becomes(long length) {
        lengthAfter = length;
    }

    long lengthAfter() {
        return lengthAfter;
    }

    /// What is to be written so that the file is as the last commit left it.
    ///
    /// @param isOurs whether the file can have come to what it holds by these commits and a power loss
    /// @param writes at most one for each piece; none if all is there
    /// @param all    one for each piece
    record Look(boolean isOurs, List<WriteAt> writes, List<WriteAt> all) {
        private static final Look FOREIGN = new Look(false, List.of(), List.of());
    }

    /// Compares a file with what the commits did.
    ///
    /// @param path where it lies
    /// @param length its length
    Look look(Path path, long length) throws IOException {
        if (length < lengthBefore || length > lengthAfter) {
            return Look.FOREIGN;
        }
        var missing = new ArrayList<WriteAt>();
        var all = new ArrayList<WriteAt>();
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (var piece : pieces()) {
                var left = look(channel, piece);
                if (!left.isOurs()) {
                    return left;
                }
                missing.addAll(left.writes());
                all.addAll(left.all());
            }
        }
        return new Look(true, missing, all);
    }

    /// Writes what a look found to be missing, and returns when it is safe.
    void repair(Path pack, Path path, Look look, DurableFiles files) throws IOException {
        if (!look.writes().isEmpty() && OwnCopy.isNeeded(path, files)) {
            OwnCopy.make(pack, path, files.look(path).orElseThrow().length(), files);
        }
        try (var file = files.open(path, Opening.EXISTING)) {
            for (var write : look.writes()) {
                file.write(write.offset(), write.after());
            }
            file.force();
        }
    }

    /// A run of bytes that are written without a gap.
    ///
    /// @param writes in the order of the commits
    private record Piece(long from, long to, List<WriteAt> writes) {}

    private List<Piece> pieces() {
        var order = new IdentityHashMap<WriteAt, Integer>();
        writes.forEach(write -> order.put(write, order.size()));
        var pieces = new ArrayList<Piece>();
        for (var write : writes.stream().sorted(Comparator.comparingLong(WriteAt::offset)).toList()) {
            long end = write.offset() + write.after().remaining();
            if (pieces.isEmpty() || write.offset() > pieces.getLast().to()) {
                pieces.add(new Piece(write.offset(), end, new ArrayList<>(List.of(write))));
            } else {
                var last = pieces.removeLast();
                last.writes().add(write);
                pieces.add(new Piece(last.from(), Math.max(last.to(), end), last.writes()));
            }
        }
        pieces.forEach(piece -> piece.writes().sort(Comparator.comparing(order::get)));
        return pieces;
    }

    /// As long as all writes of the piece together at most, which lie in memory as well.
    private Look look(FileChannel channel, Piece piece) throws IOException {
        int length = Math.toIntExact(piece.to() - piece.from());
        var found = new byte[length];
        var in = ByteBuffer.wrap(found);
        while (in.hasRemaining() && channel.read(in, piece.from() + in.position()) >= 0) {
            // Until the end of either.
        }
        int there = in.position();
        var last = found.clone();
        var isKnown = new boolean[length];
        for (int i = 0; i < length; i++) {
            isKnown[i] = piece.from() + i >= lengthBefore && found[i] == 0;
        }
        for (var write : piece.writes()) {
            int at = (int) (write.offset() - piece.from());
            var before = write.before();
            var after = write.after();
            for (int i = 0; i < after.remaining(); i++) {
                byte written = after.get(i);
                isKnown[at + i] |= found[at + i] == written || i < before.remaining() && found[at + i] == before.get(i);
                last[at + i] = written;
            }
        }
        for (int i = 0; i < there; i++) {
            if (!isKnown[i]) {
                return Look.FOREIGN;
            }
        }
        boolean isComplete = there == length && Arrays.equals(found, last);
        var all = List.of(new WriteAt(home, piece.from(), ByteBuffer.allocate(0), ByteBuffer.wrap(last)));
        return new Look(true, isComplete ? List.of() : all, all);
    }
}
