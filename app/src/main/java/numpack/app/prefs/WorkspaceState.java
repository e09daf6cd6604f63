package numpack.app.prefs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How things stood when the program was left: the window, the packs and tabs that were open, the packs of late.
///
/// A plain value, read leniently: what an older or newer version did not write comes out empty.
///
/// @param window where the window was
/// @param recent packs opened before, newest first
/// @param openPacks the paths of the packs that were open, in the order shown
/// @param tabs the open tabs, left to right
/// @param selectedTab the index of the tab in front; below zero if none
/// @param panels widths and heights of panels by name, in pixels; a hidden panel has a negative size
public record WorkspaceState(
        WindowPlace window,
        List<RecentPack> recent,
        List<String> openPacks,
        List<TabState> tabs,
        int selectedTab,
        Map<String, Double> panels) {
    /// A first start.
    public static final WorkspaceState FRESH =
            new WorkspaceState(WindowPlace.UNSET, List.of(), List.of(), List.of(), -1, Map.of());

    public WorkspaceState {
        window = window == null ? WindowPlace.UNSET : window;
        recent = orEmpty(recent);
        openPacks = orEmpty(openPacks);
        tabs = orEmpty(tabs);
        panels = panels == null ? Map.of() : Map.copyOf(panels);
    }

    public WorkspaceState withWindow(WindowPlace place) {
        return new WorkspaceState(place, recent, openPacks, tabs, selectedTab, panels);
    }

    public WorkspaceState withRecent(List<RecentPack> packs) {
        return new WorkspaceState(window, packs, openPacks, tabs, selectedTab, panels);
    }

    public WorkspaceState withOpen(List<String> packs, List<TabState> openTabs, int selected) {
        return new WorkspaceState(window, recent, packs, openTabs, selected, panels);
    }

    public WorkspaceState withPanels(Map<String, Double> sizes) {
        return new WorkspaceState(window, recent, openPacks, tabs, selectedTab, sizes);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /// A pack that was open once.
    ///
    /// @param openedAtMillis when it was opened last, in milliseconds since 1970
    /// @param isPinned whether it stays at the top of the list
    public record RecentPack(String path, long openedAtMillis, boolean isPinned, int arrays, long sizeBytes) {}

    /// A tab of an array.
    ///
    /// @param slice its slice text, as typed
    /// @param view which picture was shown: `table`, `line`, …
    /// @param topRow the first row on screen
    /// @param columnWidths widths that were changed, by column
    public record TabState(
            String pack, String array, String slice, String view, long topRow, long leftColumn, Map<Long, Double> columnWidths) {
        public TabState {
            columnWidths = columnWidths == null ? Map.of() : Map.copyOf(columnWidths);
        }
    }
}
