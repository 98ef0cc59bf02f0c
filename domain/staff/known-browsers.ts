import { and, desc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import { prepared, read, write, type Tx } from '@/db/connection'
import { knownBrowsers, staff } from '@/db/schema'
import { emailKey } from '@/lib/keys/email-key'
import { randomToken, sha256 } from '@/lib/keys/random'
import { notifyOfSecurity } from './security-notices'

/** A browser is forgotten when nobody signed in there for this long (ms). */
export const browserKnownFor = 180 * 24 * 60 * 60_000

/** The number of browsers that are remembered of one person: those of the last sign-ins. */
const maxBrowsers = 20

const browserQuery = prepared((db) =>
  db
    .select({ id: knownBrowsers.id, signedInAt: knownBrowsers.signedInAt })
    .from(knownBrowsers)
    .innerJoin(staff, eq(staff.id, knownBrowsers.staffId))
    .where(and(eq(knownBrowsers.hash, sql.placeholder('hash')), eq(staff.email, sql.placeholder('email')))),
)

/** The number of the browser that holds a secret, where the person of this email signed in there lately. For `auth/` alone. */
export async function findKnownBrowser({ email, token }: { email: string; token: string }, now: number) {
  const [row] = await browserQuery({ hash: sha256(token), email: emailKey(email) })
  return row && row.signedInAt > now - browserKnownFor ? row.id : undefined
}

/** Finds a known browser where it is known who signs in. */
export async function findBrowserOf({ staffId, token }: { staffId: number; token: string }, now: number) {
  const [row] = await read()
    .select({ id: knownBrowsers.id, signedInAt: knownBrowsers.signedInAt })
    .from(knownBrowsers)
    .where(and(eq(knownBrowsers.staffId, staffId), eq(knownBrowsers.hash, sha256(token))))
  return row && row.signedInAt > now - browserKnownFor ? row.id : undefined
}

/**
 * Remembers that someone signed in in a browser. `before`: the secret that the browser sent, if any. Answers with a new secret for
 * it: an old one that somebody else put there or copied is of no use any more.
 */
export async function rememberBrowser(staffId: number, before: string | undefined, now: number): Promise<string> {
  const token = randomToken()
  const hash = sha256(token)
  await write(async (tx) => {
    await tx.delete(knownBrowsers).where(lte(knownBrowsers.signedInAt, now - browserKnownFor))
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

/** Returns whether a person signs in with a browser that is not one of those they are known to have. The first one is no news. */
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

/** Forgets every browser of one person; all but one where `except` is its secret. */
export async function forgetBrowsersOf(tx: Tx, staffId: number, except = '') {
  await tx.delete(knownBrowsers).where(and(eq(knownBrowsers.staffId, staffId), ne(knownBrowsers.hash, sha256(except))))
}
