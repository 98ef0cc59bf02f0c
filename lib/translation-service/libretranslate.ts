import { z } from 'zod'
import { languages, type Language } from '../languages/languages'
import { onOneLine } from '../text/one-line'
import { callService, ServiceProblem } from './exchange'
import type { TranslationService } from './service'

// The protocol of LibreTranslate (docs.libretranslate.com): `POST /translate` and `GET /languages`.

export type ServiceLanguages = Partial<Record<Language, string>>

export type TranslationRequest = {
  texts: string[]
  from: Language
  to: Language
  known?: ServiceLanguages
}

/** Returns as many texts, in order. @throws ServiceProblem if the service refuses, fails, or returns another number */
export async function translateTexts(
  service: TranslationService,
  { texts, from, to, known }: TranslationRequest,
  signal?: AbortSignal,
): Promise<string[]> {
  const codes = { source: known?.[from] ?? from, target: known?.[to] ?? to }
  const body = { q: texts, ...codes, format: 'text', ...(service.key && { api_key: service.key }) }
  const { status, json } = await callService(service, { path: '/translate', body, signal })
  if (status !== 200) throw new ServiceProblem(refusalIn(status, json))
  const answer = z.object({ translatedText: z.array(z.string()) }).safeParse(json)
  if (!answer.success) throw new ServiceProblem('The service answered with something that is no translation.')
  const { translatedText } = answer.data
  if (translatedText.length !== texts.length)
    throw new ServiceProblem(
      `The service answered with ${translatedText.length} texts in place of ${texts.length}. Nothing of it was used.`,
    )
  if (translatedText.some((text, n) => text.length > maxLengthOf(texts[n]!)))
    throw new ServiceProblem('The service answered with a text far longer than the one it was sent. Nothing was used.')
  return translatedText.map(onOneLine)
}

/** UTF-16 units: no language needs more for the same words. */
function maxLengthOf(text: string) {
  return text.length * 6 + 200
}

/** @throws ServiceProblem */
export async function serviceLanguages(service: TranslationService, signal?: AbortSignal): Promise<ServiceLanguages> {
  const { status, json } = await callService(service, { path: '/languages', signal })
  if (status !== 200) throw new ServiceProblem(refusalIn(status, json))
  const answer = z
    .array(z.object({ code: z.string().max(40) }))
    .max(1_000)
    .safeParse(json)
  if (!answer.success) throw new ServiceProblem('The service does not say which languages it has.')
  const codes = answer.data.map(({ code }) => code)
  const found: ServiceLanguages = {}
  for (const language of languages) {
    const code = codes.find((one) => one === language) ?? codes.find((one) => one.startsWith(`${language}-`))
    if (code) found[language] = code
  }
  return found
}

const refusalSentences: Record<number, string> = {
  400: 'The service could not use what it was sent',
  401: 'The service wants a key, or another one',
  403: 'The service does not take this key',
  404: 'There is nothing at this address',
  429: 'The service was asked too often and wants to wait',
}

function refusalIn(status: number, json: unknown) {
  const said = z.object({ error: z.string() }).safeParse(json)
  const quoted = said.success ? `: “${onOneLine(said.data.error).slice(0, 200)}”` : ''
  return `${refusalSentences[status] ?? 'The service failed'} (${status})${quoted}.`
}
