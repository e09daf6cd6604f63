/// What is wrong with the pack in front, and what waits for the user: strips over the tabs, and a list with all findings.
///
/// [FindingsViewModel] decides which strips there are; [FindingsView] shows them. Each says what is the matter, what it means for
/// the data and what can be done: read the pack again after a change outside, decide whether to write in spite of a finding, look
/// at all findings, follow symbolic links for reading. The words for findings come from the `problem` room.
package numpack.app.findings;
