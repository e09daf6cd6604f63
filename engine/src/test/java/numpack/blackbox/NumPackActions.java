package numpack.blackbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.blackbox.RealNumPack.Verb;
import numpack.engine.dtype.DType;

/// Random changes of a pack by the real NumPack, each of a kind that 0.7.0 does without damage, and of what the pack must hold then.
///
/// What it does with damage is left out: appending after dropped rows within one word of the bitmap, replacing scattered rows or a run
/// with a dropped row in it, dropping every row by number, and rows of no bytes beyond their first save.
final class NumPackActions {
    private static final int WORD_BITS = 64;
    /// It adds endings to an array's name that leave no room for a longer one.
    private static final int MAX_LETTERS = 200;

    private final Random random;
    private final Map<String, ExpectedArray> known;
    private final List<String> done;
    private final List<Verb> verbs = new ArrayList<>();

    NumPackActions(Random random, Map<String, ExpectedArray> known, List<String> done) {
        this.random = random;
        this.known = known;
        this.done = done;
    }

    void doSome(RealNumPack numPack, Path pack) throws IOException {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            plan();
        }
        numPack.run(pack, random.nextBoolean() ? 0 : 1 + random.nextInt(2000), verbs);
        verbs.clear();
    }

    private void plan() {
        var sound = known.keySet().stream().filter(name -> name.length() < MAX_LETTERS && known.get(name).rowBytes() > 0).toList();
        if (sound.isEmpty() || random.nextInt(4) == 0) {
            save("py" + known.size() + "_" + random.nextInt(1000));
            return;
        }
        var name = sound.get(random.nextInt(sound.size()));
        var array = known.get(name);
        switch (random.nextInt(7)) {
            case 0 -> save(name);
            case 1 -> append(name, array);
            case 2 -> replace(name, array);
            case 3 -> drop(name, array);
            case 4 -> remove(name);
            case 5 -> copy(name, array);
            default -> compact(name, array);
        }
    }

    private void save(String name) {
        var dtype = DType.values()[random.nextInt(DType.values().length)];
        var array = new ExpectedArray(dtype, WorkbenchActions.ROW_SHAPES.get(random.nextInt(WorkbenchActions.ROW_SHAPES.size())));
        if (array.rowBytes() == 0) {
            return;
        }
        var rows = array.randomRows(random, 1 + random.nextInt(150));
        add(Verb.save(name, rows), "save", name);
        array.append(rows);
        known.put(name, array);
    }

    private void append(String name, ExpectedArray array) {
        var rows = array.randomRows(random, 1 + random.nextInt(90));
        int before = array.physicalCount();
        int after = before + (int) rows.shape().rowCount();
        boolean isInNewWord = before % WORD_BITS == 0 || before / WORD_BITS != (after - 1) / WORD_BITS;
        if (!array.hasDroppedRows() || isInNewWord) {
            add(Verb.append(name, rows), "append", name);
            array.append(rows);
        }
    }

    private void replace(String name, ExpectedArray array) {
        var live = array.liveRows();
        if (live.length == 0) {
            return;
        }
        int first = random.nextInt(live.length);
        int count = array.hasDroppedRows() ? 1 : 1 + random.nextInt(live.length - first);
        var rows = array.randomRows(random, count);
        add(Verb.replace(name, LongStream.range(first, first + count).boxed().toList(), rows), "replace", name);
        for (int i = 0; i < count; i++) {
            array.replace(live[first + i], rows.row(i).toByteArray());
        }
    }

    private void drop(String name, ExpectedArray array) {
        var live = array.liveRows();
        var wanted = random.ints(1 + random.nextInt(10), 0, Math.max(1, live.length)).distinct().sorted().asLongStream().boxed().toList();
        if (wanted.size() < live.length) {
            add(Verb.drop(name, wanted), "drop", name);
            wanted.forEach(row -> array.setLive(live[row.intValue()], false));
        }
    }

    private void remove(String name) {
        // NumPack keeps the array, with every row dropped.
        add(Verb.remove(name), "remove", name);
        for (int row = 0; row < known.get(name).physicalCount(); row++) {
            known.get(name).setLive(row, false);
        }
    }

    private void copy(String name, ExpectedArray array) {
        var target = "clone" + random.nextInt(1000);
        if (array.liveRows().length > 0 && !known.containsKey(target)) {
            add(Verb.copy(name, target), "clone", name);
            known.put(target, array.compacted());
        }
    }

    private void compact(String name, ExpectedArray array) {
        if (array.liveRows().length > 0) {
            add(Verb.compact(name), "update", name);
            known.put(name, array.compacted());
        }
    }

    private void add(Verb verb, String word, String name) {
        verbs.add(verb);
        done.add("NumPack " + word + " " + name);
    }
}
