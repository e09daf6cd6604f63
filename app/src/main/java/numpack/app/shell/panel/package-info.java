/// The panels of the window: what becomes of the [numpack.app.panel.Panel]s that features hand over. No panel is known here by name.
///
/// [Panels] is the model: where each panel is, what the user wants of it, what there is room for, and the commands. [PanelArea] lays out the middle
/// and the three sides; `PanelStack` shares out the height of a side, `PanelFrame` is a panel with its header and menu. [PanelButtons] go into the
/// status bar.
///
/// A panel opens so: its command sets `ShownPanel`'s switch → [Panels] finds out who has room → its revision changes → [PanelArea] takes frames in
/// and out → the stacks share out their heights, and fold what was used longest ago.
package numpack.app.shell.panel;
