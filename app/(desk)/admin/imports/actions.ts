'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { id as numericId, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { sharedNow } from '@/db/clock'
import { removeTransfer } from '@/domain/imports/archives/transfers'
import { beginUnpacking } from '@/domain/imports/archives/unpack'
import { changeDelivery, removeDelivery } from '@/domain/imports/deliveries'
import { changeRule as change } from '@/domain/imports/rules'
import { beginRun, type Run } from '@/domain/imports/runs'
import type { Actor } from '@/domain/staff/actor'
import { beginFilesPage } from '@/domain/imports/unoffered-files'
import { chooseMainLanguage } from '@/domain/site/main-language'
import { changeSettings } from '@/domain/site/settings'
import { languageField } from '@/lib/languages/language-field'
import { done } from '@/lib/result'
import { startRun } from './start-run'

const idField = z.string()
const nothingAsNull = <T extends string>(text: T) => (text || null) as Exclude<T, ''> | null

const TrialFields = z.object({
  id: idField,
  uploads: z.string().transform(nothingAsNull).optional(),
  site: z.string().trim().max(2_000).transform(nothingAsNull).optional(),
  takenAs: z
    .union([z.literal(''), languageField])
    .transform(nothingAsNull)
    .optional(),
})

/** Writes nothing, and reports everything that an import would do. */
export const tryImport = action(TrialFields, async (actor, { id, ...choices }, now) => {
  const changed = await changeDelivery(actor, id, choices)
  return changed.ok ? begin(actor, { id, is: 'trial' }, now) : changed
})

const SettingFields = z.object({ id: idField, language: languageField.optional(), zone: z.string().optional() })

/** Gives this site the main language or the time zone of an export. */
export const takeSetting = action(SettingFields, async (actor, { id, language, zone }, now) => {
  const chosen = language ? await chooseMainLanguage(actor, language, now) : await changeSettings(actor, { zone }, now)
  return chosen.ok ? begin(actor, { id, is: 'trial' }, now) : chosen
})

export const runImport = action(only('id', idField), (actor, id, now) => begin(actor, { id, is: 'import' }, now), grave)

async function begin(actor: Actor, run: { id: string; is: Run['is'] }, now: number) {
  const begun = await beginRun(actor, run, now)
  if (begun.ok) startRun(run.id, run.is)
  return begun
}

export const removeExport = action(only('id', idField), removeDelivery)

export const removeArchive = action(only('id', idField), removeTransfer)

export const unpackAgain = action(only('id', idField), async (actor, id) => {
  const begun = await beginUnpacking(actor, id, sharedNow)
  return begun.ok ? done(undefined) : begun
})

export const writeFilesPage = action(only('id', numericId), beginFilesPage)

/** `topic` and `country` create a term; “topic 12” names one. */
const RulingField = z
  .string()
  .regex(/^(default|nothing|(topic|country)( \d+)?)$/)
  .transform((typed) => {
    const [becomes, termId] = typed.split(' ') as ['default' | 'nothing' | 'topic' | 'country', string?]
    return becomes === 'topic' || becomes === 'country'
      ? { becomes, termId: termId === undefined ? undefined : Number(termId) }
      : { becomes }
  })

const RuleFields = z.object({ source: z.string(), taxonomy: z.string(), slug: z.string(), becomes: RulingField })

export const saveTermRule = action(RuleFields, (actor, { becomes, ...term }, now) =>
  change(actor, { ...term, ...becomes }, now),
)
