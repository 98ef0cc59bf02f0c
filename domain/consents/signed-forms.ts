import type { Readable } from 'node:stream'
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { fileTypeFromBuffer } from 'file-type'
import { read, write, type Tx } from '@/db/connection'
import { hasField } from '@/db/dialect'
import { markErasing } from '@/db/erasing'
import { audit, consents } from '@/db/schema'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'
import { sealFor } from '@/lib/sealed/recipient'
import { erasing } from '@/domain/entries/erasing'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

// The scan of the form that somebody signed. It is sealed in memory for a key that is not kept here, and only that is stored: nobody
// can read it on this server.

/** The facts about a form that is kept. `keptAt`: UTC ms. */
export type SignedForm = { bytes: number; keptAt: number }

const megabyte = 1_000_000
const maxBytes = 10 * megabyte
const acceptedTypes = ['application/pdf', 'image/jpeg', 'image/png']

const noKey =
  'This site has no key to encrypt a form for, so it takes none. Whoever looks after the server sets CONSENT_FORM_RECIPIENT.'
const gone = 'This consent no longer exists.'

/** Returns whether this installation has a key to seal forms for. */
export function takesSignedForms() {
  return env().formRecipient !== undefined
}

/**
 * Keeps the scan of the form that was signed for a consent, in place of one that is kept. Refused: what is no PDF, JPEG or PNG, what is
 * larger than 10 MB, a consent that was revoked, and anything where there is no key.
 */
export async function saveSignedForm(
  actor: Actor,
  { consentId, source }: { consentId: number; source: Readable },
  now: number,
): Promise<Result<SignedForm>> {
  permit(actor, 'manageConsents')
  const { formRecipient } = env()
  if (!formRecipient) return refused(noKey)
  const form = await readForm(source)
  if (!form.ok) return form
  const sealed = await sealFor(formRecipient, form.value)
  return erasing(() =>
    write(async (tx): Promise<Result<SignedForm>> => {
      const [consent] = await tx
        .select({ revokedAt: consents.revokedAt })
        .from(consents)
        .where(eq(consents.id, consentId))
      if (!consent) return refused(gone)
      if (consent.revokedAt !== null) return refused('This consent was revoked. Record a new one instead.')
      await setFormIn(tx, actor, { consentId, form: sealed.toString('base64'), verb: keptVerb }, now)
      return done({ bytes: sealed.length, keptAt: now })
    }),
  )
}

/** The whole of a form, in memory and nowhere else. */
async function readForm(source: Readable): Promise<Result<Buffer>> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of source as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > maxBytes) return refused('The form is larger than 10 MB, the most that can be kept.')
    pieces.push(piece)
  }
  const form = Buffer.concat(pieces)
  if (form.length === 0) return refused('The file is empty.')
  const type = (await fileTypeFromBuffer(form))?.mime ?? ''
  return acceptedTypes.includes(type) ? done(form) : refused('A form is a PDF, or a picture of it as JPEG or PNG.')
}

const keptVerb = 'kept a signed form'
const removedVerb = 'removed a signed form'

type FormChange = { consentId: number; form: string | null; verb: typeof keptVerb | typeof removedVerb }

async function setFormIn(tx: Tx, actor: Actor, { consentId, form, verb }: FormChange, now: number) {
  const hasForm = and(eq(consents.id, consentId), isNotNull(consents.signedForm))
  if ((await tx.$count(consents, hasForm)) > 0) markErasing()
  await tx.update(consents).set({ signedForm: form }).where(eq(consents.id, consentId))
  await record(tx, actor, { verb, detail: { consent: consentId } }, now)
}

/** Removes the form of a consent, if one is kept. */
export async function removeSignedForm(actor: Actor, consentId: number, now: number): Promise<Result> {
  permit(actor, 'manageConsents')
  return erasing(() =>
    write(async (tx): Promise<Result> => {
      const hasForm = and(eq(consents.id, consentId), isNotNull(consents.signedForm))
      if ((await tx.$count(consents, hasForm)) === 0) return refused('No signed form is kept of this consent.')
      await setFormIn(tx, actor, { consentId, form: null, verb: removedVerb }, now)
      return done(undefined)
    }),
  )
}

/** The sealed form of a consent, for whoever has the key; undefined where none is kept. */
export async function readSignedForm(actor: Actor, consentId: number): Promise<Buffer | undefined> {
  permit(actor, 'readConsents')
  const [row] = await read().select({ form: consents.signedForm }).from(consents).where(eq(consents.id, consentId))
  return row?.form ? Buffer.from(row.form, 'base64') : undefined
}

/** Returns the facts about the form of a consent; undefined where none is kept. */
export async function findSignedForm(actor: Actor, consentId: number): Promise<SignedForm | undefined> {
  permit(actor, 'readConsents')
  const { signedForm: form } = consents
  const [row] = await read()
    .select({ characters: sql<number>`length(${form})`, end: sql<string>`substr(${form}, length(${form}) - 1)` })
    .from(consents)
    .where(and(eq(consents.id, consentId), isNotNull(form)))
  if (!row) return undefined
  const isAbout = and(eq(audit.verb, keptVerb), hasField(audit.detail, 'consent', consentId))
  const [act] = await read().select({ at: audit.at }).from(audit).where(isAbout).orderBy(desc(audit.id)).limit(1)
  // Base64: four characters for three bytes, and “=” for what is missing at the end.
  return { bytes: (row.characters / 4) * 3 - row.end.replace(/[^=]/g, '').length, keptAt: act?.at ?? 0 }
}
