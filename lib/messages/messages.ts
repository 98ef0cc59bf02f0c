import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat, type Formatters } from 'intl-messageformat'
import type en from '@/messages/en.json'
import { mainLanguage } from '../languages/languages'
import { languageNameIn } from '../languages/language-tags'
import { withCapital } from '../text/capital'
import { numberFormat } from '../text/numbers'
import type { AnyField, Kind } from '../kinds/kinds'
import type { MessageArguments } from './arguments'
import { keptByKey } from '../lists/kept-results'

export type MessageSource = { readonly [key: string]: string | MessageSource }

export type Messages = FilledMessages<typeof en, MessageArguments>
type FilledMessages<S, A> = {
  readonly [K in keyof S]: K extends keyof A
    ? S[K] extends string
      ? (values: A[K]) => string
      : FilledMessages<S[K], A[K]>
    : S[K]
}

/** The language that every other is translated from. */
export const sourceLanguage = 'en'

const folder = join(/* turbopackIgnore: true */ process.cwd(), 'messages')
const fileName = /^([a-z]{2,3}(?:-[a-z0-9]+)*)\.json$/i

/** The languages of the interface: a file in `messages/` is all that one takes. */
export const interfaceLanguages: string[] = readdirSync(folder)
  .flatMap((file) => fileName.exec(file)?.[1] ?? [])
  .sort()

const interfacesBySmallTag = new Map(interfaceLanguages.map((language) => [language.toLowerCase(), language]))
const nearestByTag = new Map<string, string | undefined>()
const maxKnownTags = 1_000

/** Returns the interface that is nearest to a language: RFC 4647, section 3.4, then the main language, then English. */
export function interfaceOf(tag: string): string {
  return nearestInterface(tag) ?? nearestInterface(mainLanguage()) ?? sourceLanguage
}

function nearestInterface(tag: string) {
  if (!nearestByTag.has(tag)) {
    if (nearestByTag.size >= maxKnownTags) nearestByTag.clear()
    const near = rangesOf(tag).find((range) => interfacesBySmallTag.has(range))
    nearestByTag.set(tag, near && interfacesBySmallTag.get(near))
  }
  return nearestByTag.get(tag)
}

/** `zh-TW`, then with its likely script `zh-hant-tw` and `zh-hant`, then `zh`. */
function rangesOf(tag: string) {
  const { language, script, region } = new Intl.Locale(tag).maximize()
  const likely = [language, script, region].filter(Boolean)
  const ranges = [tag, `${language}-${region}`, ...likely.map((_, n) => likely.slice(0, likely.length - n).join('-'))]
  return ranges.map((range) => range.toLowerCase())
}

const messagesOf = keptByKey((nearest: string) => fill(messageSource(nearest), nearest) as Messages)

export function messagesIn(language: string): Messages {
  return messagesOf(interfaceOf(language))
}

export function messageSource(language: string) {
  return readJson(`${language}.json`) as MessageSource
}

/** Returns whether nobody has signed the words of the nearest interface: a machine drafted them. */
export function isDraft(language: string): boolean {
  const nearest = interfaceOf(language)
  return nearest !== sourceLanguage && !isSigned(nearest)
}

const isSigned = keptByKey((language: string) => {
  const file = `status/${language}.json`
  if (!existsSync(join(/* turbopackIgnore: true */ folder, file))) return false
  return (readJson(file) as { signed: string[] }).signed.length > 0
})

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(/* turbopackIgnore: true */ folder, file), 'utf8'))
}

function fill(source: MessageSource, language: string, formatters = formattersOf(language)): unknown {
  return Object.fromEntries(
    Object.entries(source).map(([key, message]) => [
      key,
      typeof message === 'string' ? readMessage(message, language, formatters) : fill(message, language, formatters),
    ]),
  )
}

function readMessage(message: string, language: string, formatters: Formatters) {
  if (!message.includes('{')) return message
  let format: IntlMessageFormat | undefined
  return (values: Record<string, string | number>) => {
    format ??= new IntlMessageFormat(message, language, undefined, { ignoreTag: true, formatters })
    return format.format(values) as string
  }
}

/** Numbers have Latin digits, as in all other text; a message has no dates. */
function formattersOf(language: string): Formatters {
  const plurals = {
    cardinal: new Intl.PluralRules(language),
    ordinal: new Intl.PluralRules(language, { type: 'ordinal' }),
  }
  return {
    getNumberFormat: () => numberFormat(language),
    getPluralRules: (_, { type = 'cardinal' } = {}) => plurals[type],
    getDateTimeFormat: (...options) => new Intl.DateTimeFormat(...options),
  }
}

/** Returns the name of a field for readers; `n`: how many values the text has. */
export function fieldName({ name, desk }: AnyField, language: string, n = 1): string {
  const message = messagesIn(language).fields[name as keyof Messages['fields']]
  return typeof message === 'function' ? message({ n: Math.max(1, n) }) : (message ?? desk)
}

export function kindName(kind: Kind, language: string, number: 'one' | 'several' = 'one'): string {
  return messagesIn(language).kinds[number][kind]
}

const languageNames = new Map<string, string>()

/** Returns the name of a language as it stands by itself: with a capital, where the letters have them. */
export function languageName(tag: string, language: string): string {
  const key = `${tag} ${language}`
  const name = languageNames.get(key) ?? withCapital(languageNameIn(tag, language) ?? tag, language)
  languageNames.set(key, name)
  return name
}
