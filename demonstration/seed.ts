import { read } from '@/db/connection'
import { entries, staff, type Kind } from '@/db/schema'
import { makeActor } from '@/domain/staff/actor'
import { Content } from '@/domain/content/content'
import { demoOrigin, applyDemoSettings, hasDemonstration, removeDemonstration } from '@/domain/site/demonstration'
import { recordConsent } from '@/domain/consents/consents'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { choosePage } from '@/domain/entries/term-page'
import { createEntry, saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { siteSettings } from '@/domain/published/site'
import { release } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import type { Language } from '@/lib/languages/languages'
import { inZone, instantOf } from '@/lib/time/time'
import { doc, withMedia } from './body'
import {
  unwrap,
  revisedOf,
  storeGlossary,
  storeHelp,
  storeTerms,
  storeUploads,
  type TermIds,
  type UploadIds,
} from './parts'
import {
  drafts,
  entryTexts,
  leadSlug,
  pictures,
  posts,
  scheduled,
  site,
  unpublishedChange,
  type AnyText,
  type EntryText,
  type PublicationText,
} from './texts'

/** The demonstration is its own author, and not a member of staff. */
const author = makeActor({ id: null, name: 'Demonstration', role: 'admin', zone: site.zone })
const reader = makeActor({ id: null, name: 'Demonstration reader', role: 'editor', zone: site.zone })
const session = 'demonstration'
const publisherName = 'Gazette demonstration'
const minute = 60_000
const day = 24 * 60 * minute

type SeedItem = { kind: Kind; entry: AnyText }
type SeedParts = { termIds: TermIds; uploadIds: UploadIds; sources: Map<string, number> }

/**
 * Fills an empty database through the verbs of staff, each at its historic moment, so no clock has to be changed.
 * Leaves some work at `now` (UTC ms), and a post scheduled a week later. Does nothing if there are entries, except
 * those of an interrupted seeding before the first account.
 */
export async function seedDemonstration(now: number): Promise<void> {
  if ((await hasEntries()) && !(await wasInterrupted())) return
  await removeDemonstration(author, now)
  await changeSettings(author, { zone: site.zone }, now) // addresses depend on the zone
  const parts = {
    termIds: await storeTerms(author, now),
    uploadIds: await storeUploads(author, now),
    sources: new Map<string, number>(),
  }
  await storeHelp(author, parts.termIds, now)
  await storeGlossary(author, now)
  const saved = await publishAll(parts)
  await createOpenWork(parts, saved, now)
  unwrap(await applyDemoSettings(author, { ...site, leadEntryId: saved.get(leadSlug)!.entryId }, now))
}

async function wasInterrupted() {
  if (!(await hasDemonstration()) || (await siteSettings()).name === site.name) return false
  return (await read().select({ id: staff.id }).from(staff).limit(1)).length === 0
}

async function hasEntries() {
  return (await read().select({ id: entries.id }).from(entries).limit(1)).length > 0
}

async function publishAll(parts: SeedParts) {
  const saved = new Map<string, SavedRevision>()
  for (const item of entryTexts.toSorted((a, b) => instantOfText(a.entry.on) - instantOfText(b.entry.on))) {
    const last = await publishItem(item, parts)
    if (item.kind === 'post') saved.set(item.entry.slug, last)
  }
  return saved
}

async function publishItem(item: SeedItem, parts: SeedParts): Promise<SavedRevision> {
  const { entry } = item
  const at = instantOfText(entry.on)
  const first = await createItem(item, parts, at)
  unwrap(await release(author, first, at))
  if (entry.about)
    unwrap(await choosePage(author, { termId: parts.termIds.get(entry.about)!, entryId: first.entryId }, at))
  if (entry.changed)
    return publishChange(first, contentOf({ ...entry, summary: entry.changed.summary }, parts), entry.changed)
  if (!('revised' in entry) || !entry.revised) return first

  const content = contentOf(entry, parts)
  const files = content.files.map((file) => ({ ...file, mediaId: parts.uploadIds.get(revisedOf(entry.slug))! }))
  return publishChange(first, { ...content, files }, entry.revised)
}

async function publishChange(first: SavedRevision, content: Content, { on, note }: { on: string; note: string }) {
  const later = instantOfText(on)
  const second = await saveAsAuthor(first, content, later)
  unwrap(await release(author, { ...second, major: true, note }, later))
  return second
}

async function createOpenWork(parts: SeedParts, saved: Map<string, SavedRevision>, now: number) {
  for (const [order, draft] of drafts.entries())
    await createItem({ kind: 'post', entry: { ...draft, on: '' } }, parts, now - day - order * 3 * day)

  const waiting = await createItem({ kind: 'post', entry: { ...scheduled, on: '' } }, parts, now - 50 * minute)
  unwrap(await release(author, { ...waiting, at: nineOClock(now + 7 * day) }, now - 48 * minute))

  const { slug, summary } = unpublishedChange
  const changed = posts.find((post) => post.slug === slug)!
  await saveAsAuthor(saved.get(slug)!, contentOf({ ...changed, summary }, parts), now - 20 * minute)
}

async function createItem({ kind, entry }: SeedItem, parts: SeedParts, at: number) {
  const { language = 'en', group } = entry
  const content = contentOf(entry, parts)
  const origin = demoOrigin
  const translatedFrom = group ? parts.sources.get(group) : undefined
  // All persons are invented, except in the account of a survivor.
  const people = entry.consent ? ('at risk' as const) : ('nobody' as const)
  const begun = { kind, language, content, session, origin, people, translationGroup: group, translatedFrom }
  const saved = unwrap(await createEntry(author, begun, at))
  if (group && !translatedFrom) parts.sources.set(group, saved.revisionId)
  if (entry.consent) await agreeAndCheck(saved.entryId, { ...entry.consent, language }, at)
  return saved
}

type SeedConsent = NonNullable<EntryText['consent']> & { language: Language }

async function agreeAndCheck(entryId: number, { language, ...consent }: SeedConsent, at: number) {
  const facts = {
    ...consent,
    about: 'adult' as const,
    covers: ['words' as const],
    uses: ['site' as const],
    languages: [language],
    lastDay: null,
  }
  unwrap(await recordConsent(author, { ...facts, links: { entryIds: [entryId] } }, at))
  const { revisionId, hash, questions } = (await harmStateOf(reader, entryId, at))!
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  unwrap(await checkHarm(reader, { entryId, revisionId, hash, answers }, at))
}

async function saveAsAuthor(base: SavedRevision, content: Content, at: number): Promise<SavedRevision> {
  return unwrap(await saveDraft(author, { entryId: base.entryId, base, session: `${session}, once more`, content }, at))
}

function contentOf(entry: AnyText, { termIds, uploadIds }: SeedParts): Content {
  const { title, slug, summary, byline = '', contentNote = '', topics = [], countries = [], lead } = entry
  const publication = 'publishedOn' in entry ? entry : null
  const [at, timeZone] = [instantOfText, site.zone]
  return Content.parse({
    title,
    slug,
    summary,
    byline,
    contentNote,
    body: doc(withMedia(entry.body, uploadIds)),
    dated: null,
    termIds: [...topics, ...countries].map((term) => termIds.get(term)!),
    files: publication ? [publicationFile(publication, uploadIds)] : [],
    lead: lead ? { mediaId: uploadIds.get(lead)!, alt: pictures[lead]!.alt } : null,
    publication: publication && titlePageOf(publication),
    event: 'starts' in entry ? { ...entry, startsAt: at(entry.starts), endsAt: at(entry.ends), timeZone } : null,
    call: 'closes' in entry ? { ...entry, closesAt: at(entry.closes), timeZone } : null,
  })
}

/** Returns a publication's file. It is accessible: the documents have headings, reading order and language. */
function publicationFile({ slug, title }: PublicationText, uploadIds: UploadIds) {
  const name = `${title} (demonstration document)`
  return { mediaId: uploadIds.get(slug)!, title: name, language: 'en', accessible: true }
}

/** Returns the fields of a publication. The author is the demonstration, whatever publisher a document names. */
function titlePageOf({ type, publishedOn, publisher, series = '', seriesNumber = '' }: PublicationText) {
  const authors = [{ name: publisherName, is: 'organisation' as const }]
  return { type, publishedOn, publisher, series, seriesNumber, authors, licence: 'cc-by-4.0' }
}

/** Returns the moment (UTC ms) of a text such as "2014-10-28 09:00" in the site's zone. */
function instantOfText(on: string) {
  const [date, time] = on.split(' ')
  const instant = instantOf({ date: date!, time: time ?? '', zone: site.zone })
  if (!instant.ok) throw new Error(`${on}: ${instant.problem}`)
  return instant.at
}

function nineOClock(at: number) {
  return instantOfText(`${inZone(at, site.zone).toPlainDate()} 09:00`)
}
