import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { audit, releases, revisions, type FingerprintKind } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { recordKey, type RecordKey } from '@/lib/keys/record-key'
import { deskTime } from '@/lib/time/time'
import { checkChain, type ChainFault } from '@/domain/staff/record/chain-check'
import { isRowKind } from '@/domain/staff/record/stated-rows'
import { findDrifts, type Drift } from '@/domain/staff/record/drift'
import { notifyAdmins } from '@/domain/notices/notices'
import { siteSettings } from '@/domain/published/site'
import {
  headOfRecord,
  expectedHead,
  recordContainsHead,
  headText,
  saveRecordNotes,
  recordNotes,
  type RecordHead,
} from '@/domain/staff/record/record-head'

export type RecordCheck = { acts: number; head: RecordHead | undefined; problems: string[] }

/** Maximum of described drifts; more are only counted. */
const maxDrifts = 20

/** Checks the record, and all releases and texts against it, in constant memory; a sentence for each problem. */
export async function checkRecord(): Promise<RecordCheck> {
  const head = await headOfRecord()
  const { acts, misfits } = await checkChain(recordKey())
  const { zone } = await siteSettings()
  const sentences = misfits.map((misfit) => inWords(misfit, zone))
  const problems = [...sentences, ...(await missingHead(zone)), ...(await driftsInWords(zone))]
  return { acts, head, problems: problems.length ? [...problems, ...(await nextStepSentence(zone))] : [] }
}

export async function checkChainOnly(key: RecordKey): Promise<string[]> {
  const { misfits } = await checkChain(key)
  const { zone } = await siteSettings()
  return misfits.map((misfit) => inWords(misfit, zone))
}

const nights = 30
const day = 86_400_000

/** Checks new acts and a thirtieth of releases and texts (`now` UTC ms). Problems stay until a full check succeeds. */
export async function checkRecordTonight(now: number) {
  const before = recordNotes().checked
  if (before && (before.problems.length || !before.head)) return saveAndNotify(await checkRecord(), now)
  const { zone } = await siteSettings()
  const head = await headOfRecord()
  const { misfits } = await checkChain(recordKey(), before?.head)
  const tonight = Math.floor(now / day) % nights
  const driftSentences = await driftsInWords(zone, (_, subject) => subject % nights === tonight)
  const problems = [...misfits.map((misfit) => inWords(misfit, zone)), ...(await missingHead(zone)), ...driftSentences]
  return saveAndNotify({ head, problems }, now)
}

export function saveRecordCheck({ head, problems }: Pick<RecordCheck, 'head' | 'problems'>, now: number) {
  saveRecordNotes({ checked: { at: now, head, problems } })
}

async function saveAndNotify(check: Pick<RecordCheck, 'head' | 'problems'>, now: number) {
  saveRecordCheck(check, now)
  const [first] = check.problems
  if (!first) return
  const about = `record ${sha256(first).slice(0, 16)}`
  await write(async (tx) => notifyAdmins(tx, { kind: 'tampering', about }, now))
}

async function missingHead(zone: string) {
  const head = expectedHead()
  if (!head || (await recordContainsHead(head))) return []
  return [
    `Entry ${head.number}, of ${deskTime(head.at, zone)}, was in the site history once and is not there any more, or is another (${headText(head)} was kept beside the database): entries were cut off the end, an older database was put in the place of a newer one, or the site history was written anew.`,
  ]
}

async function nextStepSentence(zone: string) {
  const last = recordNotes().checked
  const since =
    last && last.problems.length === 0 ? ` The last check that found nothing was on ${deskTime(last.at, zone)}.` : ''
  return [
    `What to do: keep a backup of everything as it is now, and compare with backups from before.${since} docs/operating/site-history.md says how; once all is corrected or explained, npm run gazette -- record begin says so in the site history.`,
  ]
}

function inWords(misfit: ChainFault, zone: string): string {
  const moment = (at: number) => deskTime(at, zone)
  switch (misfit.is) {
    case 'changed':
      return `Entry ${misfit.number}, of ${moment(misfit.at)}, is not what was written then: it, or what it says of a release or a text, was changed since.`
    case 'missing':
      return misfit.from === misfit.to
        ? `Entry ${misfit.from} is missing: its row was deleted.`
        : `Entries ${misfit.from} to ${misfit.to} are missing: their rows were deleted.`
    case 'out of order':
      return `The row ${misfit.id} of the site history, of ${moment(misfit.at)}, has a number that is not its own: it was put in, or moved.`
    case 'another key':
      return `${actRangeWords(misfit)}, from ${moment(misfit.at)} on, cannot be checked with the key that is set now: signed with another key. If the key was changed, bring the old one back, or say so with npm run gazette -- record begin; if it was not, somebody wrote the site history anew.`
    case 'section':
      return `Something in the ${misfit.acts} entries before entry ${misfit.number}, of ${moment(misfit.at)}, was changed, put in or removed since then.`
    case 'unasked':
      return `At entry ${misfit.number}, of ${moment(misfit.at)}, the site history began a new section by itself: ${misfitReasons[misfit.why] ?? 'nobody knows why'}. If somebody changed the key, say so with npm run gazette -- record begin.`
    case 'stray':
      return 'Hashes of releases or texts were put in that belong to no entry.'
    case 'cut':
      return `Rows after entry ${misfit.after} were deleted: the database remembers that there were more.`
    case 'beginning':
      return `Entry ${misfit.number}, up to which all was well at the last check, is not there any more, or is another.`
  }
}

const misfitReasons: Record<string, string> = {
  key: 'entries before it are signed with another key than the one that is set',
  damage: 'entries that had been signed were there without their signatures, or were gone',
}

function actRangeWords({ from, to }: { from: number; to: number }) {
  return from === to ? `Entry ${from}` : `Entries ${from} to ${to}`
}

async function driftsInWords(zone: string, which?: Parameters<typeof findDrifts>[1]) {
  const driftsToTell: Drift[] = []
  let more = 0
  for await (const drift of findDrifts(read(), which)) {
    if (driftsToTell.length < maxDrifts) driftsToTell.push(drift)
    else more++
  }
  const sentences = await Promise.all(driftsToTell.map((drift) => driftInWords(drift, zone)))
  return more
    ? [...sentences, `And ${more.toLocaleString('en')} more releases or texts are not what the site history says.`]
    : sentences
}

async function driftInWords({ kind, subject, act, what }: Drift, zone: string) {
  const [lastAct] =
    act === undefined
      ? []
      : await read().select({ at: audit.at, entryId: audit.entryId }).from(audit).where(eq(audit.number, act))
  const entryId = isRowKind(kind) ? undefined : (lastAct?.entryId ?? (await entryIdOfDrift(kind, subject)))
  const thing = `${things[kind](subject)}${entryId ? ` of text ${entryId}` : ''}`
  const since = lastAct && `entry ${act}, of ${deskTime(lastAct.at, zone)}`
  if (what === 'gone') return `${thing} is gone, and no entry deleted it. It was there at ${since ?? 'some entry'}.`
  if (what === 'added') return `${thing} is there, and no entry wrote it${since ? `, since ${since}` : ''}.`
  return `${thing} is not what ${since ? `${since},` : 'the site history'} wrote: it was changed outside the desk since then.`
}

const things: Record<FingerprintKind, (subject: number) => string> = {
  check: (id) => `Check for harm ${id}`,
  consent: (id) => `Consent ${id}, with its links and names that must not appear,`,
  marks: () => 'The mark “people at risk” of a text or an upload',
  person: (id) => `Account ${id}, with its role, password and keys,`,
  release: (id) => `Release ${id}`,
  revision: (id) => `The released text in revision ${id}`,
  service: (id) => `Service ${id} of the help page`,
  settings: () => 'A setting',
}

async function entryIdOfDrift(kind: Drift['kind'], subject: number) {
  const table = kind === 'release' ? releases : revisions
  const [row] = await read().select({ entryId: table.entryId }).from(table).where(eq(table.id, subject))
  return row?.entryId
}
