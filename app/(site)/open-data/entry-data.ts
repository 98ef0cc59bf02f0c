import type { Frame } from '@/components/site/frame'
import { fallbackSize } from '@/components/site/picture'
import { jpegAddress } from '@/lib/web/file-address'
import { identifierOf } from '@/app/(site)/oai/identifier'
import type { ListedEntry } from '@/domain/published/entry-list'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { factsIn, inSnakeCase, isEmpty, type AnyFacts } from '@/lib/kinds/kinds'
import { absoluteHtml } from '@/lib/web/html'
import { languagePrefix } from '@/lib/languages/languages'
import { licences } from '@/lib/text/licences'
import { inZone } from '@/lib/time/time'
import { isoStamp } from '@/lib/kinds/field'
import { apiFields, type EntryData } from './shapes'
import { pick } from '@/lib/lists/pick'

/** Returns an entry as the API has it: with absolute addresses, and moments in the site's zone. */
export function entryData(frame: Frame, entry: ListedEntry): EntryData {
  const { origin, site } = frame
  const { language, lead } = entry
  const at = (moment: number) =>
    inZone(moment, site.zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })
  const filed = (folder: string) => (term: { slug: string; name: string }) => ({
    slug: term.slug,
    name: term.name,
    url: `${origin}${languagePrefix(language)}/${folder}/${term.slug}`,
  })
  return {
    id: entry.entryId,
    oai: identifierOf(frame, entry.entryId),
    kind: entry.kind,
    type: entry.publicationType as EntryData['type'],
    language,
    title: entry.title,
    summary: entry.summary,
    byline: entry.byline,
    content_note: entry.contentNote,
    authors: entry.authors,
    publisher: entry.publisher || site.publisher || site.name,
    url: origin + entry.path,
    api: entryAddress(frame, entry.entryId),
    dated: at(entry.dated),
    published_on: entry.publishedOn || null,
    updated: at(entry.changed * 1_000),
    topics: entry.topics.map(filed('topics')),
    countries: entry.countries.map(filed('countries')),
    ...factsOf(entry),
    image: lead ? { url: origin + jpegAddress(lead), ...fallbackSize(lead), alt: lead.alt } : null,
    files: entry.files.map((file) => ({
      url: origin + fileAddress(file),
      version_url: origin + versionAddress(file),
      ...pick(file, 'version', 'name', 'title', 'type', 'bytes', 'sha256', 'pages', 'language'),
    })),
    translations: entry.translations.map((other) => ({
      language: other.language,
      title: other.title,
      url: origin + other.path,
      api: entryAddress(frame, other.entryId),
      is: other.is ?? null,
    })),
    changes: entry.changes.map((change) => ({ at: at(change.at), note: change.note })),
    notice: entry.notice ? { ...entry.notice, at: at(entry.notice.at) } : null,
    body_html: absoluteHtml(entry.bodyHtml, origin),
    body_text: entry.bodyText,
  }
}

export function entryAddress({ origin }: Frame, entryId: number) {
  return `${origin}/api/v1/entries/${entryId}`
}

export function pickFields(data: EntryData, fields: string[]): Partial<EntryData> {
  return Object.fromEntries(Object.entries(data).filter(([field]) => fields.includes(field)))
}

function factsOf(entry: ListedEntry) {
  const facts: AnyFacts = factsIn(entry.kind, entry)
  return Object.fromEntries(
    apiFields.map(({ name, api }) => {
      const value = facts[name]
      return [inSnakeCase(name), isEmpty(value) ? null : (conversions[api!.as ?? ''] ?? String)(String(value), facts)]
    }),
  )
}

const conversions: Record<string, (value: string, facts: AnyFacts) => unknown> = {
  series: (name, { seriesNumber }) => ({ name, number: seriesNumber || null }),
  moment: (at, facts) => isoStamp(at, facts),
  licence: (id) => (licences[id] ? { id, name: licences[id].name, url: licences[id].url ?? null } : null),
}
