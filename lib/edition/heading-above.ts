import type { OutlineEntry } from './schema'

/** Returns the last heading before a place. `isBefore`: the place is after the first `at` characters of its page. */
export function headingAbove(
  outline: OutlineEntry[],
  page: number,
  isBefore: (at: number) => boolean,
): OutlineEntry | undefined {
  const first = outline.findIndex((entry) => entry.page >= page)
  if (first < 0) return outline.at(-1)
  const onPage = outline.slice(first).filter((entry) => entry.page === page && entry.at !== undefined)
  // Comparing reads the text of the page, so the search is binary: 11 of 2,000 headings.
  let [from, to] = [0, onPage.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (isBefore(onPage[middle]!.at!)) from = middle + 1
    else to = middle
  }
  return onPage[from - 1] ?? outline[first - 1]
}
