import { eq } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { revisions, type ConsentForm } from '@/db/schema'
import { languageNames } from '@/lib/languages/languages'
import type { Problem } from '@/lib/result'
import { longDate } from '@/lib/time/time'
import { forbiddenNamesIn } from '@/domain/consents/forbidden-names'
import { changesSinceCheck, possibleCheckers, standingCheck } from '@/domain/consents/harm-checks'
import { harmHashes } from '@/domain/consents/harm-parts'
import { consentEnd, mayNeedConsent, textNeedsOf, type NeededConsent, type TextNeeds } from '@/domain/consents/needs'
import { siteSettings } from '@/domain/published/site'

/** `at`: UTC ms; `note`: a note for readers. */
export type TextToRelease = { entryId: number; revisionId: number; at: number; note?: string }

/** Returns what is missing for a text about people at risk, with who can give it. Every release calls it. */
export async function gateProblems(db: Db, text: TextToRelease, now: number): Promise<Problem[]> {
  return (await mayNeedConsent(db, text, now)).needs ? problemsOf(db, text) : []
}

async function problemsOf(db: Db, { entryId, revisionId, at, note }: TextToRelease): Promise<Problem[]> {
  const needs = await textNeedsOf(db, { entryId, revisionId })
  const { zone } = await siteSettings()
  return [
    ...missingConsents(needs),
    ...needs.consents.flatMap((one) => consentProblems(one, { needs, at, zone })),
    ...(isAtRisk(needs) ? await harmProblems(db, revisionId) : []),
    ...(await nameProblems(db, { entryId, revisionId, note })),
  ]
}

function isAtRisk({ isMarked, uploads }: TextNeeds) {
  return isMarked || uploads.some((upload) => upload.isAtRisk)
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

async function harmProblems(db: Db, revisionId: number): Promise<Problem[]> {
  const [revision] = await db.select().from(revisions).where(eq(revisions.id, revisionId))
  const { hash, parts } = await harmHashes(db, revision!)
  if (await standingCheck(db, revision!, hash)) return []
  const changed = await changesSinceCheck(db, revision!.entryId, parts)
  const checkers = await possibleCheckers(db, revision!)
  const what = changed?.length
    ? `Since somebody checked whether it can do harm, this has changed: ${changed.join(', ')}.`
    : 'No second person has checked whether it can do harm.'
  return [{ message: `${what} ${checkersSentence(checkers.map(({ name }) => name))}`, field: 'harm' }]
}

function checkersSentence(names: string[]) {
  if (!names.length) return 'Nobody else here may do it: an administrator can add a second editor.'
  const shown = names.slice(0, 3)
  return `Ask ${shown.join(' or ')}${names.length > shown.length ? ' or another editor' : ''}.`
}

async function nameProblems(db: Db, text: Omit<TextToRelease, 'at'>): Promise<Problem[]> {
  const { found, canLook } = await forbiddenNamesIn(db, text)
  const problems = found.map(({ place, words }) => ({
    message: `“${words}” must not appear, and stands in ${place}. Remove it, or write the pseudonym instead.`,
    field: 'people',
  }))
  return canLook ? problems : [...problems, { message: namesLost, field: 'people' }]
}

const namesLost =
  'The names that must not appear cannot be looked for any more, since the secret of this site was replaced. An editor or an administrator removes them from the consent and adds them again.'
