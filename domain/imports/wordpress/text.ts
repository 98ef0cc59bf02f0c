import { modifiedAt } from '@/lib/wxr/dates'
import type { WxrItem } from '@/lib/wxr/types'
import type { ImportProblem } from '@/db/schema'
import { sha256 } from '@/lib/random'
import { bodyFromHtml } from '../body'
import type { MediaRef } from '../imported-body'
import { documentOf } from '@/domain/content/body/document'
import { plainTextOf } from '@/domain/content/body/render'
import { openingWords } from '@/domain/content/checks/check'
import { pictureChecks } from '@/domain/content/checks/pictures'
import { bodyProblem, type Content } from '@/domain/content/content'
import { ownEntry, ownText, type Own } from '../gazette-meta'
import type { Authors } from './authors'
import type { Directory } from './directory'
import type { Going } from './going'
import { keptOf } from './kept'
import type { Planned } from './plan'
import { plainText } from './plain-text'
import { metaOf } from './survey'
import type { TermPlaces } from './terms'
import type { Held, Uploads } from './uploads'

/** What an import knows by the time it comes to the texts. */
export type Around = { uploads: Uploads; directory: Directory; terms: TermPlaces; authors: Authors }

/** A text as it will be written here, with what a person should look at. */
export type Text = {
  content: Content
  kept: Record<string, unknown>
  problems: ImportProblem[]
  /** Of everything at its source, and of what that leads to here: where neither changed, nothing has to be done. */
  hash: string
  staffId: number | null
  /** The uploads in it. */
  uses: string[]
  /** When it was changed last at its source, UTC ms. */
  modified: number | undefined
  /** Why no editor could save it here, as a sentence. Nothing of it is taken over then: nobody could ever correct it. */
  refusal?: string
  /** What Gazette wrote of it, where it is as it was then. */
  own?: Own
}

export async function textFrom(item: WxrItem, planned: Planned, going: Going, around: Around): Promise<Text> {
  const { uploads, terms, authors } = around
  const own = await ownText(item, planned, going, around)
  if (own) return own
  const read = await bodyOf(item, planned, going, around)
  const { staffId, byline, name } = authors.of(item.creator)
  const lead = leadOf(item, uploads)
  const problems = [...planned.problems, ...read.problems, ...lead.problems]
  const limited = limiter(problems)
  if (lead.lead) lead.lead.alt = limited('description of the lead picture', lead.lead.alt, 1_000)
  const title = plainText(item.title)
  const fallback = openingWords(plainTextOf(documentOf(read.body))) || 'Untitled'
  if (!title) problems.push({ what: 'It has no title: its first words stand in its place.', place: fallback })
  const content: Content = {
    title: limited('title', title || fallback, 300),
    slug: planned.slug,
    summary: limited('summary', plainText(item.excerpt) || plainText(read.teaser), 1_000),
    body: read.body,
    dated: planned.path === undefined ? null : (planned.at ?? null),
    byline: limited('byline', byline, 300),
    termIds: first(100, 'categories and tags', terms.ids(planned.terms), problems),
    files: first(100, 'files', read.documents, problems).map(({ mediaId, title }) => ({
      mediaId,
      title: limited('file title', title, 300),
      language: null,
      accessible: null,
    })),
    lead: lead.lead,
    publication: ownEntry(item)?.text.publication ?? null,
  }
  problems.push(...undescribed(content, uploads))
  const kept = keptOf(item, name)
  const { status, at, isLocked, language, group, key } = planned
  const source = [key, status, at, isLocked, language, group, item.title, item.name, item.excerpt, item.content, byline]
  const here = [content.termIds, read.led, read.media, content.lead, kept]
  const modified = modifiedAt(item, going.zone)
  const uses = [
    ...read.media,
    ...content.files.map(({ mediaId }) => mediaId),
    ...(lead.lead ? [lead.lead.mediaId] : []),
  ]
  const hash = sha256(JSON.stringify([source, here]))
  return { content, kept, problems, hash, staffId, uses, modified, refusal: bodyProblem(content.body) }
}

/** The body with its links led on; files that only the text names are taken in first. */
async function bodyOf(item: WxrItem, planned: Planned, going: Going, around: Around) {
  const { uploads } = around
  const first = readBody(item, planned, going, around)
  const named = [...first.mediaRefs, ...first.links.map((url) => ({ url }))]
  return (await uploads.takeNamed(named)) ? readBody(item, planned, going, around) : first
}

function readBody(item: WxrItem, { link, id }: Planned, { survey }: Going, { uploads, directory }: Around) {
  const led = new Map<string, string>()
  const documents = new Map<string, Held>()
  const media = new Set<string>()
  const found: ImportProblem[] = []
  const read = bodyFromHtml(item.content, {
    resolveLink(href) {
      const leads = directory.lead(href, link)
      if (!leads) return undefined
      led.set(href, 'to' in leads ? leads.to : leads.why)
      const what = 'why' in leads ? leads.why : leads.lost
      if (what) found.push({ what, place: href })
      const held = uploads.find({ url: href })
      if (held?.kind === 'document') documents.set(held.mediaId, held)
      return 'to' in leads ? leads.to : wholeOf(href, link || survey.old.url)
    },
    resolveMedia(ref: MediaRef) {
      const held = uploads.find(ref)
      if (held) media.add(held.mediaId)
      return held
    },
    resolveBlock: (block) => survey.blocks.get(block),
    attached: uploads.attachedTo(id),
    footnotes: metaOf(item, 'footnotes')[0],
  })
  return {
    body: read.body,
    teaser: read.teaser,
    mediaRefs: read.mediaRefs,
    links: read.links,
    led: [...led],
    media: [...media],
    documents: [...documents.values()],
    problems: unique([...read.problems, ...found]),
  }
}

/** An address that leads nowhere here stays as it was, whole: it may still lead somewhere there. */
function wholeOf(href: string, from: string) {
  return URL.canParse(href, from) ? new URL(href, from).href : undefined
}

function unique(problems: ImportProblem[]) {
  const seen = new Set<string>()
  return problems.filter(({ what, place }) => {
    const key = `${what}\n${place}`
    return !seen.has(key) && seen.add(key)
  })
}

function leadOf(item: WxrItem, uploads: Uploads): { lead: Content['lead']; problems: ImportProblem[] } {
  const id = metaOf(item, '_thumbnail_id')[0]
  if (!id || id === '0' || id === '-1') return { lead: null, problems: [] }
  const held = uploads.find({ id, url: '' })
  if (held?.kind !== 'picture') {
    const place = uploads.urlOf(id) ?? `number ${id}`
    return { lead: null, problems: [{ what: 'Its lead picture is missing.', place }] }
  }
  return {
    lead: { mediaId: held.mediaId, alt: held.alt ?? '', decorative: false, caption: '', credit: '' },
    problems: [],
  }
}

/** What a person would be asked for before they could publish it. It was public already, so it is, and is listed. */
function undescribed({ body, lead, files }: Content, uploads: Uploads): ImportProblem[] {
  const nothing = { title: '', slug: '', summary: '', topics: 0, countries: 0, language: 'en' as const }
  const doc = documentOf(body)
  const upload = (id: string) => uploads.named(id)
  const found = pictureChecks({ ...nothing, kind: 'post', doc, lead, files, upload })
  const count = found.filter(({ rule }) => rule === 'description')
  return count.map(({ message }) => ({
    what: 'A picture has no description for readers who cannot see it.',
    place: /^Picture \d+ in the text/.exec(message)?.[0] ?? 'The lead picture',
  }))
}

function limiter(problems: ImportProblem[]) {
  return (what: string, text: string, most: number) => {
    const characters = [...text]
    if (characters.length <= most) return text
    problems.push({
      what: `Its ${what} was longer than ${most.toLocaleString('en')} characters and was cut.`,
      place: text,
    })
    return characters.slice(0, most).join('')
  }
}

/** An entry lists no more of a kind; the text itself still leads to every file. */
function first<T>(most: number, what: string, all: T[], problems: ImportProblem[]) {
  if (all.length > most) problems.push({ what: `It had more than ${most} ${what}: the first ${most} were taken over.` })
  return all.slice(0, most)
}
