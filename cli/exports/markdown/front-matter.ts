import type { WrittenEntry } from '../json/written-entry'

/** The facts of an entry above its text, as YAML: every value is written as JSON, which YAML 1.2 includes. Empty ones are left out. */
export function frontMatter(entry: WrittenEntry, picture: string | undefined): string {
  const { files, image, translations, stored } = entry
  const facts = {
    ...{ title: entry.title, id: entry.id, kind: entry.kind, type: entry.type, language: entry.language },
    ...{ url: entry.url, dated: entry.dated, published_on: entry.published_on, updated: entry.updated },
    ...{ summary: entry.summary, byline: entry.byline, authors: entry.authors, publisher: entry.publisher },
    topics: entry.topics.map(({ name }) => name),
    countries: entry.countries.map(({ name }) => name),
    ...{ series: entry.series, isbn: entry.isbn, doi: entry.doi, reference: entry.reference },
    licence: entry.licence && (entry.licence.url ?? entry.licence.name),
    picture: image && { file: picture ?? null, alt: image.alt },
    files: files.map(({ title, name, url, language, sha256 }) => ({
      ...{ title: title || name, url, language, sha256 },
      file: stored.find((one) => one.sha256 === sha256)?.path ?? null,
    })),
    translations: translations.map(({ language, url }) => ({ language, url })),
    ...{ changes: entry.changes, notice: entry.notice },
  }
  const lines = Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n`
}
