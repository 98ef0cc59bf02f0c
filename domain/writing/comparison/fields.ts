import { inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { media, terms } from '@/db/schema'
import type { Author } from '@/lib/kinds/field'
import {
  allFields,
  valueInWords,
  isEmpty,
  type AnyFacts,
  type AnyField,
  factsBeside,
  type FieldName as OwnField,
  type KindWithFields,
  withFact,
} from '@/lib/kinds/kinds'
import { englishName } from '@/lib/languages/language-tags'
import { diffLists, diffWords, type DiffRun } from '@/lib/text/text-diff'
import { longDate } from '@/lib/time/time'
import { element, join, words } from '@/domain/content/body/html'
import type { Content } from '@/domain/content/content'

export type FieldName = Exclude<keyof Content, 'body' | KindWithFields> | OwnField

const ownFields = new Map(allFields().map((field) => [field.name as string, field]))

/** Fields besides the body, each a text or an unordered list. */
export const fieldNames = {
  title: 'Title',
  summary: 'Summary',
  slug: 'Address',
  dated: 'Date',
  byline: 'Byline',
  contentNote: 'Content note',
  termIds: 'Topics and countries',
  lead: 'Lead picture',
  files: 'Files',
  ...Object.fromEntries([...ownFields].map(([name, { desk }]) => [name, desk])),
} as Record<FieldName, string>

function isOwnField(field: FieldName): field is OwnField {
  return ownFields.has(field)
}

/** Returns whether a field is compared by words. Other fields change as a whole. */
export function isInWords(field: FieldName) {
  return ownFields.get(field)?.inWords ?? ['title', 'summary', 'byline', 'contentNote', 'slug'].includes(field)
}

export function fieldValue(content: Content, field: FieldName): unknown {
  if (isOwnField(field)) return factsBeside(content)?.facts[field] ?? null
  return content[field]
}

export function setFieldValue(content: Content, field: FieldName, value: unknown): Content {
  if (isOwnField(field)) return withFact(content, field, value)
  return { ...content, [field]: value }
}

export type ReadableNames = { terms: Map<number, string>; media: Map<string, string>; zone: string }

export async function readNames(db: Db, contents: Content[], zone: string): Promise<ReadableNames> {
  const termIds = contents.flatMap((content) => content.termIds)
  const uploads = contents.flatMap(({ files, lead }) => [...files, ...(lead ? [lead] : [])].map((file) => file.mediaId))
  const [termRows, uploadRows] = await Promise.all([
    db.select({ id: terms.id, name: terms.name }).from(terms).where(inArray(terms.id, termIds)),
    db.select({ id: media.id, name: media.name, version: media.version }).from(media).where(inArray(media.id, uploads)),
  ])
  return {
    terms: new Map(termRows.map(({ id, name }) => [id, name])),
    media: new Map(
      uploadRows.map(({ id, name, version }) => [id, version > 1 ? `${name} (version ${version})` : name]),
    ),
    zone,
  }
}

export function fieldLines(content: Content, field: FieldName, names: ReadableNames): string[] {
  const upload = (id: string) => names.media.get(id) ?? 'a file that is gone'
  switch (field) {
    case 'dated':
      return [content.dated === null ? 'the day it goes live' : longDate(content.dated, names.zone)]
    case 'termIds':
      return content.termIds.map((id) => names.terms.get(id) ?? 'a topic that is gone').sort()
    case 'lead':
      return content.lead ? leadLines(content.lead, upload(content.lead.mediaId)) : []
    case 'files':
      return content.files.map(({ mediaId, title, language, accessible }) =>
        [
          title || upload(mediaId),
          title && upload(mediaId),
          language && englishName(language),
          accessible !== null && `${accessible ? 'can' : 'cannot'} be read with a screen reader`,
        ]
          .filter(Boolean)
          .join(', '),
      )
    default:
      return ownLines(ownFields.get(field), fieldValue(content, field), factsBeside(content)?.facts)
  }
}

function ownLines(field: AnyField | undefined, value: unknown, facts?: AnyFacts) {
  if (isEmpty(value)) return []
  if (field?.form === 'names') return (value as Author[]).map(({ name, is }) => `${name} (${is})`)
  return [(field && valueInWords(field, value, facts)) || String(value)]
}

function leadLines({ alt, decorative, caption, credit }: NonNullable<Content['lead']>, name: string) {
  const description = decorative ? 'decorative' : `described as “${alt}”`
  return [`${name}, ${description}`, caption && `Caption: ${caption}`, credit && `Credit: ${credit}`].filter(Boolean)
}

export function fieldRuns(before: string[], after: string[], field: FieldName, language: string): DiffRun[] {
  if (isInWords(field)) return diffWords(before.join(''), after.join(''), language)
  return diffLists(before, after).flatMap(({ is, value }) => value.map((line) => ({ is, value: line })))
}

export function runsHtml(runs: DiffRun[], side: 'both' | 'before' | 'after', lines: boolean) {
  const visibleRuns = runs.filter(
    ({ is }) => is === 'same' || side === 'both' || (side === 'after') === (is === 'added'),
  )
  const html = visibleRuns.map(({ is, value }) => {
    const text = words(value)
    if (is === 'same') return text
    return element(is === 'removed' && side === 'both' ? 'del' : 'ins', {}, text)
  })
  return join(html, lines ? element('br', {}) : '')
}
