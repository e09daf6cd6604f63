package numpack.app.find;

import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import numpack.app.find.hit.HitPlace;
import numpack.app.find.search.Search;
import numpack.app.session.ShownArray;
import numpack.app.session.ShownHits;
import numpack.app.session.space.ArrayPlace;
import numpack.app.session.space.CellSpace;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.find.FoundPlaces;
import org.jspecify.annotations.Nullable;

/// Goes from hit to hit: which one the cursor is on, which one is shown next, and which one of a search that has just begun. Where hits are is found in the background.
/// Foreground only.
final class HitSteps {
    /// In place of a hit or a place.
    static final int NONE = -1;

    private static final String GO = "go";

    private final Searched searched;
    private final LatestOnly questions;
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(this, "current", NONE);
    private boolean goesToFirst;
    /// The hit behind this place is wanted instead: a replaced value may still be one.
    private long goesBehind = NONE;
    /// The first hit is wanted, or the last one (-1), wherever the cursor is.
    private int entersAt;
    private boolean isGoing;
    /// Steps that were asked for while the way to a hit was being found.
    private int waiting;

    HitSteps(Searched searched, TaskRunner runner) {
        this.searched = searched;
        this.questions = new LatestOnly(runner);
    }

    /// What hits are of.
    interface Searched {
        /// The array that is searched; null for none.
        @Nullable ShownArray shown();

        /// The search of the hits; null while nothing is searched for.
        @Nullable Search search();

        boolean isRunning();

        /// Goes on in the next array that has hits, if several are searched.
        ///
        /// @param step 1 or -1
        /// @return whether there is one
        boolean goToOther(int step);

        void failed(Throwable failure);
    }

    /// The listed hit under the cursor, from 0; [#NONE] if it is none.
    ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The search that begins now shows its first hit.
    void beginWithFirst() {
        goesToFirst = true;
        goesBehind = NONE;
    }

    /// The search that begins after a change shows the first hit behind a place.
    void beginBehind(long place) {
        goesToFirst = true;
        goesBehind = place;
    }

    /// The search in the array that has just come to the front shows its first hit or, going back, its last one, wherever the cursor is.
    ///
    /// @param step 1 or -1
    void enter(int step) {
        entersAt = step;
        goesToFirst = true;
    }

    /// No hit is shown before one is asked for.
    void stay() {
        goesToFirst = false;
        goesBehind = NONE;
    }

    /// There may be more hits: shows the one that is waited for, if it is among them.
    void look() {
        var search = searched.search();
        if (search != null && goesToFirst && search.found().listed() > 0 && (entersAt >= 0 || !searched.isRunning()) && isFoundBehind(search.found())) {
            int by = goesBehind == NONE ? 0 : 1;
            stay();
            go(by);
        }
    }

    /// Forgets the hits.
    void stop() {
        questions.cancelAll();
        waiting = 0;
        current.set(NONE);
    }

    /// The cursor was moved.
    void moved() {
        if (!isGoing) {
            current.set(NONE);
        }
    }

    /// Goes on from the cursor, or back if negative. Who keeps the key pressed loses no step.
    void step(int by) {
        if (questions.isPending(GO)) {
            waiting += by;
        } else {
            go(by);
        }
    }

    /// Goes to one of the listed hits.
    void goTo(int hit) {
        var where = searched.shown();
        var search = searched.search();
        if (where != null && search != null) {
            var now = search.hits();
            questions.<Target>request(GO, _ -> new Target(hit, HitPlace.show(now, hit), false), target -> show(where, now, target), searched::failed);
        }
    }

    /// @param by how many hits on from the cursor, or back if negative; 0 for the first at the cursor or after it
    private void go(int by) {
        var where = searched.shown();
        var search = searched.search();
        var space = where == null ? Optional.<CellSpace>empty() : where.space();
        if (where == null || search == null || space.isEmpty()) {
            return;
        }
        var now = search.hits();
        if (now.places().listed() == 0) {
            if (by != 0 && !searched.isRunning()) {
                searched.goToOther(Integer.signum(by));
            }
            return;
        }
        var cursor = where.getSelection().cursor();
        int enters = entersAt;
        entersAt = 0;
        questions.<Target>request(GO, _ -> {
            var places = now.places();
            long from = HitPlace.of(space.get(), cursor, now.extent());
            int hit = enters != 0 ? enters > 0 ? 0 : -1 : by > 0 ? places.firstFrom(from + 1) + by - 1 : places.firstFrom(from) + by;
            int wrapped = Math.floorMod(hit, places.listed());
            return new Target(wrapped, HitPlace.show(now, wrapped), by != 0 && wrapped != hit);
        }, target -> {
            if (target.wentRound && searched.goToOther(Integer.signum(by))) {
                return;
            }
            show(where, now, target);
            int more = waiting;
            waiting = 0;
            if (more != 0) {
                go(more);
            }
        }, searched::failed);
    }

    private void show(ShownArray where, ShownHits of, Target target) {
        if (where != searched.shown() || !isSearched(of)) {
            return;
        }
        isGoing = true;
        where.show(target.place());
        isGoing = false;
        // Dropped rows may have had to be shown for it.
        if (isSearched(of)) {
            current.set(target.hit());
        }
    }

    private boolean isSearched(ShownHits of) {
        var search = searched.search();
        return search != null && search.array() == of.array();
    }

    /// Before the end of the search a place may be the last one so far.
    private boolean isFoundBehind(FoundPlaces found) {
        return goesBehind == NONE || !searched.isRunning() || found.place(found.listed() - 1) > goesBehind;
    }

    /// @param hit which of the listed ones
    /// @param wentRound whether it is beyond the last or before the first
    private record Target(int hit, ArrayPlace place, boolean wentRound) {}
}
