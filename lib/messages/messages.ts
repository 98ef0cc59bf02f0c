import { IntlMessageFormat, type Formatters } from 'intl-messageformat'
import en from '@/messages/en.json' with { type: 'json' }
import km from '@/messages/km.json' with { type: 'json' }
import lo from '@/messages/lo.json' with { type: 'json' }
import my from '@/messages/my.json' with { type: 'json' }
import th from '@/messages/th.json' with { type: 'json' }
import vi from '@/messages/vi.json' with { type: 'json' }
import zh from '@/messages/zh.json' with { type: 'json' }
import { languages, type Language } from '../languages/languages'
import { numberFormat } from '../text/numbers'
import type { AnyField, Kind } from '../kinds/kinds'
import type { MessageArguments } from './arguments'

export type MessageSource = { readonly [key: string]: string | MessageSource }

export type Messages = FilledMessages<typeof en, MessageArguments>
type FilledMessages<S, A> = {
  readonly [K in keyof S]: K extends keyof A
    ? S[K] extends string
      ? (values: A[K]) => string
      : FilledMessages<S[K], A[K]>
    : S[K]
}

export const messageSources: Record<Language, typeof en> = { en, km, lo, my, th, vi, zh }

const messagesByLanguage = Object.fromEntries(
  languages.map((language) => [language, readSource(messageSources[language], language)]),
) as Record<Language, Messages>

export function messagesIn(language: Language): Messages {
  return messagesByLanguage[language]
}

function readSource(source: MessageSource, language: Language): unknown {
  const formatters = formattersOf(language)
  return Object.fromEntries(
    Object.entries(source).map(([key, message]) => [
      key,
      typeof message === 'string' ? readMessage(message, language, formatters) : readSource(message, language),
    ]),
  )
}

function readMessage(message: string, language: Language, formatters: Formatters) {
  if (!message.includes('{')) return message
  let format: IntlMessageFormat | undefined
  return (values: Record<string, string | number>) => {
    format ??= new IntlMessageFormat(message, language, undefined, { ignoreTag: true, formatters })
    return format.format(values) as string
  }
}

/** Numbers have Latin digits, as in all other text; a message has no dates. */
function formattersOf(language: Language): Formatters {
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
export function fieldName({ name, desk }: AnyField, language: Language, n = 1): string {
  const message = messagesIn(language).fields[name as keyof Messages['fields']]
  return typeof message === 'function' ? message({ n: Math.max(1, n) }) : (message ?? desk)
}

export function kindName(kind: Kind, language: Language, number: 'one' | 'several' = 'one'): string {
  return messagesIn(language).kinds[number][kind]
}
