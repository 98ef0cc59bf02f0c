import { cleanXml } from '@/lib/formats/xml'
import {
  declarationOf,
  factsBeside,
  fieldsOf,
  sortByOrder,
  valueInWords,
  type AnyFacts,
  type KindWithFields,
} from '@/lib/kinds/kinds'
import type { ItemToWrite } from '@/lib/wxr/write'
import { blockMarkup } from './block'
import { bodyBlocks, groupBlock } from './blocks'
import { wordpressDate } from './attachment'
import { entryKey, metaFieldValue, hashItem, type EntryMeta } from './meta'
import { slugOf, type OutlineEntry, type Notice } from './outline'
import { wordpressType, type WordPressPlace } from './places'
import type { Categories, Category } from './terms'
import type { RevisionText } from './revision-text'
import { fileBlock, type WordPressUpload } from './media-blocks'
import { deskLanguage } from '@/lib/languages/languages'
import { fieldName } from '@/lib/messages/messages'
import { longDate } from '@/lib/time/time'
import { join } from '@/domain/content/body/html'
import { element } from './elements'
import { escapeWords } from './inline'

type EntryToWrite = {
  standing: OutlineEntry
  place: WordPressPlace
  revision: RevisionText
  meta: Pick<EntryMeta, 'group' | 'about' | 'translates' | 'draft' | 'next' | 'moved' | 'changes'>
  creator: string
  sticky: boolean
  date: number
}

type Site = {
  origin: string
  zone: string
  categories: Categories
  hrefOf: (href: string) => string
  uploadOf: (mediaId: string) => WordPressUpload | undefined
}

export function entryItem(
  { standing, place, revision, meta: entryMeta, creator, sticky, date }: EntryToWrite,
  site: Site,
): ItemToWrite {
  const { origin, zone } = site
  const { entryId, status, path, at } = standing
  const { text } = revision
  const modified = Math.max(at ?? date, 0)
  const { html, notes } = contentOf({ standing, revision, meta: entryMeta }, site)
  const fields = {
    title: asXmlReads(asHtml(text.title)),
    content: asXmlReads(html),
    excerpt: asXmlReads(asHtml(text.summary)),
    name: place.name,
    status,
    dateGmt: wordpressDate(date),
  }
  const lead = text.lead && site.uploadOf(text.lead.mediaId)
  const meta = [
    ...(lead ? [{ key: '_thumbnail_id', value: String(lead.number) }] : []),
    ...(notes.length ? [{ key: 'footnotes', value: JSON.stringify(notes) }] : []),
    ...oldSlugs(entryMeta.moved, place.name).map((value) => ({ key: '_wp_old_slug', value })),
    { key: entryKey, value: metaFieldValue(entryMetaOf({ standing, revision, meta: entryMeta }, hashItem(fields))) },
  ]
  return {
    ...fields,
    id: String(entryId),
    type: wordpressType(standing),
    link: path ? origin + path : `${origin}/?p=${entryId}`,
    // A stable id for feed readers, which WordPress keeps.
    guid: `${origin}/#entry-${entryId}`,
    creator,
    date: wordpressDate(date, zone),
    parent: '0',
    sticky,
    attachmentUrl: '',
    modified: wordpressDate(modified, zone),
    modifiedGmt: wordpressDate(modified),
    terms: categoriesOf(standing, revision, site.categories).map((term) => ({ taxonomy: 'category', ...term })),
    meta,
  }
}

/** WordPress reads titles and excerpts as HTML, but keeps a lone "&". */
function asHtml(text: string) {
  return text
    .replace(/&(#?\w+;)/g, '&amp;$1')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function asXmlReads(text: string) {
  return cleanXml(text).replace(/\r\n?/g, '\n')
}

function contentOf({ standing, revision, meta }: Pick<EntryToWrite, 'standing' | 'revision' | 'meta'>, site: Site) {
  const { text, doc } = revision
  const { hrefOf, uploadOf, zone } = site
  const own = factsBeside(text)
  const body = bodyBlocks(doc, { of: `entry ${standing.entryId}`, language: standing.language, hrefOf, uploadOf })
  const parts = [
    standing.notice?.keepsPage && noticeBlocks(standing.notice, zone),
    text.contentNote && contentNoteBlocks(text.contentNote),
    body.html,
    own && factBlocks(own.kind, own.facts),
    ...text.files.map((file) => fileBlock(file, uploadOf(file.mediaId), blockMarkup)),
    changeBlocks(meta.changes, zone),
    body.end,
  ]
  return { html: parts.filter(Boolean).join('\n\n'), notes: body.notes }
}

function entryMetaOf(
  { standing, revision, meta }: Pick<EntryToWrite, 'standing' | 'revision' | 'meta'>,
  print: string,
): EntryMeta {
  const { entryId, kind, language, people, status, path, dated, at, notice } = standing
  const stands = { entry: entryId, kind, language, people, status, path, dated, at, notice }
  return { format: 1, print, ...stands, text: revision.text, ...meta }
}

function categoriesOf({ kind, language }: OutlineEntry, { text }: RevisionText, categories: Categories): Category[] {
  const filedUnder = text.terms.map(
    (term) => categories.of(term.kind, term.slug) ?? { slug: term.slug, name: term.name },
  )
  if (declarationOf(kind).folder)
    filedUnder.push(categories.ofType(kind === 'publication' ? (factsBeside(text)?.facts.type ?? kind) : kind))
  const languageCategory = categories.ofLanguage(language)
  return kind === 'page' ? [] : [...filedUnder, ...(languageCategory ? [languageCategory] : [])]
}

/** WordPress redirects old slugs. */
function oldSlugs(moved: string[], name: string) {
  const slugs = moved.map(slugOf).filter((slug) => /^[a-z0-9%-]+$/.test(slug))
  return [...new Set(slugs)].filter((slug) => slug !== name)
}

type Change = { at: number; note: string }

function noticeBlocks({ at, explanation }: Notice, zone: string) {
  const sentence = `Withdrawn on ${longDate(at, zone)}: ${explanation}`
  return groupBlock('gazette-notice', [
    blockMarkup('paragraph', {}, element('p', {}, element('strong', {}, escapeWords(sentence)))),
  ])
}

function contentNoteBlocks(contentNote: string) {
  return groupBlock('gazette-content-note', [
    blockMarkup('paragraph', {}, element('p', {}, element('strong', {}, escapeWords(contentNote)))),
  ])
}

export function factBlocks(kind: KindWithFields, facts: AnyFacts) {
  const told = fieldsOf(kind).filter(({ shown, name }) => shown && name !== 'type')
  const lines = sortByOrder(told, ({ name }) => name, ['authors', 'publishedOn', 'publisher']).flatMap((field) => {
    const parts = fieldsOf(kind).filter(({ partOf }) => partOf === field.name)
    const value = [field, ...parts]
      .map((part) => valueInWords(part, facts[part.name] ?? part.empty, facts))
      .filter(Boolean)
      .join(', ')
    return value ? [`${fieldName(field, deskLanguage, 2)}: ${value}`] : []
  })
  return lines.length ? groupBlock('gazette-facts', [listOf(lines)]) : ''
}

function changeBlocks(changes: Change[], zone: string) {
  const lines = changes.map(({ at, note }) => `${longDate(at, zone)}: ${note}`)
  return lines.length ? groupBlock('gazette-changes', [listOf(lines)]) : ''
}

function listOf(lines: string[]) {
  const items = lines.map((line) => blockMarkup('list-item', {}, element('li', {}, escapeWords(line))))
  return blockMarkup('list', {}, element('ul', { class: 'wp-block-list' }, join(items, '\n\n')))
}
