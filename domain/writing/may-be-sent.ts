import type { Tx } from '@/db/connection'
import type { entries } from '@/db/schema'
import { peopleOf } from '@/domain/consents/marks'
import { mayNeedConsent } from '@/domain/consents/needs'
import { readBody } from '@/domain/content/body/document'
import { mediaIn } from '@/domain/content/body/render'
import { suggestsPeopleAtRisk } from '@/domain/content/checks/people'
import { wordsOnPeople } from '@/domain/content/checks/content'
import type { Head } from '@/domain/entries/head'
import type { OriginalTexts } from './original-words'

type Sending = { entry: typeof entries.$inferSelect; head: Head; texts: OriginalTexts }

/** Returns why an original may not be sent: it is, or may be, about people at risk. Nobody can override this. */
export async function sendingProblem(
  tx: Tx,
  { entry, head, texts }: Sending,
  now: number,
): Promise<string | undefined> {
  const { source, from, to } = texts
  const needs = await Promise.all(
    [
      { entryId: entry.id, revisionId: head.id },
      { entryId: source.id, revisionId: from.id },
      { entryId: source.id, revisionId: to.id },
    ].map((text) => mayNeedConsent(tx, text, now)),
  )
  if (needs.some((one) => one.needs)) return neverSent
  const people = await peopleOf(tx, entry.id)
  if (people === 'nobody' || people === 'shown') return undefined
  return [texts.before, texts.after].some((text) => maybeAtRisk(text, source.language)) ? sayFirst : undefined
}

const neverSent =
  'This text is about people at risk, or under a consent: its words are never sent to a translation service. Translate them here.'
const sayFirst =
  'This text may be about people at risk. Say first whom it is about, under Details, People: words about people at risk are never sent to a translation service.'

function maybeAtRisk(
  { title, summary, lead, body }: OriginalTexts['after'],
  language: OriginalTexts['source']['language'],
) {
  const { doc } = readBody(body)
  const hasPictures = lead !== null || mediaIn(doc).length > 0
  return suggestsPeopleAtRisk(wordsOnPeople({ title, summary, doc }), language, hasPictures)
}
