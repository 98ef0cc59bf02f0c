/** How many pages of a file are read at a time. */
const pagesInPart = 20

/** Where the text of a file's page is read: the file in parts, the first without a number. */
export function readingAddress(publication: string, file: string, page: number) {
  const part = Math.floor((page - 1) / pagesInPart) + 1
  return `${publication}/read/${file}${part > 1 ? `/${part}` : ''}#p${page}`
}
