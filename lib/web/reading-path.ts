export function readingPath(item: { path: string }, file: { lineage: string }, part = 1) {
  return `${item.path}/read/${file.lineage}${part === 1 ? '' : `/${part}`}`
}

/** Uses the page number, because the part with this page changes with the file. */
export function readingPagePath(item: { path: string }, file: { lineage: string }, page: number) {
  return `${readingPath(item, file)}/page/${page}`
}

export function readingHeadingPath(item: { path: string }, file: { lineage: string }, heading: string) {
  return `${readingPath(item, file)}/heading/${heading}`
}
