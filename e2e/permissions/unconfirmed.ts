import { expireConfirmation, sessionFor } from '../support/staff'
import { ask, nameOf, ownersFor, tryAll, type Stage } from './check'
import type { Caller, Newsroom, Person } from './newsroom'
import { plantApp, withoutProof } from './password-alone'
import type { Row, Sample } from './row'

/** Sends a grave request as somebody with the right whose last confirmation is too old. */
export async function tryUnconfirmed(stage: Stage, row: Row): Promise<string[]> {
  const [owner] = row.spends ? [await stage.room.newcomer('admin')] : await ownersFor(stage.room, row)
  const thing = { row, owner: owner!, sample: await row.sample(stage.room, owner!) }
  const person = row.spends || row.needs === 'being its owner' ? owner! : stage.room.admin
  const { cookie, token } = await sessionFor(person)
  await expireConfirmation(person, token)
  return tryAll(stage, thing, [
    { caller: { is: `${person.name}, who has not confirmed`, person, cookie }, expects: ['not confirmed'] },
  ])
}

export type GraveRequest = { row: Row; sample: Sample }

/**
 * Does what a row says as an admin with a second factor whose confirmation is too old, and without the factor; then
 * sends every grave request with the cookies that came of it. Returns those that ran.
 */
export async function graveAfter(stage: Stage, before: Row, grave: GraveRequest[]): Promise<string[]> {
  const room = roomWithApps(stage.room)
  const person = await room.newcomer('admin')
  const sample = withoutProof(await before.sample(room, person))
  const { cookie } = await sessionFor(person, 'app')
  await expireConfirmation(person)
  const first = await ask(stage, { row: before, sample }, { caller: { is: 'an admin', person, cookie } })
  const jar = new Map([cookie, ...first.setCookies].map((pair) => pair.split(/=(.*)/s, 2) as [string, string]))
  const caller: Caller = { is: 'an admin', person, cookie: [...jar].map((pair) => pair.join('=')).join('; ') }
  if (first.outcome === 'done') await before.settles?.(stage.room)
  const answers = grave.map(async ({ row, sample }) => {
    const { outcome, says } = await ask(stage, { row, sample }, { caller })
    const isRefused = outcome === 'not confirmed' || outcome === 'no session'
    return isRefused ? [] : [`${nameOf(row)} after ${nameOf(before)}: ${outcome} ${says}`]
  })
  return (await Promise.all(answers)).flat()
}

/** Gives everybody who is new a second factor, so that a password alone signs nobody in. */
function roomWithApps(room: Newsroom): Newsroom {
  const protect = async (person: Person) => {
    await plantApp(person.id)
    return person
  }
  return {
    ...room,
    newcomer: async (role) => protect(await room.newcomer(role)),
    invited: async () => {
      const link = await room.invited()
      await protect(link.person)
      return link
    },
  }
}
