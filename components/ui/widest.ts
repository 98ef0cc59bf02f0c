/**
 * For words that change: as wide as the widest of them, which `data-widest` has, so that what stands beside them never moves. The
 * widest words are laid out without height and not shown, so that nobody reads or hears them.
 */
export const widestClass =
  'inline-grid justify-items-center before:invisible before:block before:h-0 before:overflow-hidden before:whitespace-nowrap before:content-[attr(data-widest)]'
