import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { passkeys, staff } from '@/db/schema'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '../actor'
import { record } from '../audit'
import { afterFactorChange, checkLastFactor, type OwnSessionHash } from './change'
import { saveCodesIn } from './recovery-codes'
import { pick } from '@/lib/lists/pick'

const maxPasskeys = 20

type NewPasskey = {
  credentialId: string
  publicKey: string
  counter: number
  host: string
  transports: string[]
  name: string
}

/** Lists the passkeys of a person, including those for other hosts. */
export async function passkeysOf(staffId: number) {
  const rows = await read()
    .select(pick(passkeys, 'id', 'name', 'host', 'credentialId', 'transports', 'createdAt', 'lastUsedAt'))
    .from(passkeys)
    .where(eq(passkeys.staffId, staffId))
    .orderBy(asc(passkeys.id))
  return rows.map(({ transports, ...row }) => ({ ...row, transports: transports.split(',').filter(Boolean) }))
}

export async function otherPasskeyHosts(here: string): Promise<string[]> {
  const rows = await read()
    .selectDistinct({ host: passkeys.host })
    .from(passkeys)
    .innerJoin(staff, eq(staff.id, passkeys.staffId))
    .where(and(ne(passkeys.host, here), isNull(staff.disabledAt)))
    .orderBy(asc(passkeys.host))
  return rows.map(({ host }) => host)
}

/** Only `auth/` may call this. */
export async function findPasskey(credentialId: string) {
  const [row] = await read()
    .select(pick(passkeys, 'id', 'staffId', 'host', 'publicKey', 'counter'))
    .from(passkeys)
    .innerJoin(staff, eq(staff.id, passkeys.staffId))
    .where(and(eq(passkeys.credentialId, credentialId), isNull(staff.disabledAt)))
  return row
}

/** Returns the session's new secret, and whether the recovery codes were kept: only if the person has none. */
export async function addPasskey(
  actor: Actor,
  { transports, ...passkey }: NewPasskey,
  { session, codes }: { session: OwnSessionHash; codes: string[] },
  now: number,
): Promise<Result<{ token: string | undefined; newCodes: boolean }>> {
  const staffId = actor.id ?? -1
  return write(async (tx) => {
    const count = await tx.$count(passkeys, eq(passkeys.staffId, staffId))
    if (count >= maxPasskeys) return refused(`You have ${maxPasskeys} passkeys already. Remove one first.`)
    const name = onOneLine(passkey.name) || `Passkey ${count + 1}`
    const [row] = await tx
      .insert(passkeys)
      .values({ ...passkey, name, staffId, transports: transports.join(','), createdAt: now })
      .onConflictDoNothing()
      .returning({ id: passkeys.id })
    if (!row) return refused('This passkey was added before.')
    const newCodes = await saveCodesIn(tx, actor, codes)
    await record(tx, actor, { verb: 'added a passkey', detail: { passkey: row.id } }, now)
    const about = `passkey ${row.id} added`
    return done({ token: await afterFactorChange(tx, actor, { session, by: 'passkey', about }, now), newCodes })
  })
}

export async function renamePasskey(
  actor: Actor,
  { id, name: typedName }: { id: number; name: string },
  now: number,
): Promise<Result> {
  const name = onOneLine(typedName)
  if (!name) return refused('Write a name for it.', 'name')
  return write(async (tx) => {
    const renamed = await tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, id), eq(passkeys.staffId, actor.id ?? -1), ne(passkeys.name, name)))
      .returning({ id: passkeys.id })
    if (renamed.length > 0) await record(tx, actor, { verb: 'renamed a passkey', detail: { passkey: id } }, now)
    return done(undefined)
  })
}

export async function removePasskey(
  actor: Actor,
  { id, session }: { id: number; session: OwnSessionHash },
  now: number,
): Promise<Result<{ token: string | undefined }>> {
  return write(async (tx) => {
    const isOwn = and(eq(passkeys.id, id), eq(passkeys.staffId, actor.id ?? -1))
    if ((await tx.$count(passkeys, isOwn)) === 0) return done({ token: undefined })
    const problem = await checkLastFactor(tx, actor, { passkey: id })
    if (problem) return problem
    await tx.delete(passkeys).where(isOwn)
    await record(tx, actor, { verb: 'removed a passkey', detail: { passkey: id } }, now)
    return done({ token: await afterFactorChange(tx, actor, { session, about: `passkey ${id} removed` }, now) })
  })
}

/** Saves a use of a passkey; false if another use has changed the counter meanwhile. */
export async function savePasskeyUse(
  { id, counter }: { id: number; counter: number },
  newCounter: number,
  now: number,
): Promise<boolean> {
  const rows = await write(async (tx) =>
    tx
      .update(passkeys)
      .set({ counter: newCounter, lastUsedAt: now })
      .where(and(eq(passkeys.id, id), eq(passkeys.counter, counter)))
      .returning({ id: passkeys.id }),
  )
  return rows.length > 0
}

export async function recordRefusedPasskey(
  { id, staffId }: { id: number; staffId: number },
  why: 'challenge' | 'host' | 'counter' | 'signature',
  now: number,
) {
  await write(async (tx) =>
    record(tx, { id: staffId }, { verb: 'a passkey was refused', detail: { passkey: id, why } }, now),
  )
}
