import { clearBit, difference, hasBit, type Bits } from '@/lib/lists/bits'
import { firstFrom } from '@/lib/lists/ordered-numbers'
import type { Catalogue } from '../catalogue/catalogue'
import type { PageRun } from '../catalogue/index-files'

// A post often brings a document that a publication has too: only the publication is then found.

type TermSets = { inOwnWords: Bits; pages: Uint32Array; entriesWithPages: Uint32Array }

/** Returns whether a publication that was found offers a file of this entry; false for publications. */
export function isOfPublication(catalogue: Catalogue, number: number, fileId: string, among: Bits) {
  if (isPublication(catalogue, number)) return false
  const { numbers } = catalogue.files.byId.get(fileId)!
  return numbers.some((other) => isAmong(among, other) && isPublication(catalogue, other))
}

function isPublication({ facts }: Catalogue, number: number) {
  return facts[number]!.kind === 'publication'
}

/** Returns whether a set has a number. A release added after the catalogue has no bit in its sets. */
function isAmong(set: Bits, number: number) {
  return number < 32 * set.length && hasBit(set, number)
}

/** Removes entries found only by files of found publications. `required`: terms of which every entry has one. */
export function withoutRepeats(catalogue: Catalogue, has: Bits, termMatches: TermSets[], required: TermSets[]): Bits {
  const unique = has.slice()
  const byFiles = termMatches.map(({ inOwnWords }) => inOwnWords).reduce(difference, has)
  for (const { entriesWithPages } of required)
    for (const number of entriesWithPages)
      if (hasBit(byFiles, number) && !isPublication(catalogue, number))
        if (filesWithPages(catalogue, number, termMatches).every((id) => isOfPublication(catalogue, number, id, has)))
          clearBit(unique, number)
  return unique
}

function filesWithPages({ files }: Catalogue, number: number, termMatches: TermSets[]) {
  const holds = ({ first, last }: PageRun) =>
    termMatches.some(({ pages }) => (pages[firstFrom(pages, first)] ?? Infinity) <= last)
  return (files.idsByNumber.get(number) ?? []).filter((id) => files.byId.get(id)!.runs.some(holds))
}
