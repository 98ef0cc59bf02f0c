import { eq, inArray, or } from 'drizzle-orm'
import { ownSegments } from '@/addresses.mjs'
import { publicVersion, write, type Db, type Tx } from '@/db/connection'
import { addresses, entries, oldAddresses, settings } from '@/db/schema'
import { englishName, languageNamed } from '@/lib/languages/language-tags'
import { prefixOf, readLanguageSetting, type Language, type LanguageSetting } from '@/lib/languages/languages'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { saveSetting } from './save-setting'

export async function languageSettingIn(db: Db): Promise<LanguageSetting> {
  const [stored] = await db.select().from(settings).where(eq(settings.key, 'mainLanguage'))
  return readLanguageSetting(stored?.value)
}

/** Changes the languages. `others`: all but the main one, by name or tag, with commas. Used languages must stay. */
export async function changeLanguages(actor: Actor, others: string, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  const words = others
    .split(/[,،、;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
  const unknown = words.find((word) => !languageNamed(word))
  if (unknown !== undefined)
    return refused(`“${unknown}” is no language that is known here. Write its name in English, or its code.`, 'others')
  return changeOffered(actor, now, async (tx, { language, before, offered }) => {
    const after = [...new Set([language, ...words.map((word) => languageNamed(word)!)])]
    const removed = offered.filter((one) => !after.includes(one))
    const former = removed.find((one) => before.includes(one))
    if (former)
      return refused(
        `${englishName(former)} was the main language: old addresses need it. Keep it in the list.`,
        'others',
      )
    const used = await usedLanguages(tx, removed)
    return used.length > 0
      ? refused(`There are texts in ${inWords(used)}, so it stays. Keep it in the list.`, 'others')
      : after
  })
}

/** Adds languages that the site does not offer yet, so that texts can be in them. */
export async function offerLanguages(actor: Actor, added: Language[], now: number): Promise<Result> {
  permit(actor, 'manageImports')
  return changeOffered(actor, now, async (_, { offered }) => [...new Set([...offered, ...added])])
}

type NewOffer = (tx: Tx, setting: LanguageSetting) => Promise<Language[] | Refused>

async function changeOffered(actor: Actor, now: number, offer: NewOffer): Promise<Result> {
  const result = await write(async (tx): Promise<Result> => {
    const setting = await languageSettingIn(tx)
    const offered = await offer(tx, setting)
    if ('ok' in offered) return offered
    if (offered.join() === setting.offered.join()) return done(undefined)
    const added = offered.filter((one) => !setting.offered.includes(one))
    const taken = await takenPrefix(tx, added)
    if (taken)
      return refused(
        `${englishName(taken)} would stand at ${prefixOf(taken)}, which a page has as its address. Change that first.`,
        'others',
      )
    await saveSetting(tx, 'mainLanguage', { ...setting, offered } satisfies LanguageSetting)
    const detail = { from: setting.offered.join(', '), to: offered.join(', ') }
    await record(tx, actor, { verb: 'changed the languages', detail }, now)
    return done(undefined)
  })
  // `publicVersion` also reads the languages.
  await publicVersion()
  return result
}

async function takenPrefix(tx: Tx, added: Language[]): Promise<Language | undefined> {
  const own = added.find((one) => ownSegments.has(one.toLowerCase()))
  if (own || added.length === 0) return own
  const paths = added.map(prefixOf)
  const [current] = await tx.select({ path: addresses.path }).from(addresses).where(inArray(addresses.path, paths))
  const [old] = await tx.select({ path: oldAddresses.path }).from(oldAddresses).where(inArray(oldAddresses.path, paths))
  const path = (current ?? old)?.path
  return added.find((one) => prefixOf(one) === path)
}

async function usedLanguages(tx: Tx, languages: Language[]): Promise<Language[]> {
  if (languages.length === 0) return []
  const rows = await tx
    .selectDistinct({ language: entries.language })
    .from(entries)
    .where(or(...languages.map((one) => eq(entries.language, one))))
    .orderBy(entries.language)
  return rows.map(({ language }) => language)
}

function inWords(languages: Language[]) {
  return new Intl.ListFormat('en').format(languages.map(englishName))
}

/** Refuses a language that the site does not offer. */
export async function checkOffered(tx: Tx, language: Language): Promise<Result> {
  const { language: main, offered } = await languageSettingIn(tx)
  if (language === main || offered.includes(language)) return done(undefined)
  return refused(
    `${englishName(language)} is none of the languages of this site. An admin adds it under Settings, Languages.`,
    'language',
  )
}
