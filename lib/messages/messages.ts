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
import type { MessageArguments } from './arguments'

/** The messages of a language as their file has them. */
export type Source = { readonly [key: string]: string | Source }

/** The messages of a language for code: a text, or of one with arguments the function that fills them in. */
export type Messages = Filled<typeof en, MessageArguments>
type Filled<S, A> = {
  readonly [K in keyof S]: K extends keyof A
    ? S[K] extends string
      ? (values: A[K]) => string
      : Filled<S[K], A[K]>
    : S[K]
}

export const sources: Record<Language, typeof en> = { en, km, lo, my, th, vi, zh }

const messages = Object.fromEntries(
  languages.map((language) => [language, readSource(sources[language], language)]),
) as Record<Language, Messages>

/** Returns everything that the interface for readers says in a language, by its parts. */
export function messagesIn(language: Language): Messages {
  return messages[language]
}

function readSource(source: Source, language: Language): unknown {
  const formatters = formattersOf(language)
  return Object.fromEntries(
    Object.entries(source).map(([key, message]) => [
      key,
      typeof message === 'string' ? readMessage(message, language, formatters) : readSource(message, language),
    ]),
  )
}

/** A message with arguments is compiled when it is first said; one without is a text, and costs nothing. */
function readMessage(message: string, language: Language, formatters: Formatters) {
  if (!message.includes('{')) return message
  let format: IntlMessageFormat | undefined
  return (values: Record<string, string | number>) => {
    format ??= new IntlMessageFormat(message, language, undefined, { ignoreTag: true, formatters })
    return format.format(values) as string
  }
}

/** Numbers are those of all other text, in Latin digits; a message has no dates. */
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
