import { eq } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { settings } from '@/db/schema'
import { deskLanguage, languageNames, type Language } from '@/lib/languages/languages'
import { done, refused, type Result } from '@/lib/result'
import {
  ServiceProblem,
  serviceLanguages,
  translateTexts,
  type ServiceLanguages,
} from '@/lib/translation-service/exchange'
import {
  addressProblem,
  openServiceKey,
  sealServiceKey,
  tidyAddress,
  type TranslationService,
} from '@/lib/translation-service/service'
import { permit, type Actor } from '@/domain/staff/actor'
import { record, recordAct } from '@/domain/staff/audit'
import { saveSetting } from './save-setting'

const settingKey = 'machineTranslation'

type ServiceSetting = {
  address: string
  isNear: boolean
  sealedKey?: string
  /** Known after a trial. */
  languages?: ServiceLanguages
}

export type NamedService = TranslationService & { host: string; languages?: ServiceLanguages }

export async function translationService(db: Db = read()): Promise<NamedService | undefined> {
  const kept = await keptService(db)
  if (!kept) return undefined
  const { address, isNear, sealedKey, languages } = kept
  const key = sealedKey === undefined ? undefined : openServiceKey(sealedKey)
  return { address, isNear, key, languages, host: new URL(address).host }
}

/** True for an untried service. */
export function hasLanguages({ languages }: Pick<NamedService, 'languages'>, pair: Language[]) {
  return !languages || pair.every((one) => languages[one] !== undefined)
}

async function keptService(db: Db): Promise<ServiceSetting | undefined> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, settingKey))
  return (row?.value as ServiceSetting | undefined) ?? undefined
}

export type ServiceForForm = { address: string; isNear: boolean; hasKey: boolean; languages: string[] }

export async function serviceForForm(actor: Actor): Promise<ServiceForForm | undefined> {
  permit(actor, 'manageSettings')
  const kept = await keptService(read())
  if (!kept) return undefined
  const { address, isNear, sealedKey, languages } = kept
  return { address, isNear, hasKey: sealedKey !== undefined, languages: languages ? languageNamesIn(languages) : [] }
}

const maxKeyLength = 500

/** An empty key keeps the stored one only for the same address: nobody can have it sent elsewhere. */
export async function nameTranslationService(
  actor: Actor,
  typed: { address: string; key: string; isNear: boolean; forgetKey: boolean },
  now: number,
): Promise<Result> {
  permit(actor, 'manageSettings')
  const { isNear } = typed
  const address = tidyAddress(typed.address)
  const key = typed.key.trim()
  const problem = addressProblem({ address, isNear })
  if (problem) return refused(problem, 'address')
  if (key.length > maxKeyLength) return refused(`A key has ${maxKeyLength} characters at most.`, 'key')
  return write(async (tx) => {
    const before = await keptService(tx)
    const isSame = before?.address === address
    const keptKey = isSame && !typed.forgetKey ? before.sealedKey : undefined
    const sealedKey = key ? sealServiceKey(key) : keptKey
    const languages = isSame ? before.languages : undefined
    const value: ServiceSetting = { address, isNear, sealedKey, languages }
    await saveSetting(tx, settingKey, value)
    const detail = { host: new URL(address).host, near: isNear, key: sealedKey !== undefined }
    await record(tx, actor, { verb: 'named a translation service', detail }, now)
    return done(undefined)
  })
}

export async function removeTranslationService(actor: Actor, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  return write(async (tx) => {
    if (!(await keptService(tx))) return done(undefined)
    await tx.delete(settings).where(eq(settings.key, settingKey))
    await record(tx, actor, { verb: 'removed the translation service' }, now)
    return done(undefined)
  })
}

const trialSentence = 'The library opens at nine o’clock.'

export type Trial = { sentence: string; language: string; translated: string; has: string[]; lacks: string[] }

export async function tryTranslationService(actor: Actor, now: number): Promise<Result<Trial>> {
  permit(actor, 'manageSettings')
  const service = await translationService()
  if (!service) return refused('Save an address first.')
  await recordAct(actor, { verb: 'tried the translation service', detail: { host: service.host } }, now)
  try {
    const known = await serviceLanguages(service)
    const to = (Object.keys(languageNames) as Language[]).find((one) => one !== deskLanguage && known[one])
    if (!known[deskLanguage] || !to)
      return refused('The service answers, but it has none of the languages of this site beside English.')
    const request = { texts: [trialSentence], from: deskLanguage, to, known }
    const [translated] = await translateTexts(service, request)
    await write(async (tx) => {
      const kept = await keptService(tx)
      if (kept?.address === service.address)
        await saveSetting(tx, settingKey, { ...kept, languages: known } satisfies ServiceSetting)
    })
    const lacking = (Object.keys(languageNames) as Language[]).filter((one) => !known[one])
    return done({
      sentence: trialSentence,
      language: languageNames[to].english,
      translated: translated!.slice(0, 300),
      has: languageNamesIn(known),
      lacks: lacking.map((one) => languageNames[one].english),
    })
  } catch (error) {
    if (error instanceof ServiceProblem) return refused(error.message)
    throw error
  }
}

function languageNamesIn(known: ServiceLanguages) {
  return (Object.keys(known) as Language[]).map((one) => languageNames[one].english)
}
