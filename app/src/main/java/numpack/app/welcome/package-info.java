/// The page that is shown while no pack is open: start, recent packs, and unsaved work that a crash left behind.
///
/// Start at [WelcomeView] and [WelcomeViewModel]. Recent packs are kept by the workspace store; whether they are still there is
/// looked up in the background. Unsaved work comes from the logs of drafts: *Look first* opens the pack with its edits shown and unsaved.
/// [SamplePack] makes a pack to play with, the same one every time, with a few planted errors to be found.
package numpack.app.welcome;
