/** Returns where a part of a file's text is read. The first has no number. */
export function readingPath(item: { path: string }, file: { lineage: string }, part = 1) {
  return `${item.path}/read/${file.lineage}${part === 1 ? '' : `/${part}`}`
}

/** Returns where a page of a file is read, by its number: which part that is in changes with the file. */
export function readingPagePath(item: { path: string }, file: { lineage: string }, page: number) {
  return `${readingPath(item, file)}/page/${page}`
}

/** Returns where a heading of a file's edition is read, by its id. */
export function readingHeadingPath(item: { path: string }, file: { lineage: string }, heading: string) {
  return `${readingPath(item, file)}/heading/${heading}`
}
