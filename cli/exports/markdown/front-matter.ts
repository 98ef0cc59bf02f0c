import { apiFields } from '@/app/(site)/open-data/shapes'
import { inSnakeCase } from '@/lib/kinds/kinds'
import type { ExportedEntry } from '../json/exported-entry'

type EntryPlaces = {
  origin: string
  fileOf: (path: string) => string | null
}

/** YAML with JSON values, which YAML 1.2 includes. Paths begin at the export's folder. */
export function frontMatter(entry: ExportedEntry, { origin, fileOf }: EntryPlaces): string {
  const { files, picture, translations, stored } = entry
  const facts = {
    title: entry.title,
    slug: decodeURIComponent(entry.url.slice(entry.url.lastIndexOf('/') + 1)),
    id: entry.id,
    kind: entry.kind,
    type: entry.type,
    language: entry.language,
    url: entry.url,
    former_addresses: entry.former_addresses,
    dated: entry.dated,
    published_on: entry.published_on,
    updated: entry.updated,
    summary: entry.summary,
    byline: entry.byline,
    content_note: entry.content_note,
    authors: entry.authors,
    publisher: entry.publisher,
    topics: entry.topics.map(({ name }) => name),
    countries: entry.countries.map(({ name }) => name),
    ...ownFacts(entry),
    picture: picture && {
      file: stored.find(({ upload }) => upload === picture.upload)?.path ?? null,
      alt: picture.alt,
      caption: picture.caption,
      credit: picture.credit,
    },
    files: files.map(({ title, name, url, version, type, bytes, pages, language, sha256 }) => ({
      title: title || name,
      name,
      url,
      version,
      type,
      bytes,
      pages,
      language,
      sha256,
      file: stored.find((file) => file.sha256 === sha256)?.path ?? null,
    })),
    translations: translations.map(({ language, title, url, is }) => ({
      language,
      title,
      url,
      is,
      file: fileOf(url.slice(origin.length)),
    })),
    changes: entry.changes,
    notice: entry.notice,
  }
  const lines = Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n`
}

function ownFacts(entry: Record<string, unknown>) {
  return Object.fromEntries(
    apiFields.map(({ name, form }) => {
      const value = entry[inSnakeCase(name)]
      const licence = value as { url: string | null; name: string } | null
      return [inSnakeCase(name), form === 'licence' ? licence && (licence.url ?? licence.name) : value]
    }),
  )
}
