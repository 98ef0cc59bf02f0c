import type { Node } from '@tiptap/pm/model'
import { modifiedAt, type WxrItem } from '@/lib/wxr/types'
import type { ImportProblem } from '@/db/schema'
import { factsBeside } from '@/lib/kinds/kinds'
import { sha256 } from '@/lib/keys/random'
import { plainTextOf } from '@/domain/content/body/render'
import { openingWords } from '@/domain/content/checks/check'
import { pictureChecks } from '@/domain/content/checks/pictures'
import { bodyProblem, type Content } from '@/domain/content/content'
import { parseBody, readParsedBody, type ParsedBody } from '../body'
import { isOwnAsWritten, ownEntry } from '../gazette-meta'
import { ownText } from '../gazette-text'
import { isUnknown } from '../import-setting'
import type { MediaRef } from '../imported-body'
import { plainText } from '../markup/text-in'
import type { PlannedText } from '../plan/plan'
import { authorOf, type ImportAuthors } from '../writer/authors'
import type { ImportedFile } from '../writer/files'
import type { ImportedText } from '../writer/revisions'
import { metaValuesOf } from './item-records'
import { countedAs, keptDetailsOf } from './kept'
import type { Links } from './links'
import type { OldSite } from './old-site'
import type { SiteFiles } from './site-files'

/** All that the words of a text may name. */
export type TextContext = {
  old: OldSite
  zone: string
  authors: ImportAuthors
  /** Ids of terms by key. */
  termIds: Map<string, number>
  files: SiteFiles
  links: Links
  /** Blocks that several texts share. */
  blocks: Map<string, string>
}

type Item = { text: PlannedText; wxr: WxrItem }

/** Reads the words of a text: as Gazette wrote them, if nobody changed them since, or else as WordPress has them. */
export async function readText({ text, wxr }: Item, context: TextContext): Promise<ImportedText> {
  const meta = ownEntry(wxr)
  const author = authorOf(wxr.creator, context.authors)
  const modified = modifiedAt(wxr, context.zone)
  if (meta && isOwnAsWritten(meta, wxr)) {
    const own = await ownText(text, meta, context.files)
    return { ...own, kept: countedAs(wxr), staffId: author.staffId, modified: meta.at ?? modified }
  }
  const body = await readBody({ text, wxr }, context)
  const lead = leadOf(wxr, context.files)
  const problems = [...text.problems, ...body.problems, ...lead.problems]
  const limited = textLimiter(problems)
  if (lead.lead) lead.lead.alt = limited('description of the lead picture', lead.lead.alt, 1_000)
  const ids = text.terms.flatMap((key) => context.termIds.get(key) ?? [])
  const termIds = [...new Set(ids)].toSorted((a, b) => a - b)
  const own = meta && factsBeside(meta.text)
  const content: Content = {
    title: limited('title', plainText(wxr.title) || firstWords(body.doc, problems), 300),
    slug: text.slug,
    summary: limited('summary', plainText(wxr.excerpt) || plainText(body.teaser), 1_000),
    body: body.body,
    dated: text.path === undefined ? null : (text.at ?? null),
    byline: limited('byline', author.byline, 300),
    contentNote: '',
    termIds: firstOfMany(100, 'categories and tags', termIds, problems),
    files: firstOfMany(100, 'files', body.documents, problems).map(({ mediaId, title }) => ({
      mediaId,
      title: limited('file title', title, 300),
      language: null,
      accessible: null,
    })),
    lead: lead.lead,
    publication: null,
    ...(own && { [own.kind]: own.facts }),
  }
  problems.push(...missingDescriptions(content, body.doc, context.files))
  const kept = { ...keptDetailsOf(wxr, author.name), ...(isUnknown(text.tag) && { language: text.tag }) }
  const { key, at, language, group } = text
  const { title, name, status, password, excerpt, content: html } = wxr
  const sourceState = [key, status, at, password !== '', language, group, title, name, excerpt, html, author.byline]
  const contentHere = [content.termIds, body.targets, body.media, content.lead, kept]
  return {
    content,
    kept,
    problems,
    hash: sha256(JSON.stringify([sourceState, contentHere])),
    staffId: author.staffId,
    uses: [...body.media, ...content.files.map(({ mediaId }) => mediaId), ...(lead.lead ? [lead.lead.mediaId] : [])],
    modified,
    people: meta?.people,
    refusal: bodyProblem(content.body),
  }
}

function firstWords(doc: Node, problems: ImportProblem[]) {
  const words = openingWords(plainTextOf(doc)) || 'Untitled'
  problems.push({ what: 'It has no title: its first words stand in its place.', place: words })
  return words
}

function leadOf(wxr: WxrItem, files: SiteFiles): { lead: Content['lead']; problems: ImportProblem[] } {
  const id = metaValuesOf(wxr, '_thumbnail_id')[0]
  if (!id || id === '0' || id === '-1') return { lead: null, problems: [] }
  const file = files.find({ id, url: '' })
  if (file?.kind !== 'picture') {
    const place = files.urlOf(id) ?? `number ${id}`
    return { lead: null, problems: [{ what: 'Its lead picture is missing.', place }] }
  }
  const lead = { mediaId: file.mediaId, alt: file.alt ?? '', decorative: false, caption: '', credit: '' }
  return { lead, problems: [] }
}

/** An editor could not publish pictures without descriptions, but these are public already. */
function missingDescriptions({ lead, files }: Content, doc: Node, uploads: SiteFiles): ImportProblem[] {
  const nothing = { title: '', slug: '', summary: '', topics: 0, countries: 0, language: 'en' as const }
  const upload = (id: string) => uploads.descriptionOf(id)
  const problems = pictureChecks({ ...nothing, kind: 'post', doc, lead, files, upload })
  return problems
    .filter(({ rule }) => rule === 'description')
    .map(({ message }) => ({
      what: 'A picture has no description for readers who cannot see it.',
      place: /^Picture \d+ in the text/.exec(message)?.[0] ?? 'The lead picture',
    }))
}

function textLimiter(problems: ImportProblem[]) {
  return (what: string, text: string, max: number) => {
    const characters = [...text]
    if (characters.length <= max) return text
    const sentence = `Its ${what} was longer than ${max.toLocaleString('en')} characters and was cut.`
    problems.push({ what: sentence, place: text })
    return characters.slice(0, max).join('')
  }
}

/** An entry can have no more than `max`; its text still links to every file. */
function firstOfMany<T>(max: number, what: string, all: T[], problems: ImportProblem[]) {
  if (all.length > max) problems.push({ what: `It had more than ${max} ${what}: the first ${max} were taken over.` })
  return all.slice(0, max)
}

async function readBody(item: Item, context: TextContext) {
  const parsed = parseBody(item.wxr.content)
  const body = readBodyOnce(parsed, item, context)
  const urls = [...body.mediaRefs.map(({ url }) => url), ...body.links]
  return (await context.files.importNamed(urls)) ? readBodyOnce(parsed, item, context) : body
}

function readBodyOnce(parsed: ParsedBody, { text, wxr }: Item, { files, links, blocks, old }: TextContext) {
  const { url: from, id, language } = text
  const targets = new Map<string, string>()
  const documents = new Map<string, ImportedFile>()
  const media = new Set<string>()
  const problems: ImportProblem[] = []
  const body = readParsedBody(parsed, {
    language,
    resolveLink(href) {
      const target = links.targetOf(href, from)
      if (!target) return undefined
      targets.set(href, 'to' in target ? target.to : target.why)
      const what = 'why' in target ? target.why : target.lost
      if (what) problems.push({ what, place: href })
      const file = files.find({ url: href })
      if (file?.kind === 'document') documents.set(file.mediaId, file)
      return 'to' in target ? target.to : wholeAddress(href, from || old.url)
    },
    resolveMedia(ref: MediaRef) {
      const file = files.find(ref)
      if (file) media.add(file.mediaId)
      return file
    },
    isTextOnly: !files.isFolderNamed,
    resolveBlock: (block) => blocks.get(block),
    attached: files.attachedTo(id),
    footnotes: metaValuesOf(wxr, 'footnotes')[0],
  })
  return {
    ...body,
    targets: [...targets],
    media: [...media],
    documents: [...documents.values()],
    problems: uniqueProblems([...body.problems, ...problems]),
  }
}

/** Keeps an unknown address: it may still work at the old site. */
function wholeAddress(href: string, from: string) {
  return URL.canParse(href, from) ? new URL(href, from).href : undefined
}

function uniqueProblems(problems: ImportProblem[]) {
  const keys = new Set<string>()
  return problems.filter(({ what, place }) => {
    const key = `${what}\n${place}`
    return !keys.has(key) && keys.add(key)
  })
}
