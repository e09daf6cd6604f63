/// What other programs do to an open pack: [OutsideWatch] looks now and then, [Outside] is what it has seen.
package numpack.app.session.pack.outside;
