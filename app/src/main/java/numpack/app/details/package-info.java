/// The facts about the array in front, or about the pack while no array is.
///
/// [DetailsViewModel] turns the array's snapshot into lines of label and value; [DetailsView] lays them out. Nothing is read
/// from the disk for it: all of it is known when a pack is open.
package numpack.app.details;
