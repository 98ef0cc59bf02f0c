import { eq, type SQL } from 'drizzle-orm'
import { read, type Db, type Tx } from '@/db/connection'
import { releases, revisions, type ConsentForm, type Withdrawal } from '@/db/schema'
import { englishName } from '@/lib/languages/language-tags'
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
import { columnsOfHead } from '@/domain/entries/head'
import { prepareIndex } from '@/domain/entries/search-index'
import { siteSettings } from '@/domain/published/site'
import { mayBeTold, type Actor } from '@/domain/staff/actor'

/** Text to release. `at`: UTC ms; `withdrawal`: if it is withdrawn; its page stays or goes. */
export type TextToRelease = ReleasedText & { at: number; withdrawal?: Withdrawal | null }

/** Searches names, hashes texts and indexes words ahead of a release, so that its `write` finds them in caches. */
export async function prepareRelease(actor: Actor, text: ReleasedText, now: number) {
  await searchNamesAhead(actor, 'release', text, now)
  if ((await mayNeedConsent(read(), text, now)).needs) await harmPartsOf(read(), text, now)
  await prepareIndex(text.revisionId)
}

/** Prepares acts on releases before their `write`, for all texts that readers have or will get. */
export async function prepareReleases(actor: Actor, which: SQL, now: number) {
  const rows = await read().selectDistinct(pick(releases, 'entryId')).from(releases).where(which)
  for (const { entryId } of rows)
    for (const { revisionId } of await standingTexts(read(), entryId, now))
      await prepareRelease(actor, { entryId, revisionId }, now)
}

/** Returns problems that stop the release of a text about people at risk. Every release calls it. */
export async function releaseProblems(tx: Tx, actor: Actor, text: TextToRelease, now: number): Promise<Problem[]> {
  const problems = await gateProblems(tx, actor, text, now)
  // Names are searched last: whoever tries to guess one releases the text if the guess is wrong.
  return problems.length ? problems : namesInRelease(tx, actor, text, now)
}

/** Returns which consents and checks are missing, and who can give them. Forbidden names are not searched. */
export async function gateProblems(db: Db, actor: Actor, text: TextToRelease, now: number): Promise<Problem[]> {
  return (await mayNeedConsent(db, text, now)).needs ? problemsOf(db, actor, text, now) : []
}

async function problemsOf(db: Db, actor: Actor, text: TextToRelease, now: number): Promise<Problem[]> {
  const needs = await textNeedsOf(db, text)
  const { zone } = await siteSettings()
  const unfit = needs.consents.flatMap((one) => consentProblems(one, { needs, at: text.at, zone }))
  const ofConsents = mayBeTold(actor, 'readConsents') || !unfit.length ? unfit : [unreadableProblem]
  return [
    ...(text.isGone ? [] : [...missingConsents(needs), ...ofConsents]),
    ...(isAtRisk(needs) ? await harmProblems(db, actor, text, now) : []),
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

const unreadableProblem: Problem = {
  message: 'A consent of this text does not hold for it. An editor or an administrator can say why.',
  field: 'people',
}

const formNames: Record<ConsentForm, string> = { words: 'words', picture: 'pictures', voice: 'voices', video: 'videos' }

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
    ...(consent.languages.includes(needs.language) ? [] : [`texts in ${englishName(needs.language)}`]),
    ...forms.filter((form) => !consent.covers.includes(form)).map((form) => formNames[form]),
  ]
  if (missing.length)
    sentences.push(
      `${name} does not cover ${missing.join(' and ')}. Ask the person, then an editor or an administrator can add it.`,
    )
  return sentences.map((message) => ({ message, field: 'people' }))
}

/** Returns parts without a check for harm. For a withdrawal, only its explanation is new. */
async function harmProblems(db: Db, actor: Actor, text: TextToRelease, now: number): Promise<Problem[]> {
  const what = await uncheckedOf(db, { ...text, isGone: Boolean(text.withdrawal) }, now)
  if (what === undefined) return []
  const [revision] = await db.select(columnsOfHead).from(revisions).where(eq(revisions.id, text.revisionId))
  const checkers = await possibleCheckers(db, revision!)
  return [{ message: `${what} ${describeCheckers(checkers, actor)}`, field: 'harm' }]
}

function describeCheckers(checkers: { id: number; name: string }[], { id: me }: Actor) {
  const names = checkers.filter(({ id }) => id !== me).map(({ name }) => name)
  if (names.length < checkers.length) return 'You can do it.'
  if (!names.length) return 'Nobody else here may do it: an administrator can add a second editor.'
  const shown = names.slice(0, 3)
  return `Ask ${shown.join(' or ')}${names.length > shown.length ? ' or another editor' : ''}.`
}
