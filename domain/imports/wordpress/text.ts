import type { Node } from '@tiptap/pm/model'
import { modifiedAt } from '@/lib/wxr/types'
import type { ImportProblem } from '@/db/schema'
import { factsBeside } from '@/lib/kinds/kinds'
import { sha256 } from '@/lib/keys/random'
import { languageTagOf } from '@/lib/languages/language-tags'
import { plainTextOf } from '@/domain/content/body/render'
import { openingWords } from '@/domain/content/checks/check'
import { pictureChecks } from '@/domain/content/checks/pictures'
import { bodyProblem, type Content } from '@/domain/content/content'
import { importAuthor } from './authors'
import type { ImportContext } from './import-context'
import type { ImportedText } from './imported-text'
import { keptDetailsOf } from './kept'
import type { ImportItem } from './plan'
import { plainText } from './plain-text'
import { metaValuesOf } from './survey'
import { termIds } from './terms'
import { parseBody, readParsedBody, type ParsedBody } from '../body'
import { isForeign } from '../import-setting'
import type { MediaRef } from '../imported-body'
import { linkTarget } from './link-targets'
import { importNamedFiles } from './import-files'
import type { ImportedFile } from './uploads'

export async function itemText(item: ImportItem, ctx: ImportContext): Promise<ImportedText> {
  const { wxr } = item
  const body = await itemBody(item, ctx)
  const author = importAuthor(wxr.creator, ctx)
  const lead = leadOf(item, ctx)
  const problems = [...item.problems, ...body.problems, ...lead.problems]
  const limited = textLimiter(problems)
  if (lead.lead) lead.lead.alt = limited('description of the lead picture', lead.lead.alt, 1_000)
  const own = item.entryMeta && factsBeside(item.entryMeta.text)
  const content: Content = {
    title: limited('title', plainText(wxr.title) || firstWords(body.doc, problems), 300),
    slug: item.slug,
    summary: limited('summary', plainText(wxr.excerpt) || plainText(body.teaser), 1_000),
    body: body.body,
    dated: item.path === undefined ? null : (item.at ?? null),
    byline: limited('byline', author.byline, 300),
    contentNote: '',
    termIds: firstOfMany(100, 'categories and tags', termIds(item.terms, ctx), problems),
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
  problems.push(...missingDescriptions(content, body.doc, ctx))
  const kept = { ...keptDetailsOf(wxr, author.name), ...(isForeign(item.tag) && { language: item.tag }) }
  const { key, status, at, isLocked, language, group } = item
  const { title, name, excerpt, content: html } = wxr
  const sourceState = [key, status, at, isLocked, language, group, title, name, excerpt, html, author.byline]
  const contentHere = [content.termIds, body.targets, body.media, content.lead, kept]
  return {
    content,
    kept,
    problems,
    hash: sha256(JSON.stringify([sourceState, contentHere])),
    staffId: author.staffId,
    uses: [...body.media, ...content.files.map(({ mediaId }) => mediaId), ...(lead.lead ? [lead.lead.mediaId] : [])],
    modified: modifiedAt(wxr, ctx.zone),
    refusal: bodyProblem(content.body),
  }
}

function firstWords(doc: Node, problems: ImportProblem[]) {
  const words = openingWords(plainTextOf(doc)) || 'Untitled'
  problems.push({ what: 'It has no title: its first words stand in its place.', place: words })
  return words
}

function leadOf({ wxr }: ImportItem, { uploads }: ImportContext): { lead: Content['lead']; problems: ImportProblem[] } {
  const id = metaValuesOf(wxr, '_thumbnail_id')[0]
  if (!id || id === '0' || id === '-1') return { lead: null, problems: [] }
  const file = uploads.find({ id, url: '' })
  if (file?.kind !== 'picture') {
    const place = uploads.urlOf(id) ?? `number ${id}`
    return { lead: null, problems: [{ what: 'Its lead picture is missing.', place }] }
  }
  const lead = { mediaId: file.mediaId, alt: file.alt ?? '', decorative: false, caption: '', credit: '' }
  return { lead, problems: [] }
}

/** An editor could not publish pictures without descriptions, but these are public already. */
function missingDescriptions({ lead, files }: Content, doc: Node, { uploads }: ImportContext): ImportProblem[] {
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

async function itemBody(item: ImportItem, ctx: ImportContext) {
  const parsed = parseBody(item.wxr.content)
  const body = readItemBody(parsed, item, ctx)
  const refs = [...body.mediaRefs, ...body.links.map((url) => ({ url }))]
  return (await importNamedFiles(refs, ctx)) ? readItemBody(parsed, item, ctx) : body
}

function readItemBody(parsed: ParsedBody, { link, id, wxr, language, tag }: ImportItem, ctx: ImportContext) {
  const { survey, uploads } = ctx
  const targets = new Map<string, string>()
  const documents = new Map<string, ImportedFile>()
  const media = new Set<string>()
  const problems: ImportProblem[] = []
  const body = readParsedBody(parsed, {
    language,
    writtenIn: isForeign(tag) ? languageTagOf(tag) : undefined,
    resolveLink(href) {
      const target = linkTarget(href, link, ctx)
      if (!target) return undefined
      targets.set(href, 'to' in target ? target.to : target.why)
      const what = 'why' in target ? target.why : target.lost
      if (what) problems.push({ what, place: href })
      const file = uploads.find({ url: href })
      if (file?.kind === 'document') documents.set(file.mediaId, file)
      return 'to' in target ? target.to : wholeAddress(href, link || survey.old.url)
    },
    resolveMedia(ref: MediaRef) {
      const file = uploads.find(ref)
      if (file) media.add(file.mediaId)
      return file
    },
    isTextOnly: ctx.folder === undefined,
    resolveBlock: (block) => survey.blocks.get(block),
    attached: uploads.attachedTo(id),
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
