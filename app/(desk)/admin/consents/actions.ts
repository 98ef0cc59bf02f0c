'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { id, only, ticked } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { ConsentInput } from '@/domain/consents/consent-input'
import { consentWarnings } from '@/domain/consents/consent-warnings'
import * as consents from '@/domain/consents/consents'
import { forbidNames, removeForbiddenNames } from '@/domain/consents/forbidden-names'
import { linkConsent, unlinkConsent } from '@/domain/consents/links'
import { removeSignedForm } from '@/domain/consents/signed-forms'
import { permit } from '@/domain/staff/actor'
import type { Problem } from '@/lib/result'

const lineageField = z.string().max(40)
const lastDayField = z
  .string()
  .max(40)
  .default('')
  .transform((day) => day || null)
const { covers, uses, languages, about } = ConsentInput.shape
const listOf = <S extends z.ZodType>(schema: S) => z.preprocess((chosen) => chosen ?? [], schema)

const ConsentFacts = ConsentInput.extend({
  about: z.preprocess((chosen) => chosen ?? '', about),
  covers: listOf(covers),
  uses: listOf(uses),
  languages: listOf(languages),
  lastDay: lastDayField,
  keep: ticked,
  confirm: ticked,
})
type ConsentFacts = z.output<typeof ConsentFacts>

export const saveNewConsent = action(
  ConsentFacts.extend({ entry: id.optional(), upload: lineageField.optional() }),
  async (actor, { entry, upload, keep, ...facts }, now) => {
    permit(actor, 'manageConsents')
    const problems = inspectNewConsent(facts, keep)
    if (problems.length) return { ok: false, problems }
    const links = { entryIds: entry ? [entry] : [], lineages: upload ? [upload] : [] }
    return consents.recordConsent(actor, { ...facts, links }, now)
  },
)

export const saveConsent = action(
  ConsentFacts.extend({ consentId: id, counter: id }),
  async (actor, { keep, ...change }, now) => {
    permit(actor, 'manageConsents')
    const problems = inspectNewConsent(change, keep)
    if (problems.length) return { ok: false, problems }
    return consents.changeConsent(actor, change, now)
  },
)

/** Asks first about words that seem to name somebody: saved words cannot be removed from every backup. */
function inspectNewConsent(facts: Omit<ConsentFacts, 'keep' | 'confirm'>, keep: boolean): Problem[] {
  const warnings = keep ? [] : consentWarnings(facts)
  if (!warnings.length) return []
  return [...warnings, { message: 'Look at this again before it is kept.', field: 'keep' }]
}

export const moveEnd = action(
  z.object({ consentId: id, counter: id, lastDay: lastDayField, confirm: ticked }),
  consents.moveConsentEnd,
)

export const endConsentNow = action(z.object({ consentId: id }), consents.revokeConsent, grave)

const ConsentLinkFields = z
  .object({ consentId: id, entryId: id.optional(), lineage: lineageField.optional(), confirm: ticked })
  .transform(({ entryId, lineage, ...link }) => ({
    ...link,
    entryIds: entryId ? [entryId] : [],
    lineages: lineage ? [lineage] : [],
  }))

export const linkToConsent = action(ConsentLinkFields, linkConsent)

export const unlinkFromConsent = action(ConsentLinkFields, unlinkConsent)

const names = z
  .string()
  .max(20_000)
  .transform((typed) => typed.split(/\r?\n/))

export const forbidConsentNames = action(z.object({ consentId: id, names, confirm: ticked }), forbidNames)

const ConsentRef = only('consentId', id)

export const removeConsentNames = action(ConsentRef, removeForbiddenNames)

export const deleteSignedForm = action(ConsentRef, removeSignedForm)
