import { eq, type SQL, inArray } from 'drizzle-orm'
import { read, type Db, type Tx } from '@/db/connection'
import { releases, revisions, type ConsentForm, type Withdrawal, media, type entries } from '@/db/schema'
import { languageNames } from '@/lib/languages/languages'
import { pick } from '@/lib/lists/pick'
import type { Problem } from '@/lib/result'
import { longDate } from '@/lib/time/time'
import { standingTexts } from '@/domain/consents/ends'
import { possibleCheckers, uncheckedOf } from '@/domain/consents/harm-checks'
import {
  consentEnd,
  isAtRisk,
  mayNeedConsent,
  textNeedsOf,
  type NeededConsent,
  type TextNeeds,
} from '@/domain/consents/needs'
import { harmPartsOf } from '@/domain/consents/harm-parts'
import { namesInRelease, searchNamesAhead } from '@/domain/consents/name-finds'
import type { ReleasedText } from '@/domain/consents/what-readers-get'
import { columnsOfHead, contentOf, type Head } from '@/domain/entries/head'
import { prepareIndex } from '@/domain/entries/search-index'
import { siteSettings } from '@/domain/published/site'
import { mayBeTold, type Actor } from '@/domain/staff/actor'
import { factsBeside } from '@/lib/kinds/kinds'
import { mediaIdsIn } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import type { Check } from '@/domain/content/checks/check'
import { blockingChecksOf } from '@/domain/content/checks/content'
import { unsignedDrafts, originalWordsFor } from '@/domain/writing/draft-marks'

/** `at`: UTC ms; `withdrawal`: the text is withdrawn, and its page stays or goes. */
type TextToRelease = ReleasedText & { at: number; withdrawal?: Withdrawal | null }

/** Does before a `write` what a release takes long for: what was searched, signed and divided is known in it. */
export async function prepareRelease(actor: Actor, text: ReleasedText, now: number) {
  await searchNamesAhead(actor, 'release', text, now)
  if ((await mayNeedConsent(read(), text, now)).needs) await harmPartsOf(read(), text, now)
  await prepareIndex(text.revisionId)
}

/** Does before a `write` what an act on releases takes long for: it asks again what readers have and get. */
export async function prepareStanding(actor: Actor, which: SQL, now: number) {
  const rows = await read().selectDistinct(pick(releases, 'entryId')).from(releases).where(which)
  for (const { entryId } of rows)
    for (const { revisionId } of await standingTexts(read(), entryId, now))
      await prepareRelease(actor, { entryId, revisionId }, now)
}

/** Returns what keeps a text about people at risk from its release. Every release calls it. */
export async function releaseProblems(tx: Tx, actor: Actor, text: TextToRelease, now: number): Promise<Problem[]> {
  const problems = await gateProblems(tx, actor, text, now)
  // Names are looked for last, so that who tries words has to release them where none is found.
  return problems.length ? problems : namesInRelease(tx, actor, text, now)
}

/** Returns what is missing, but for names that must not appear, with who can give it. */
export async function gateProblems(db: Db, actor: Actor, text: TextToRelease, now: number): Promise<Problem[]> {
  return (await mayNeedConsent(db, text, now)).needs ? problemsOf(db, actor, text, now) : []
}

async function problemsOf(db: Db, actor: Actor, text: TextToRelease, now: number): Promise<Problem[]> {
  const needs = await textNeedsOf(db, text)
  const { zone } = await siteSettings()
  const unfit = needs.consents.flatMap((one) => consentProblems(one, { needs, at: text.at, zone }))
  const ofConsents = mayBeTold(actor, 'readConsents') || !unfit.length ? unfit : [unreadableConsents]
  return [
    ...(text.isGone ? [] : [...missingConsents(needs), ...ofConsents]),
    ...(isAtRisk(needs) ? await harmProblems(db, text, now) : []),
  ]
}

const recorderSentence = 'An editor or an administrator records it, or links one that is recorded.'

function missingConsents({ isMarked, hasConsent, uploads }: TextNeeds): Problem[] {
  const problems: Problem[] = []
  if (isMarked && !hasConsent)
    problems.push({
      message: `This is about people at risk, and no consent for its words is linked to it. ${recorderSentence}`,
      field: 'people',
    })
  for (const { name, isAtRisk, hasConsent: isLinked } of uploads)
    if (isAtRisk && !isLinked)
      problems.push({
        message: `“${name}” shows people at risk, and no consent is linked to it. ${recorderSentence}`,
        field: 'people',
      })
  return problems
}

const unreadableConsents: Problem = {
  message: 'A consent of this text does not hold for it. An editor or an administrator can say why.',
  field: 'people',
}

const formWords: Record<ConsentForm, string> = { words: 'words', picture: 'pictures', voice: 'voices', video: 'videos' }

function consentProblems(
  { consent, forms }: NeededConsent,
  { needs, at, zone }: { needs: TextNeeds; at: number; zone: string },
): Problem[] {
  const name = `Consent ${consent.id}`
  const end = consentEnd(consent)
  const sentences: string[] = []
  if (consent.revokedAt !== null) sentences.push(`${name} was revoked. Remove what it was about, or record a new one.`)
  else if (end !== undefined && end <= at)
    sentences.push(
      `${name} holds up to ${longDate(end - 1, zone)} and not at that moment. Ask the person again, then an editor or an administrator can move its end.`,
    )
  const missing = [
    ...(consent.uses.includes('site') ? [] : ['being on the site']),
    ...(consent.languages.includes(needs.language) ? [] : [`texts in ${languageNames[needs.language].english}`]),
    ...forms.filter((form) => !consent.covers.includes(form)).map((form) => formWords[form]),
  ]
  if (missing.length)
    sentences.push(
      `${name} does not cover ${missing.join(' and ')}. Ask the person, then an editor or an administrator can add it.`,
    )
  return sentences.map((message) => ({ message, field: 'people' }))
}

/** A withdrawn text says nothing new but its explanation. */
async function harmProblems(db: Db, text: TextToRelease, now: number): Promise<Problem[]> {
  const what = await uncheckedOf(db, { ...text, isGone: Boolean(text.withdrawal) }, now)
  if (what === undefined) return []
  const [revision] = await db.select(columnsOfHead).from(revisions).where(eq(revisions.id, text.revisionId))
  const checkers = await possibleCheckers(db, revision!)
  return [{ message: `${what} ${checkersSentence(checkers.map(({ name }) => name))}`, field: 'harm' }]
}

function checkersSentence(names: string[]) {
  if (!names.length) return 'Nobody else here may do it: an administrator can add a second editor.'
  const shown = names.slice(0, 3)
  return `Ask ${shown.join(' or ')}${names.length > shown.length ? ' or another editor' : ''}.`
}

type EntryRow = typeof entries.$inferSelect

/** Imports and the demonstration need only a title and an address: other checks are for people. */
export async function blockingProblems(db: Db, actor: Actor, head: Head, entry: EntryRow): Promise<Problem[]> {
  const content = await contentOf(db, head, entry.kind)
  const doc = documentOf(content.body)
  const ids = [...mediaIdsIn(doc), ...content.files.map((file) => file.mediaId), content.lead?.mediaId ?? '']
  const uploads = await db.select().from(media).where(inArray(media.id, ids))
  const uploadsById = new Map(uploads.map((row) => [row.id, row]))
  const upload = (id: string) => uploadsById.get(id)
  const checks = blockingChecksOf({
    kind: entry.kind,
    language: entry.language,
    doc,
    upload,
    topics: 0,
    countries: 0,
    ...pick(content, 'title', 'slug', 'summary', 'contentNote'),
    original: await originalWordsFor(db, entry, head),
    drafts: new Set(await unsignedDrafts(db, entry.id)),
    lead: content.lead,
    files: content.files,
    facts: factsBeside(content)?.facts,
    missing: new Set(ids.filter((id) => id && !upload(id))),
  })
  const requiredChecks =
    actor.id === null ? checks.filter(({ rule }) => rule === 'title' || rule === 'address') : checks
  return requiredChecks.map(({ message, place }) => ({ message, field: fieldOfCheck(place) }))
}

function fieldOfCheck(place: Check['place']) {
  if (!('field' in place)) return 'body'
  return place.field === 'lead' ? 'lead.alt' : place.field
}
