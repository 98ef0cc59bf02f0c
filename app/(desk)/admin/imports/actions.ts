'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { removeTransfer } from '@/domain/imports/archives/transfers'
import { beginUnpacking } from '@/domain/imports/archives/unpack'
import { chooseSite, chooseUploads, removeDelivery } from '@/domain/imports/deliveries'
import { changeRule as change } from '@/domain/imports/rules'
import { beginRun } from '@/domain/imports/runs'
import { beginFilesPage } from '@/domain/imports/unoffered-files'
import { chooseMainLanguage } from '@/domain/site/main-language'
import { languages } from '@/lib/languages/languages'
import { done } from '@/lib/result'
import { startRun } from './start-run'

const id = z.string()
const uploads = z.string().transform((name) => name || null)

const Trial = z.object({ id, uploads: uploads.optional(), site: z.string().max(2_000).optional() })

/** Writes nothing, and reports everything that an import would do. */
export const tryImport = action(Trial, async (actor, { id, uploads, site }) => {
  const chosenUploads = uploads === undefined ? undefined : await chooseUploads(actor, { id, uploads })
  if (chosenUploads?.ok === false) return chosenUploads
  const namedSite = site === undefined ? undefined : await chooseSite(actor, { id, site })
  if (namedSite?.ok === false) return namedSite
  const begun = await beginRun(actor, { id, is: 'trial' }, Date.now())
  if (begun.ok) startRun(id, 'trial')
  return begun
})

export const takeLanguage = action(z.object({ id, language: z.enum(languages) }), async (actor, { id, language }) => {
  const chosen = await chooseMainLanguage(actor, language, Date.now())
  if (!chosen.ok) return chosen
  const begun = await beginRun(actor, { id, is: 'trial' }, Date.now())
  if (begun.ok) startRun(id, 'trial')
  return begun
})

export const runImport = action(
  z.object({ id }),
  async (actor, { id }) => {
    const begun = await beginRun(actor, { id, is: 'import' }, Date.now())
    if (begun.ok) startRun(id, 'import')
    return begun
  },
  { grave: true },
)

export const removeExport = action(z.object({ id }), (actor, form) => removeDelivery(actor, form.id, Date.now()))

export const removeArchive = action(z.object({ id }), (actor, form) => removeTransfer(actor, form.id, Date.now()))

export const unpackAgain = action(z.object({ id }), async (actor, form) => {
  const begun = await beginUnpacking(actor, form.id, Date.now)
  return begun.ok ? done(undefined) : begun
})

export const writeFilesPage = action(z.object({ id: z.coerce.number().int() }), (actor, form) =>
  beginFilesPage(actor, form.id, Date.now()),
)

/** `topic` and `country` create a term; “topic 12” names one. */
const Becomes = z
  .string()
  .regex(/^(default|nothing|(topic|country)( \d+)?)$/)
  .transform((typed) => {
    const [becomes, termId] = typed.split(' ') as ['default' | 'nothing' | 'topic' | 'country', string?]
    return becomes === 'topic' || becomes === 'country'
      ? { becomes, termId: termId === undefined ? undefined : Number(termId) }
      : { becomes }
  })

const Rule = z.object({ source: z.string(), taxonomy: z.string(), slug: z.string(), becomes: Becomes })

export const changeRule = action(Rule, (actor, { becomes, ...term }) =>
  change(actor, { ...term, ...becomes }, Date.now()),
)
