import type { Readable } from 'node:stream'
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { fileTypeFromBuffer } from 'file-type'
import { read, write, type Tx } from '@/db/connection'
import { hasField } from '@/db/dialect'
import { markErasing } from '@/db/erasing'
import { audit, consents } from '@/db/schema'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'
import { sealFor } from '@/lib/sealed/seal'
import { eraseAndEmptyLog } from '@/domain/entries/erasing'
import { permit, type Actor } from '@/domain/staff/actor'
import { isConsentOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'

// A scan of a signed form is encrypted in memory with a public key; this server cannot decrypt it.

/** UTC ms. */
export type SignedForm = { bytes: number; keptAt: number }

const megabyte = 1_000_000
const maxBytes = 10 * megabyte
const acceptedTypes = ['application/pdf', 'image/jpeg', 'image/png']

const noFormKey =
  'This site has no key to encrypt a form for, so it takes none. Whoever looks after the server sets CONSENT_FORM_RECIPIENT.'
const consentGone = 'This consent no longer exists.'

export function takesSignedForms() {
  return env().formRecipient !== undefined
}

/** Replaces an earlier scan. Refused: anything but PDF, JPEG or PNG, more than 10 MB, a revoked consent, no key. */
export async function saveSignedForm(
  actor: Actor,
  { consentId, source }: { consentId: number; source: Readable },
  now: number,
): Promise<Result<SignedForm>> {
  permit(actor, 'manageConsents')
  const { formRecipient } = env()
  if (!formRecipient) return refused(noFormKey)
  const form = await readForm(source)
  if (!form.ok) return form
  const sealed = await sealFor(formRecipient, form.value)
  return eraseAndEmptyLog(() =>
    write(async (tx): Promise<Result<SignedForm>> => {
      const [consent] = await tx
        .select({ revokedAt: consents.revokedAt })
        .from(consents)
        .where(and(eq(consents.id, consentId), isConsentOpenTo(actor, consents.id)))
      if (!consent) return refused(consentGone)
      if (consent.revokedAt !== null) return refused('This consent was revoked. Record a new one instead.')
      await setFormIn(tx, actor, { consentId, form: sealed.toString('base64'), verb: keptVerb }, now)
      return done({ bytes: sealed.length, keptAt: now })
    }),
  )
}

/** Reads a form into memory, and nowhere else. */
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

export async function removeSignedForm(actor: Actor, consentId: number, now: number): Promise<Result> {
  permit(actor, 'manageConsents')
  return eraseAndEmptyLog(() =>
    write(async (tx): Promise<Result> => {
      const hasForm = and(
        eq(consents.id, consentId),
        isConsentOpenTo(actor, consents.id),
        isNotNull(consents.signedForm),
      )
      if ((await tx.$count(consents, hasForm)) === 0) return refused('No signed form is kept of this consent.')
      await setFormIn(tx, actor, { consentId, form: null, verb: removedVerb }, now)
      return done(undefined)
    }),
  )
}

/** Returns the sealed form, which only the holder of the key can read. */
export async function readSignedForm(actor: Actor, consentId: number): Promise<Buffer | undefined> {
  permit(actor, 'readConsents')
  const [row] = await read()
    .select({ form: consents.signedForm })
    .from(consents)
    .where(and(eq(consents.id, consentId), isConsentOpenTo(actor, consents.id)))
  return row?.form ? Buffer.from(row.form, 'base64') : undefined
}

export async function findSignedForm(actor: Actor, consentId: number): Promise<SignedForm | undefined> {
  permit(actor, 'readConsents')
  const { signedForm: form } = consents
  const [row] = await read()
    .select({ characters: sql<number>`length(${form})`, end: sql<string>`substr(${form}, length(${form}) - 1)` })
    .from(consents)
    .where(and(eq(consents.id, consentId), isConsentOpenTo(actor, consents.id), isNotNull(form)))
  if (!row) return undefined
  const isAbout = and(eq(audit.verb, keptVerb), hasField(audit.detail, 'consent', consentId))
  const [act] = await read().select({ at: audit.at }).from(audit).where(isAbout).orderBy(desc(audit.id)).limit(1)
  // Base64: four characters for three bytes, with “=” as padding.
  return { bytes: (row.characters / 4) * 3 - row.end.replace(/[^=]/g, '').length, keptAt: act?.at ?? 0 }
}
