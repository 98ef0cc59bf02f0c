import { read } from '@/db/connection'
import type { Withdrawal } from '@/db/schema'
import { deskTime } from '@/lib/time'
import { randomId } from '@/lib/random'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { copyEntry } from '@/domain/writing/copies'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { idsMatching, type EntryFilter } from './entries'
import { mostTerms } from '@/domain/content/content'
import { titlesOf } from '@/domain/entries/head'
import { checkNotBundled } from '@/domain/entries/bundle-of'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { submit, cancelSubmission } from '@/domain/review/review'
import { stateOf } from '@/domain/entries/state'
import { trashEntry, restoreEntry } from '@/domain/entries/trash'

/** What can be done to many entries at once. */
export type BulkAct =
  | { act: 'submit' | 'takeBack' | 'publish' | 'unschedule' | 'copy' | 'trash' | 'restore' }
  | { act: 'schedule'; at: number }
  | { act: 'withdraw'; reason: Withdrawal; explanation: string }
  | { act: 'addTerm' | 'removeTerm'; termId: number }

/** The entries named, or all that a filter finds. */
export type Chosen = { ids: number[] } | { filter: EntryFilter }

export type BulkItem = { entryId: number; title: string; why?: string; see?: Problem['see'] }
export type BulkReport = { act: BulkAct['act']; done: BulkItem[]; refused: BulkItem[] }

/** How many entries one request can change. */
export const mostAtOnce = 500

/**
 * Does one thing to each of many entries, as if it had been asked for each alone: the same rights, the same rules, a
 * transaction each, so that what one refuses leaves the others done. The report names every entry and why it was refused.
 */
export async function inBulk(actor: Actor, chosen: Chosen, asked: BulkAct, now: number): Promise<Result<BulkReport>> {
  permit(actor, 'read', { createdBy: actor.id })
  const ids = 'ids' in chosen ? [...new Set(chosen.ids)] : await idsMatching(actor, chosen.filter, mostAtOnce + 1, now)
  if (!ids.length) return refused('Choose at least one entry.')
  if (ids.length > mostAtOnce) return refused(`That is more than ${mostAtOnce} entries. Narrow the list down first.`)
  const titles = await titlesOf(read(), ids)
  const report: BulkReport = { act: asked.act, done: [], refused: [] }
  for (const entryId of ids) {
    const answer = await permitted(() => toOne(actor, entryId, asked, now))
    const item = { entryId, title: answer.readable ? (titles.get(entryId) ?? '') : '' }
    if (answer.result.ok) report.done.push({ ...item, ...answer.result.value })
    else report.refused.push({ ...item, ...told(answer.result.problems) })
  }
  return done(report)
}

function told(problems: Problem[]) {
  return {
    why: problems.map((problem) => problem.message).join(' '),
    see: problems.find((problem) => problem.see)?.see,
  }
}

/** `why`: a sentence where the entry was as asked already; a copy is told with its own number. */
type Answer = Result<{ why?: string; entryId?: number }>

async function toOne(actor: Actor, entryId: number, asked: BulkAct, now: number): Promise<Answer> {
  switch (asked.act) {
    case 'submit':
      return submitHead(actor, entryId, now)
    case 'takeBack':
      return quietly(await cancelSubmission(actor, entryId, now))
    case 'publish':
      return releaseHead(actor, entryId, undefined, now)
    case 'schedule':
      return releaseHead(actor, entryId, asked.at, now)
    case 'unschedule':
      return quietly(await unschedule(actor, entryId, now))
    case 'withdraw':
      return quietly(await withdraw(actor, { ...asked, entryId }, now))
    case 'copy': {
      const copied = await copyEntry(actor, entryId, now)
      return copied.ok ? done({ entryId: copied.value.entryId }) : copied
    }
    case 'trash':
      return quietly(await trashEntry(actor, entryId, now))
    case 'restore':
      return quietly(await restoreEntry(actor, entryId, now))
    case 'addTerm':
    case 'removeTerm':
      return changeTerms(actor, entryId, asked, now)
  }
}

async function submitHead(actor: Actor, entryId: number, now: number): Promise<Answer> {
  const draft = await findDraft(actor, entryId)
  return draft ? quietly(await submit(actor, { entryId, base: draft.base }, now)) : refused(gone)
}

async function releaseHead(actor: Actor, entryId: number, at: number | undefined, now: number): Promise<Answer> {
  const draft = await findDraft(actor, entryId)
  if (!draft) return refused(gone)
  permit(actor, 'release', draft.entry)
  const bound = await checkNotBundled(read(), actor, entryId, now)
  if (!bound.ok) return bound
  const { revisionId } = draft.base
  const { waiting, next } = await stateOf(read(), { entryId, headId: revisionId }, now)
  // Undoing a schedule takes everything back that is set for later: so it must be the only one.
  if (next && at !== undefined)
    return refused(`Something is set for ${deskTime(next.at, actor.zone)} already. Change it in the calendar.`)
  if (!waiting) return refused('Its newest text is published or scheduled already.')
  return quietly(await release(actor, { entryId, revisionId, at }, now))
}

/** A new revision with another topic, or without one, on top of the newest text. What is live stays as it is. */
async function changeTerms(
  actor: Actor,
  entryId: number,
  { act, termId }: { act: 'addTerm' | 'removeTerm'; termId: number },
  now: number,
): Promise<Answer> {
  const draft = await findDraft(actor, entryId)
  if (!draft) return refused(gone)
  const { base, content, bodyProblem } = draft
  if (bodyProblem) return refused('Only the words of its text are shown. Open it and put it right first.')
  const carries = content.termIds.includes(termId)
  if (carries === (act === 'addTerm')) return done({ why: carries ? 'It carried it already.' : 'It did not carry it.' })
  if (!carries && content.termIds.length >= mostTerms)
    return refused(`It carries ${mostTerms} topics and countries, as many as an entry can. Take one from it first.`)
  const termIds = carries ? content.termIds.filter((id) => id !== termId) : [...content.termIds, termId]
  const save = { entryId, base, session: randomId(), content: { ...content, termIds }, how: 'written' as const }
  return quietly(await saveDraft(actor, save, now))
}

const gone = 'This entry no longer exists.'

function quietly(result: Result<unknown>): Answer {
  return result.ok ? done({}) : { ok: false, problems: result.problems }
}

/** What a role may not do to one of many is a line of the report; its title is not told. */
async function permitted(run: () => Promise<Answer>): Promise<{ result: Answer; readable: boolean }> {
  try {
    return { result: await run(), readable: true }
  } catch (error) {
    if ((error as { name?: string }).name !== 'NotPermitted') throw error
    return { result: refused('Your role does not allow this.'), readable: false }
  }
}
