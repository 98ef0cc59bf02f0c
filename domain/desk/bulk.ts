import { read } from '@/db/connection'
import type { ChosenWithdrawal } from '@/db/schema'
import { deskTimes } from '@/lib/time/time'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { copyEntry } from '@/domain/writing/copies'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { idsMatching, type EntryFilter } from './entries'
import { maxTerms } from '@/domain/content/content'
import { readableAmong } from '@/domain/staff/audience'
import { titlesOf } from '@/domain/entries/head'
import { checkNotBundled } from '@/domain/entries/bundle-of'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { openCommentsOn, type TextWithComments } from '@/domain/review/open-comments'
import { submit, cancelSubmission } from '@/domain/review/review'
import { stateOf } from '@/domain/entries/state'
import { trashEntry, restoreEntry } from '@/domain/entries/trash'

/** `seenAt`: the moment (UTC ms) of the list, after which nobody else may have acted on releases. */
export type BulkAct = { seenAt?: number } & (
  | { act: 'submit' | 'takeBack' | 'publish' | 'unschedule' | 'copy' | 'trash' | 'restore' }
  | { act: 'schedule'; at: number }
  | { act: 'withdraw'; reason: ChosenWithdrawal; explanation: string }
  | { act: 'addTerm' | 'removeTerm'; termId: number }
)

export type BulkSelection = { ids: number[] } | { filter: EntryFilter }

export type BulkItem = { entryId: number; title: string; why?: string; see?: Problem['see'] }
export type BulkReport = { act: BulkAct['act']; done: BulkItem[]; refused: BulkItem[] }

export const maxEntriesAtOnce = 500

/** Acts on many entries. Each has its own rights, rules and transaction: a refusal does not stop the others. */
export async function runBulk(
  actor: Actor,
  selection: BulkSelection,
  bulkAct: BulkAct,
  now: number,
): Promise<Result<BulkReport>> {
  const chosen = await selectedIds(actor, selection, now)
  if (!chosen.ok) return chosen
  const ids = chosen.value
  const titles = await titlesOf(read(), [...(await readableAmong(read(), actor, ids))])
  const report: BulkReport = { act: bulkAct.act, done: [], refused: [] }
  for (const entryId of ids) {
    const result = await ifPermitted(() => actOnEntry(actor, entryId, bulkAct, now))
    const item = { entryId, title: titles.get(entryId) ?? '' }
    if (result.ok) report.done.push({ ...item, ...result.value })
    else report.refused.push({ ...item, ...explanationOf(result.problems) })
  }
  return done(report)
}

export async function openCommentsInBulk(
  actor: Actor,
  selection: BulkSelection,
  now: number,
): Promise<Result<TextWithComments[]>> {
  const chosen = await selectedIds(actor, selection, now)
  return chosen.ok ? done(await openCommentsOn(actor, chosen.value)) : chosen
}

async function selectedIds(actor: Actor, selection: BulkSelection, now: number): Promise<Result<number[]>> {
  permit(actor, 'read', { createdBy: actor.id })
  const ids =
    'ids' in selection
      ? [...new Set(selection.ids)]
      : await idsMatching(actor, selection.filter, maxEntriesAtOnce + 1, now)
  if (!ids.length) return refused('Choose at least one text.')
  if (ids.length > maxEntriesAtOnce)
    return refused(`That is more than ${maxEntriesAtOnce} texts. Narrow the list down first.`)
  return done(ids)
}

function explanationOf(problems: Problem[]) {
  return {
    why: problems.map((problem) => problem.message).join(' '),
    see: problems.find((problem) => problem.see)?.see,
  }
}

/** `why`: the reason if nothing had to change; `entryId`: the copy. */
type BulkAnswer = Result<{ why?: string; entryId?: number }>

async function actOnEntry(actor: Actor, entryId: number, bulkAct: BulkAct, now: number): Promise<BulkAnswer> {
  switch (bulkAct.act) {
    case 'submit':
      return submitHead(actor, entryId, now)
    case 'takeBack':
      return withoutValue(await cancelSubmission(actor, entryId, now))
    case 'publish':
      return releaseHead(actor, { entryId, seenAt: bulkAct.seenAt }, now)
    case 'schedule':
      return releaseHead(actor, { entryId, seenAt: bulkAct.seenAt, at: bulkAct.at }, now)
    case 'unschedule':
      return withoutValue(await unschedule(actor, entryId, now))
    case 'withdraw':
      return withoutValue(await withdraw(actor, { ...bulkAct, entryId }, now))
    case 'copy': {
      const copied = await copyEntry(actor, entryId, now)
      return copied.ok ? done({ entryId: copied.value.entryId }) : copied
    }
    case 'trash':
      return withoutValue(await trashEntry(actor, entryId, now))
    case 'restore':
      return withoutValue(await restoreEntry(actor, entryId, now))
    case 'addTerm':
    case 'removeTerm':
      return changeTerms(actor, entryId, bulkAct, now)
  }
}

async function submitHead(actor: Actor, entryId: number, now: number): Promise<BulkAnswer> {
  const draft = await findDraft(actor, entryId)
  return draft ? withoutValue(await submit(actor, { entryId, base: draft.base }, now)) : refused(missingEntry)
}

type HeadRelease = { entryId: number; at?: number; seenAt?: number }

async function releaseHead(actor: Actor, { entryId, at, seenAt }: HeadRelease, now: number): Promise<BulkAnswer> {
  const draft = await findDraft(actor, entryId)
  if (!draft) return refused(missingEntry)
  permit(actor, 'release', draft.entry)
  const bundleCheck = await checkNotBundled(read(), actor, entryId, now)
  if (!bundleCheck.ok) return bundleCheck
  const { revisionId } = draft.base
  const { waiting, next } = await stateOf(read(), { entryId, headId: revisionId }, now)
  // The undo of a schedule cancels everything, so nothing else may be scheduled.
  if (next && at !== undefined)
    return refused(
      `Something is set for ${deskTimes(next.at, actor.zone, actor.zone, now)} already. Change it in the calendar.`,
    )
  if (!waiting) return refused('Its newest text is published or scheduled already.')
  return withoutValue(await release(actor, { entryId, revisionId, at, seenAt }, now))
}

/** Changes the terms of the newest text; live texts stay. */
async function changeTerms(
  actor: Actor,
  entryId: number,
  { act, termId }: BulkAct & { act: 'addTerm' | 'removeTerm' },
  now: number,
): Promise<BulkAnswer> {
  const draft = await findDraft(actor, entryId)
  if (!draft) return refused(missingEntry)
  const { base, content, bodyProblem } = draft
  if (bodyProblem) return refused('Only the words of its text are shown. Open it and correct it first.')
  const carries = content.termIds.includes(termId)
  if (carries === (act === 'addTerm')) return done({ why: carries ? 'It carried it already.' : 'It did not carry it.' })
  if (!carries && content.termIds.length >= maxTerms)
    return refused(`It carries ${maxTerms} topics and countries, as many as a text can. Remove one first.`)
  const termIds = carries ? content.termIds.filter((id) => id !== termId) : [...content.termIds, termId]
  const save = { entryId, base, session: randomId(), content: { ...content, termIds }, how: 'written' as const }
  return withoutValue(await saveDraft(actor, save, now))
}

const missingEntry = 'This text no longer exists.'

function withoutValue(result: Result<unknown>): BulkAnswer {
  return result.ok ? done({}) : { ok: false, problems: result.problems }
}

/** Turns a missing right into a refusal, which becomes a line of the report without the title. */
async function ifPermitted(run: () => Promise<BulkAnswer>): Promise<BulkAnswer> {
  try {
    return await run()
  } catch (error) {
    if ((error as { name?: string }).name !== 'NotPermitted') throw error
    return refused('Your role does not allow this.')
  }
}
