type TitlePage = {
  authors: { name: string }[]
  byline: string
  publisher: string | null
  series: string
  seriesNumber: string
  isbn: string
  doi: string
  reference: string
}

/** What a text is found by besides its title, summary and body: what is written on a title page, and the titles of its files. */
export function indexedFacts(text: TitlePage, files: { title: string | null }[]) {
  const { authors, byline, publisher, series, seriesNumber, isbn, doi, reference } = text
  const isbnDigits = isbn.replace(/[^\dXx]/g, '')
  const names = authors.map(({ name }) => name)
  const facts = [...names, byline, `${series} ${seriesNumber}`, isbn, isbnDigits, doi, reference, publisher]
  return [...facts, ...files.map(({ title }) => title)].filter((fact) => fact?.trim())
}
