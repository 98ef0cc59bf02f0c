/** The class of words that change: as wide as the words in `data-widest`, so that neighbours never move. */
export const widestClass =
  'inline-grid justify-items-center before:invisible before:block before:h-0 before:overflow-hidden before:whitespace-nowrap before:content-[attr(data-widest)]'
