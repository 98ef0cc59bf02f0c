'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { ConsentInput } from '@/domain/consents/consent-input'
import { consentWarnings } from '@/domain/consents/consent-warnings'
import * as consents from '@/domain/consents/consents'
import { forbidNames, removeForbiddenNames } from '@/domain/consents/forbidden-names'
import { linkConsent, unlinkConsent } from '@/domain/consents/links'
import { removeSignedForm } from '@/domain/consents/signed-forms'
import { permit } from '@/domain/staff/actor'
import type { Problem } from '@/lib/result'

const id = z.coerce.number().int()
const lineage = z.string().max(40)
const yes = z.literal('yes').optional()
const lastDay = z
  .string()
  .max(40)
  .default('')
  .transform((day) => day || null)
const { covers, uses, languages, about } = ConsentInput.shape
/** A form without a tick sends no such field. */
const ticked = <S extends z.ZodType>(schema: S) => z.preprocess((chosen) => chosen ?? [], schema)

const Facts = ConsentInput.extend({
  about: z.preprocess((chosen) => chosen ?? '', about),
  covers: ticked(covers),
  uses: ticked(uses),
  languages: ticked(languages),
  lastDay,
  keep: yes,
  confirm: yes,
})
type Facts = z.output<typeof Facts>

export const record = action(
  Facts.extend({ entry: id.optional(), upload: lineage.optional() }),
  async (actor, { entry, upload, keep, confirm, ...facts }) => {
    permit(actor, 'manageConsents')
    const problems = lookOver(facts, keep)
    if (problems.length) return { ok: false, problems }
    const links = { entryIds: entry ? [entry] : [], lineages: upload ? [upload] : [] }
    return consents.recordConsent(actor, { ...facts, links, confirm: confirm === 'yes' }, Date.now())
  },
)

export const change = action(
  Facts.extend({ consentId: id, counter: id }),
  async (actor, { keep, confirm, ...change }) => {
    permit(actor, 'manageConsents')
    const problems = lookOver(change, keep)
    if (problems.length) return { ok: false, problems }
    return consents.changeConsent(actor, { ...change, confirm: confirm === 'yes' }, Date.now())
  },
)

/** Asks first about words that seem to name somebody: what was kept once cannot be removed from every backup. */
function lookOver(facts: Omit<Facts, 'keep' | 'confirm'>, keep: 'yes' | undefined): Problem[] {
  const warnings = keep ? [] : consentWarnings(facts)
  if (!warnings.length) return []
  return [...warnings, { message: 'Look at this again before it is kept.', field: 'keep' }]
}

export const moveEnd = action(z.object({ consentId: id, counter: id, lastDay, confirm: yes }), (actor, form) =>
  consents.moveConsentEnd(actor, { ...form, confirm: form.confirm === 'yes' }, Date.now()),
)

export const revoke = action(
  z.object({ consentId: id }),
  (actor, form) => consents.revokeConsent(actor, form, Date.now()),
  { grave: true },
)

const Link = z.object({ consentId: id, entryId: id.optional(), lineage: lineage.optional(), confirm: yes })

function linkOf({ consentId, entryId, lineage, confirm }: z.output<typeof Link>) {
  return {
    consentId,
    entryIds: entryId ? [entryId] : [],
    lineages: lineage ? [lineage] : [],
    confirm: confirm === 'yes',
  }
}

export const link = action(Link, (actor, form) => linkConsent(actor, linkOf(form), Date.now()))

export const unlink = action(Link, (actor, form) => unlinkConsent(actor, linkOf(form), Date.now()))

const Names = z.object({ consentId: id, names: z.string().max(20_000) })

export const forbid = action(Names, (actor, { consentId, names }) =>
  forbidNames(actor, { consentId, names: names.split(/\r?\n/) }, Date.now()),
)

export const removeNames = action(z.object({ consentId: id }), (actor, { consentId }) =>
  removeForbiddenNames(actor, consentId, Date.now()),
)

export const removeForm = action(z.object({ consentId: id }), (actor, { consentId }) =>
  removeSignedForm(actor, consentId, Date.now()),
)
