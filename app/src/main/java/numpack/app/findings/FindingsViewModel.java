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
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.problem.FindingText;
import numpack.app.problem.FindingTexts;
import numpack.app.session.DraftState;
import numpack.app.session.LookOnly;
import numpack.app.session.PackSession;
import numpack.app.session.Sessions;
import numpack.engine.error.Finding;
import org.jspecify.annotations.Nullable;

/// The strips about the pack in front.
public final class FindingsViewModel {
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

        /// There are findings to look at. One of them may stand in the way of some writing: bytes behind the last row, of appending.
        record Notes(List<Finding> findings, DraftState.Acceptance acceptance) implements Strip {}

        /// Edits did not fit after a change outside.
        record Conflicts(int count) implements Strip {}
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

    /// The first of some findings, and behind it what follows from them.
    String about(List<Finding> findings, String key) {
        return first(findings) + " " + Texts.of(key, findings.size());
    }

    /// Reads the pack again; unsaved edits stay where they fit.
    void reload() {
        current().ifPresent(PackSession::reload);
    }

    /// Opens the pack again: whoever edited it may have left it.
    void tryAgain() {
        current().ifPresent(sessions::reopen);
    }

    /// Reads arrays through their links; that is remembered for the pack.
    void followLinks() {
        current().ifPresent(sessions::followLinks);
    }

    void refuseLinks() {
        current().ifPresent(sessions::refuseLinks);
    }

    void accept() {
        current().ifPresent(PackSession::acceptFindings);
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

    private Optional<PackSession> current() {
        return Optional.ofNullable(session);
    }

    private void follow(@Nullable PackSession next) {
        following.unsubscribe();
        session = next;
        following = next == null ? Subscription.EMPTY
                : next.stateProperty().subscribe(_ -> refresh()).and(next.outsideProperty().subscribe(_ -> refresh()))
                        .and(next.notKeptProperty().subscribe(_ -> refresh()));
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
            list.add(state.acceptance() == DraftState.Acceptance.NONE ? readOnly(state)
                    : readingOn.contains(pack) ? new Strip.ReadingOn(state.waiting()) : new Strip.Decision(state.waiting()));
        }
        if (!state.conflicts().isEmpty()) {
            list.add(new Strip.Conflicts(state.conflicts().size()));
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
            list.add(new Strip.Notes(others, pack.isEditable() ? state.acceptance() : DraftState.Acceptance.NONE));
        }
        return List.copyOf(list);
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
        return new Strip.ReadOnly(waiting.isEmpty() ? Texts.of("findings.readOnly.reason", Names.visible(state.readOnly())) : first(waiting));
    }
}
