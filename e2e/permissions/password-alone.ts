import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { authenticatorApps, settings, type Role } from '@/db/schema'
import { openPendingSignIn } from '@/domain/staff/factors/pending-sign-ins'
import { sessionFor } from '../support/staff'
import { ask, type Stage } from './check'
import type { Caller, Newsroom, Person } from './newsroom'
import type { Row, Sample } from './row'

/**
 * Sends a row's request with only a password known: without a session, with a session from before a second factor was
 * set or required, and between password and second factor. Returns requests that opened a session.
 */
export async function sessionsOfPasswordsAlone(stage: Stage, row: Row, state: 'has one' | 'has to have one') {
  const problems: string[] = []
  const callers: Caller[] = [{ is: 'nobody' }]
  const protect = async (person: Person) => {
    callers.push({ is: 'a session of a password', cookie: (await sessionFor(person, 'password')).cookie })
    if (state === 'has one') await plantApp(person.id)
    callers.push({ is: 'half a sign-in', cookie: `second-step=${await openPendingSignIn(person.id, Date.now())}` })
    return person
  }
  const room: Newsroom = {
    ...stage.room,
    newcomer: async (role: Role) => protect(await stage.room.newcomer(role)),
    invited: async () => {
      const link = await stage.room.invited()
      if (state === 'has one') await plantApp(link.person.id)
      return link
    },
  }
  const sample = withoutProof(await row.sample(room, await room.newcomer('editor')))
  if (state === 'has to have one') await setRule()
  for (const caller of callers) {
    const before = stage.contents.sessions()
    const answer = await ask(stage, { row, sample }, { caller })
    const opened = stage.contents.sessions().filter((hash) => !before.includes(hash))
    if (opened.length > 0) problems.push(`${caller.is}: ${answer.outcome}`)
    if (caller.is === 'nobody' && takesPassword.has(row.of) && answer.outcome !== 'done')
      problems.push(`the password was not tried: ${answer.says}`)
  }
  await write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'secondFactor'))))
  return problems
}

const takesPassword = new Set(['sign-in#signIn', 'setup/[token]#setUp'])

/** Bypasses the function that sets up an app, which ends sessions: each request must notice it by itself. */
export async function plantApp(staffId: number) {
  const app = { staffId, sealedSecret: 'sealed', createdAt: 0, confirmedAt: 0 }
  await write(async (tx) => void (await tx.insert(authenticatorApps).values(app)))
}

/** Removes everything from a request that proves more than a known password. */
export function withoutProof({ form, ...sample }: Sample): Sample {
  const { passkey: _passkey, code: _code, ...rest } = form ?? {}
  return { ...sample, form: rest }
}

async function setRule() {
  const value = { who: 'everyone', days: 0, since: 0 }
  await write(async (tx) => void (await tx.insert(settings).values({ key: 'secondFactor', value })))
}
