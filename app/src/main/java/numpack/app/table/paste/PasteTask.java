package numpack.app.table.paste;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import numpack.app.edit.value.DecimalCommas;
import numpack.app.grid.ClipboardText;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;

/// Reads a text as elements for a place in the grid, in each way that its commas allow.
///
/// A comma separates columns, or whole numbers from fractions, or thousands. Where only one of these makes numbers of all texts, that is
/// it; where several do, only the user can tell. A reading that the array cannot take, for its dtype or its size, cannot be chosen, but
/// it is still what the text may mean: `5,0` is not 5 because the array has no room for a second column.
public final class PasteTask implements Work<PasteOutcome> {
    /// More cells are not pasted at once; files are imported.
    public static final long MAX_CELLS = 4_000_000;

    /// Thousands by points and a fraction by a comma, which nothing here reads: it would become two columns.
    private static final Pattern POINTS_AND_COMMA = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+,\\d+");

    private final CellSpace space;
    private final GridRange selected;
    private final String text;

    /// @param selected with plain bounds, within the space
    public PasteTask(CellSpace space, GridRange selected, String text) {
        this.space = space;
        this.selected = selected;
        this.text = text;
    }

    @Override
    public PasteOutcome run(ProgressSink progress) {
        if (ClipboardText.isBinary(text)) {
            return PasteOutcome.refused(Texts.of("grid.paste.binary"));
        }
        var lines = TextBlock.parse(text, TextBlock.TAB);
        var rows = BlockReader.usedRows(lines);
        if (rows == 0 || isEverywhere(lines, String::isBlank)) {
            return PasteOutcome.refused(Texts.of("grid.paste.nothing"));
        }
        var uneven = uneven(lines);
        if (uneven >= 0) {
            return PasteOutcome.refused(Texts.of("grid.paste.ragged", uneven + 1, lines.width(uneven), lines.columnCount()));
        }
        var separated = TextBlock.parse(text, lines.columnCount() == 1 ? ',' : TextBlock.TAB);
        if ((long) rows * Math.max(lines.columnCount(), separated.columnCount()) > MAX_CELLS) {
            return PasteOutcome.refused(Texts.of("grid.paste.tooMany", (long) rows * lines.columnCount(), MAX_CELLS));
        }
        var readers = text.indexOf(',') < 0 ? List.of(reader(lines, CommaReading.NONE)) : readers(lines, separated);
        progress.begin((long) rows * readers.size());
        var ways = new ArrayList<Way>();
        readers.forEach(reader -> ways.add(new Way(reader.read(progress), reader.isNotation())));
        if (ways.stream().noneMatch(Way::isNotation) && ways.getFirst().reading().commas() == CommaReading.DECIMAL) {
            // A point in one text and a comma in another: the comma is what our own texts never have.
            ways.addFirst(new Way(reader(lines, CommaReading.NONE).read(progress), false));
        }
        return outcome(ways, separated, ways.size() > 1 && isAnywhere(lines, cell -> POINTS_AND_COMMA.matcher(cell.strip()).matches()));
    }

    private List<BlockReader> readers(TextBlock lines, TextBlock separated) {
        var readers = new ArrayList<BlockReader>();
        if (lines.columnCount() == 1 && separated.columnCount() > 1 && uneven(separated) < 0) {
            readers.add(reader(separated, CommaReading.SEPARATORS));
        }
        readers.add(reader(lines, CommaReading.DECIMAL));
        if (isEverywhere(lines, cell -> cell.indexOf(',') < 0 || DecimalCommas.mayBeThousands(cell))) {
            readers.add(reader(lines, CommaReading.THOUSANDS));
        }
        return readers;
    }

    private BlockReader reader(TextBlock block, CommaReading commas) {
        return new BlockReader(space, selected, block, commas);
    }

    private PasteOutcome outcome(List<Way> ways, TextBlock separated, boolean hasPointsAndCommas) {
        var possible = ways.stream().filter(Way::isNotation).map(Way::reading).toList();
        if (possible.isEmpty()) {
            return new PasteOutcome.Refused(ways.getFirst().reading().refusal().orElseThrow());
        }
        // One that is doubtful stands beside another that is not to be chosen.
        var isDoubtful = hasPointsAndCommas && possible.getFirst().commas() == CommaReading.SEPARATORS;
        var readings = isDoubtful ? ways.stream().map(Way::reading).toList() : possible;
        if (readings.stream().allMatch(reading -> reading.refusal().isPresent())) {
            return new PasteOutcome.Refused(readings.getFirst().refusal().orElseThrow());
        }
        return readings.size() == 1 ? new PasteOutcome.Readable(readings.getFirst())
                : new PasteOutcome.Readable(readings, CommaClues.of(readings, separated, selected, isDoubtful));
    }

    /// The first line with another number of cells than the longest; -1 for none. Blank lines are lines without texts.
    private static int uneven(TextBlock block) {
        var width = block.columnCount();
        for (var row = 0; row < block.rowCount(); row++) {
            if (block.width(row) != width && !block.isBlank(row)) {
                return row;
            }
        }
        return -1;
    }

    private static boolean isEverywhere(TextBlock block, Predicate<String> condition) {
        return !isAnywhere(block, condition.negate());
    }

    private static boolean isAnywhere(TextBlock block, Predicate<String> condition) {
        for (var row = 0; row < block.rowCount(); row++) {
            for (var column = 0; column < block.width(row); column++) {
                if (condition.test(block.cell(row, column))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// What came of one way to read the text.
    ///
    /// @param isNotation whether all texts are written as values are, whether or not the array takes them
    private record Way(PasteReading reading, boolean isNotation) {}
}
