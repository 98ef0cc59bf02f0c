import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { sessions } from '@/db/schema'
import { confirmationLifetime } from '@/domain/staff/sessions'
import { sha256 } from '@/lib/keys/random'
import { sessionFor } from '../support/staff'
import { ownersFor, tryAll, type Stage } from './check'
import type { Row } from './row'

/** Sends a grave request as somebody with the right whose last confirmation is too old. */
export async function tryUnconfirmed(stage: Stage, row: Row): Promise<string[]> {
  const [owner] = row.spends ? [await stage.room.newcomer('admin')] : await ownersFor(stage.room, row)
  const thing = { row, owner: owner!, sample: await row.sample(stage.room, owner!) }
  const person = row.spends || row.needs === 'being its owner' ? owner! : stage.room.admin
  const { cookie, token } = await sessionFor(person)
  const confirmedAt = Date.now() - confirmationLifetime
  await write(
    async (tx) =>
      void (await tx
        .update(sessions)
        .set({ confirmedAt })
        .where(eq(sessions.hash, sha256(token)))),
  )
  return tryAll(stage, thing, [
    { caller: { is: `${person.name}, who has not confirmed`, person, cookie }, expects: ['not confirmed'] },
  ])
}
