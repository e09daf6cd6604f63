package numpack.app.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import numpack.app.dialog.Question;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.i18n.Times;
import numpack.app.problem.FindingText;
import numpack.app.problem.FindingTexts;
import numpack.app.problem.ReadOnlyTexts;
import numpack.app.session.Sessions;
import numpack.app.session.pack.LookOnly;
import numpack.app.session.pack.PackSession;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftState;
import numpack.engine.draft.OtherWork;
import numpack.engine.draft.step.Conflict;
import numpack.engine.error.Finding;
import org.jspecify.annotations.Nullable;

/// The strips about the pack in front.
public final class FindingsViewModel {
    private static final int MAX_LIST = 80;

    private final Sessions sessions;
    private final ReadOnlyObjectWrapper<List<Strip>> strips = new ReadOnlyObjectWrapper<>(this, "strips", List.of());
    private final Set<PackSession> dismissed = new HashSet<>();
    private final Set<PackSession> readingOn = new HashSet<>();
    private @Nullable PackSession session;
    private Subscription following = Subscription.EMPTY;

    public FindingsViewModel(Sessions sessions) {
        this.sessions = sessions;
        sessions.currentPackProperty().subscribe(this::follow);
        sessions.packs().addListener((ListChangeListener<PackSession>) _ -> {
            dismissed.retainAll(sessions.packs());
            readingOn.retainAll(sessions.packs());
        });
    }

    /// Something to be said over the tabs.
    sealed interface Strip {
        /// Another program changed the pack.
        record ChangedOutside() implements Strip {}

        /// The pack's folder is not there any more.
        record Gone(String place) implements Strip {}

        /// The pack can only be looked at.
        record Looking(LookOnly why) implements Strip {}

        /// Edits cannot be kept at the moment.
        record NotKept(String reason) implements Strip {}

        /// Writing waits for a decision.
        record Decision(List<Finding> findings) implements Strip {}

        /// It was decided to read on only; that can be decided otherwise later.
        record ReadingOn(List<Finding> findings) implements Strip {}

        /// The pack cannot be written, and no decision changes that.
        record ReadOnly(String reason) implements Strip {}

        /// Arrays are not read because their files are symbolic links.
        ///
        /// @param array one of them
        /// @param count how many there are
        record Links(String array, int count) implements Strip {}

        /// Arrays are read through symbolic links.
        record LinksFollowed(String array, int count) implements Strip {}

        /// There are findings to look at. One of them may stand in the way of some writing: bytes after the last row, of appending.
        record Notes(List<Finding> findings, Acceptance acceptance) implements Strip {}

        /// Whether a decision of the user could make the pack writable.
        enum Acceptance {
            POSSIBLE, NONE
        }

        /// Unsaved edits wait that were made on another pack at this path, or on this one at another path.
        ///
        /// @param count how many
        /// @param text  where they come from
        record Other(OtherWork work, int count, String text) implements Strip {}

        /// Edits did not fit after a change outside.
        record Conflicts(int count) implements Strip {}

        /// The rows of edits may have moved and were not looked for.
        record NotLookedFor(int count) implements Strip {}
    }

    ReadOnlyObjectProperty<List<Strip>> stripsProperty() {
        return strips.getReadOnlyProperty();
    }

    /// Words for all findings of the pack.
    List<FindingText> texts() {
        return session == null ? List.of() : session.getState().findings().stream().map(FindingTexts::of).toList();
    }

    /// The first of some findings, as a sentence.
    String first(List<Finding> findings) {
        return FindingTexts.of(findings.getFirst()).sentence();
    }

    /// The first of some findings, and after it what follows from them.
    String about(List<Finding> findings, String key) {
        return first(findings) + " " + Texts.of(key, findings.size());
    }

    /// Reads the pack again; unsaved edits stay where they fit.
    void reload() {
        current().ifPresent(pack -> pack.reload(reading(pack)));
    }

    /// Opens the pack again: its editor may have closed it.
    ///
    /// @param shown what follows when it is open again
    void tryAgain(Runnable shown) {
        current().ifPresent(pack -> sessions.reopen(pack, shown));
    }

    /// Reads arrays through their links; that is remembered for the pack.
    ///
    /// @param shown what follows when it is open again
    void followLinks(Runnable shown) {
        current().ifPresent(pack -> sessions.followLinks(pack, shown));
    }

    /// Leaves such arrays unread again.
    ///
    /// @param shown what follows when it is open again
    void refuseLinks(Runnable shown) {
        current().ifPresent(pack -> sessions.refuseLinks(pack, shown));
    }

    /// Whether other edits can be applied: a pack's own unsaved ones come first.
    boolean canApply() {
        return current().filter(pack -> pack.getState().unsavedCount() == 0 && pack.getState().conflicts().isEmpty()).isPresent();
    }

    /// Whether saved edits of the pack could be undone, and no longer if others are applied.
    boolean hasHistory() {
        return current().filter(pack -> pack.getState().savedMark() > 0).isPresent();
    }

    /// Both packs, for the question whether the edits of the one are meant for the other.
    List<Question.Fact> facts(Strip.Other other) {
        var work = other.work().work();
        return List.of(new Question.Fact(Texts.of("findings.other.madeOn"), Names.visible(work.pack().toString())),
                new Question.Fact(Texts.of("findings.other.madeAt"), Times.when(work.lastTime())),
                new Question.Fact(Texts.of("findings.other.arrays"), Names.elided(String.join(", ", other.work().arrays()), MAX_LIST)),
                new Question.Fact(Texts.of("findings.other.thisPack"), current().map(FindingsViewModel::inWords).orElse("")));
    }

    private static String inWords(PackSession pack) {
        var names = pack.getState().snapshot().arrays().stream().map(DraftArray::name).toList();
        return Texts.of("findings.other.packWithArrays", Names.visible(pack.path().toString()), Names.elided(String.join(", ", names), MAX_LIST));
    }

    /// Makes edits of another pack those of this one; they stay unsaved.
    void apply(Strip.Other other) {
        current().ifPresent(pack -> sessions.apply(pack, other.work()));
    }

    /// Throws edits of another pack away.
    void forget(Strip.Other other) {
        current().ifPresent(pack -> pack.forgetOther(other.work().work()));
    }

    void accept() {
        current().ifPresent(pack -> pack.acceptFindings(reading(pack)));
    }

    /// Leaves the decision open: the pack is read on, and a quieter strip stays.
    void readOn() {
        current().ifPresent(readingOn::add);
        refresh();
    }

    /// Notes are not shown again for this pack.
    void dismissNotes() {
        current().ifPresent(dismissed::add);
        refresh();
    }

    private static String reading(PackSession pack) {
        return Texts.of("findings.changed.task", pack.shownName());
    }

    private Optional<PackSession> current() {
        return Optional.ofNullable(session);
    }

    private void follow(@Nullable PackSession next) {
        following.unsubscribe();
        session = next;
        following = next == null ? Subscription.EMPTY
                : next.stateProperty().subscribe(_ -> refresh()).and(next.outsideProperty().subscribe(_ -> refresh()))
                        .and(next.notKeptProperty().subscribe(_ -> refresh())).and(next.otherWorkProperty().subscribe(_ -> refresh()));
        refresh();
    }

    private void refresh() {
        strips.set(session == null ? List.of() : strips(session));
    }

    private List<Strip> strips(PackSession pack) {
        var state = pack.getState();
        var list = new ArrayList<Strip>();
        switch (pack.outsideProperty().get()) {
            case UNCHANGED -> { }
            case CHANGED -> list.add(new Strip.ChangedOutside());
            case GONE -> list.add(new Strip.Gone(Names.visible(pack.path().toString())));
        }
        if (!pack.notKeptProperty().get().isEmpty()) {
            list.add(new Strip.NotKept(pack.notKeptProperty().get()));
        }
        if (pack.lookOnly().isPresent()) {
            list.add(new Strip.Looking(pack.lookOnly().get()));
        } else if (!state.readOnly().isEmpty()) {
            list.add(!state.canAccept() ? readOnly(state)
                    : readingOn.contains(pack) ? new Strip.ReadingOn(state.waiting()) : new Strip.Decision(state.waiting()));
        }
        pack.otherWorkProperty().get().forEach(other -> list.add(other(other)));
        int notLookedFor = (int) state.conflicts().stream().filter(Conflict::isNotLookedFor).count();
        if (notLookedFor > 0) {
            list.add(new Strip.NotLookedFor(notLookedFor));
        }
        if (state.conflicts().size() > notLookedFor) {
            list.add(new Strip.Conflicts(state.conflicts().size() - notLookedFor));
        }
        var refused = arrays(state, finding -> finding instanceof Finding.UnsafePath path && path.fault() == Finding.PathFault.SYMBOLIC_LINK);
        if (!refused.isEmpty()) {
            list.add(new Strip.Links(refused.getFirst(), refused.size()));
        }
        var followed = arrays(state, Finding.LinkFollowed.class::isInstance);
        if (!followed.isEmpty() && !dismissed.contains(pack)) {
            list.add(new Strip.LinksFollowed(followed.getFirst(), followed.size()));
        }
        boolean isSaid = list.stream().anyMatch(strip -> strip instanceof Strip.Decision || strip instanceof Strip.ReadingOn
                || strip instanceof Strip.ReadOnly);
        var others = state.findings().stream().filter(finding -> !isAboutLinks(finding)).toList();
        if (!others.isEmpty() && !isSaid && !dismissed.contains(pack)) {
            list.add(new Strip.Notes(others, pack.isEditable() && state.canAccept() ? Strip.Acceptance.POSSIBLE : Strip.Acceptance.NONE));
        }
        return List.copyOf(list);
    }

    private static Strip other(OtherWork other) {
        int count = other.work().stepCount();
        return new Strip.Other(other, count, switch (other.kind()) {
            case REPLACED -> Texts.of("findings.other.replaced", count);
            case MOVED -> Texts.of("findings.other.moved", Names.visible(other.work().pack().toString()), count);
        });
    }

    private static boolean isAboutLinks(Finding finding) {
        return finding instanceof Finding.LinkFollowed
                || finding instanceof Finding.UnsafePath path && path.fault() == Finding.PathFault.SYMBOLIC_LINK;
    }

    /// The arrays that some findings are about, by name.
    private static List<String> arrays(DraftState state, Predicate<Finding> wanted) {
        return state.findings().stream().filter(wanted).flatMap(finding -> finding.array().stream()).distinct().sorted().toList();
    }

    private Strip readOnly(DraftState state) {
        var waiting = state.waiting();
        return new Strip.ReadOnly(waiting.isEmpty() ? ReadOnlyTexts.of(state.readOnly()) : first(waiting));
    }
}
