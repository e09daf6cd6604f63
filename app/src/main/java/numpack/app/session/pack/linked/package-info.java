/// Which arrays of a pack are linked row by row ([Siblings]), and which of these have other rows dropped ([UnevenArrays]).
package numpack.app.session.pack.linked;
