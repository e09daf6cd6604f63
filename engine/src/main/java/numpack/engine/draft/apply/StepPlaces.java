package numpack.engine.draft.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.step.CellPlaces;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// Finds where a step's cells and rows are in a state.
///
/// @param past what has become of rows since a step was made
public record StepPlaces(PackState state, StateChange.Past past) {
    /// One place for each array that the step changed and that is there, in the step's order.
    public List<StepPlace> of(Step step) {
        var places = new LinkedHashMap<Long, StepPlace>();
        for (var atom : step.atoms()) {
            var array = state.find(atom.target().arrayId());
            array.ifPresent(found -> places.merge(found.id(), place(found, atom), StepPlaces::joined));
        }
        return List.copyOf(places.values());
    }

    /// The places of a step that has no effect: the arrays alone, for it is not known which rows it would mean now.
    public List<StepPlace> arraysOf(Step step) {
        return of(step).stream().map(place -> new StepPlace(place.arrayId(), StepPlace.Extent.ARRAY, List.of())).toList();
    }

    private StepPlace place(ArrayState array, Step.Atom atom) {
        return switch (atom) {
            case Step.SetCells set -> new StepPlace(array.id(), StepPlace.Extent.CELLS, cells(array, set));
            case Step.Fill fill -> cells(array, fill, fill.region());
            case Step.WriteBlock write -> cells(array, write, write.region());
            case Step.DropRows _, Step.RestoreRows _, Step.AppendRows _ ->
                    new StepPlace(array.id(), StepPlace.Extent.ROWS, wholeRows(array, now(array, atom, TouchedRows.of(atom))));
            case Step.CreateArray _, Step.CloneArray _, Step.RenameArray _, Step.RemoveArray _ ->
                    new StepPlace(array.id(), StepPlace.Extent.ARRAY, List.of());
        };
    }

    private StepPlace cells(ArrayState array, Step.Atom atom, Region region) {
        // The array may have another shape by now: then its cells are not those that the step names.
        boolean isLikeThen = region.rest().ndim() == array.lengths().length - 1;
        var rows = isLikeThen ? now(array, atom, region.rows()) : RowSet.empty();
        return new StepPlace(array.id(), StepPlace.Extent.CELLS, rows.isEmpty() ? List.of() : List.of(new Region(rows, region.rest())));
    }

    private List<Region> cells(ArrayState array, Step.SetCells set) {
        var places = set.places();
        if (places.rowElements() != array.rowElements()) {
            return List.of();
        }
        if (places.cellCount() > StepPlace.MAX_REGIONS) {
            var rows = now(array, set, TouchedRows.of(set));
            return rows.isEmpty() ? List.of() : List.of(new Region(rows, bounds(array, places)));
        }
        var wholeRow = Box.all(array.physicalShape()).inRow();
        var regions = new ArrayList<Region>();
        for (int run = 0; run < places.runCount(); run++) {
            for (long element = places.start(run); element < places.end(run); element++) {
                var row = now(array, set, RowSet.of(element / places.rowElements()));
                if (!row.isEmpty()) {
                    regions.add(new Region(row, wholeRow.cell(element % places.rowElements())));
                }
            }
        }
        return regions;
    }

    /// The box around single cells in each row.
    private static Box bounds(ArrayState array, CellPlaces places) {
        var row = Box.all(array.physicalShape()).inRow();
        Optional<Box> box = Optional.empty();
        for (int run = 0; run < places.runCount(); run++) {
            boolean isWithinRow = places.offset(run) + places.length(run) <= places.rowElements();
            var these = isWithinRow ? row.cell(places.offset(run)).around(row.cell(places.offset(run) + places.length(run) - 1)) : row;
            box = box.map(these::around).or(() -> Optional.of(these));
        }
        return box.orElseThrow();
    }

    private static List<Region> wholeRows(ArrayState array, RowSet rows) {
        return rows.isEmpty() ? List.of() : List.of(new Region(rows, Box.all(array.physicalShape()).inRow()));
    }

    private RowSet now(ArrayState array, Step.Atom atom, RowSet rows) {
        return ArrayState.within(past.moves(atom, array.space()).now(rows), 0, array.rows());
    }

    private static StepPlace joined(StepPlace one, StepPlace other) {
        var regions = new ArrayList<>(one.regions());
        other.regions().stream().limit(StepPlace.MAX_REGIONS - regions.size()).forEach(regions::add);
        return new StepPlace(one.arrayId(), one.extent().compareTo(other.extent()) <= 0 ? one.extent() : other.extent(), regions);
    }
}
