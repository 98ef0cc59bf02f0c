import {
  ask,
  inWords,
  isQuick,
  leaksIn,
  nameOf,
  refusalsOf,
  refusedBy,
  tryAll,
  type Attempt,
  type Stage,
} from './check'
import type { EntryState } from './newsroom'
import type { Row, Sample } from './row'

// Requests about entries that somebody else began, or limits to others.

/** Tries a thing of others in each state: people without the right must learn nothing and change nothing. */
export async function tryEveryState(stage: Stage, row: Row): Promise<string[]> {
  const problems: string[] = []
  const owner = stage.room.colleague
  const sample = await row.sample(stage.room, owner)
  if (row.about !== 'a thing of its owner' || !namesEntry(row, sample)) return []
  const insiders = refusedBy(stage, { row, owner }).filter((caller) => caller !== stage.callers.demoted)
  for (const { entryId, owner, state } of stage.archive.planted) {
    if (owner === stage.room.contributor || owner === stage.room.keeper) continue
    const thing = { row, owner, sample: about(sample, entryId) }
    const attempts = insiders.map((caller): Attempt => ({ caller, expects: refusalsOf(row) }))
    problems.push(...(await tryAll(stage, thing, attempts)).map((problem) => `${problem} (${state})`))
  }
  return problems
}

const unknownEntry = 987_654_321

/** Asks everybody whom the audience of an entry leaves out: all must be as for an entry that never was. */
export async function tryLimited(stage: Stage, row: Row): Promise<string[]> {
  const { keeper } = stage.room
  if (row.needs === 'nothing') return []
  let sample = await row.sample(stage.room, keeper)
  if (!namesEntry(row, sample)) return []
  const problems: string[] = []
  // A text that readers have may lead the front page.
  const isPublic = (state: EntryState) => row.needs === 'arrangeFront' && state === 'live'
  const limited = stage.archive.planted.filter(({ owner, state }) => owner === keeper && !isPublic(state))
  for (const caller of isQuick ? stage.callers.roles.slice(-1) : stage.callers.roles) {
    const whatComesOf = async (entryId: number) => {
      stage.contents.changed()
      const answer = await ask(stage, { row, sample: about(sample, entryId) }, { caller })
      const told = leaksIn(stage, 'it', { answer, caller })
      const changed = stage.contents.changed()
      // The request may be about more than the entry: whoever changed that needs another.
      if (changed.length) sample = await row.sample(stage.room, keeper)
      return [inWords(answer), ...told, ...changed].join(', ')
    }
    const expected = await whatComesOf(unknownEntry)
    for (const { entryId, state } of isQuick ? limited.slice(0, 1) : limited) {
      const came = await whatComesOf(entryId)
      if (came === expected) continue
      problems.push(
        `${nameOf(row)} as ${caller.is}, of an entry limited to others (${state}): ${came}; not ${expected}`,
      )
    }
  }
  return problems
}

const entryPath = /(\/entries\/)(\d+)/

function namesEntry({ of }: Row, { path = '', form = {} }: Sample) {
  if (of === 'admin/notices#markNoticesRead') return false
  return entryPath.test(path) || 'entryId' in form || 'ids' in form
}

/** The request of a sample, about another entry. */
export function about({ path, form, ...sample }: Sample, entryId: number): Sample {
  const ids = form && ('ids' in form ? { ids: [entryId] } : { entryId })
  return { ...sample, path: path?.replace(entryPath, `$1${entryId}`), form: form && { ...form, ...ids } }
}
