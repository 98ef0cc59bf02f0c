import { and, desc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import { preparedQuery, read, write, type Tx } from '@/db/connection'
import { knownBrowsers, staff } from '@/db/schema'
import { emailKey } from '@/lib/keys/email-key'
import { randomToken, sha256 } from '@/lib/keys/random'
import { notifyOfSecurity } from './security-notices'

/** Time since the last sign-in in that browser. */
export const browserLifetimeMs = 180 * 24 * 60 * 60_000

/** Maximum of browsers remembered for each person: those of the last sign-ins. */
const maxBrowsers = 20

const browserQuery = preparedQuery((db) =>
  db
    .select({ id: knownBrowsers.id, signedInAt: knownBrowsers.signedInAt })
    .from(knownBrowsers)
    .innerJoin(staff, eq(staff.id, knownBrowsers.staffId))
    .where(and(eq(knownBrowsers.hash, sql.placeholder('hash')), eq(staff.email, sql.placeholder('email')))),
)

/** Returns the id of a known browser of this email's person. Only `auth/` may call this. */
export async function findKnownBrowser({ email, token }: { email: string; token: string }, now: number) {
  const [row] = await browserQuery({ hash: sha256(token), email: emailKey(email) })
  return row && row.signedInAt > now - browserLifetimeMs ? row.id : undefined
}

export async function findBrowserOf({ staffId, token }: { staffId: number; token: string }, now: number) {
  const [row] = await read()
    .select({ id: knownBrowsers.id, signedInAt: knownBrowsers.signedInAt })
    .from(knownBrowsers)
    .where(and(eq(knownBrowsers.staffId, staffId), eq(knownBrowsers.hash, sha256(token))))
  return row && row.signedInAt > now - browserLifetimeMs ? row.id : undefined
}

/** Remembers a browser. Returns a new secret each time, so that a copied or planted one (`before`) is useless. */
export async function rememberBrowser(staffId: number, before: string | undefined, now: number): Promise<string> {
  const token = randomToken()
  const hash = sha256(token)
  await write(async (tx) => {
    await tx.delete(knownBrowsers).where(lte(knownBrowsers.signedInAt, now - browserLifetimeMs))
    if (await isNewDevice(tx, staffId, before))
      await notifyOfSecurity(tx, { staffId, kind: 'device', about: `browser ${hash.slice(0, 16)}` }, now)
    if (before)
      await tx
        .update(knownBrowsers)
        .set({ hash })
        .where(eq(knownBrowsers.hash, sha256(before)))
    await tx
      .insert(knownBrowsers)
      .values({ hash, staffId, signedInAt: now })
      .onConflictDoUpdate({ target: [knownBrowsers.staffId, knownBrowsers.hash], set: { signedInAt: now } })
    await forgetOldest(tx, staffId)
  })
  return token
}

/** Returns whether a browser is new to a person. The first one does not count. */
async function isNewDevice(tx: Tx, staffId: number, token: string | undefined) {
  const known = await tx
    .select({ hash: knownBrowsers.hash })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.staffId, staffId))
  const hash = token === undefined ? undefined : sha256(token)
  return known.length > 0 && !known.some((browser) => browser.hash === hash)
}

async function forgetOldest(tx: Tx, staffId: number) {
  const older = await tx
    .select({ id: knownBrowsers.id })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.staffId, staffId))
    .orderBy(desc(knownBrowsers.signedInAt), desc(knownBrowsers.id))
    .limit(1000)
    .offset(maxBrowsers)
  const ids = older.map(({ id }) => id)
  if (ids.length > 0) await tx.delete(knownBrowsers).where(inArray(knownBrowsers.id, ids))
}

/** Forgets browsers. `except`: secret of one to keep. */
export async function forgetBrowsersOf(tx: Tx, staffId: number, except = '') {
  await tx.delete(knownBrowsers).where(and(eq(knownBrowsers.staffId, staffId), ne(knownBrowsers.hash, sha256(except))))
}
