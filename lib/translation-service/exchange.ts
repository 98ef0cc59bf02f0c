import { lookup as lookUp, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { addressProblem, networkProblem, isNearIp, type TranslationService } from './service'
import { z } from 'zod'
import { languages, type Language } from '../languages/languages'
import { onOneLine } from '../text/one-line'

export class ServiceProblem extends Error {}

const maxAnswerBytes = 1_000_000
/** Milliseconds for the whole response. */
export const serviceTimeout = { usual: 60_000 }

type ServiceRequest = { path: string; body?: unknown; signal?: AbortSignal }

/** @throws ServiceProblem */
async function callService(service: TranslationService, { path, body, signal }: ServiceRequest) {
  const problem = addressProblem(service)
  if (problem) throw new ServiceProblem(problem)
  const limit = AbortSignal.timeout(serviceTimeout.usual)
  try {
    const answer = await sendRequest(service, {
      path,
      body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    })
    return { status: answer.status, json: jsonOf(answer) }
  } catch (error) {
    if (error instanceof ServiceProblem) throw error
    throw new ServiceProblem(limit.aborted ? tooSlowMessage : notReachedMessage(error))
  }
}

type ServiceAnswer = { status: number; text: string }

function sendRequest(
  service: TranslationService,
  { path, body, signal }: { path: string; body?: Buffer; signal: AbortSignal },
): Promise<ServiceAnswer> {
  const url = new URL(service.address + path)
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const req = request(url, {
      method: body ? 'POST' : 'GET',
      agent: false,
      signal,
      lookup: lookupWithin(service.isNear),
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(body && { 'content-type': 'application/json', 'content-length': String(body.length) }),
      },
    })
    req.on('error', reject)
    req.on('response', (response) => {
      const parts: Buffer[] = []
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
        parts.push(part)
        if (bytes > maxAnswerBytes)
          req.destroy(new ServiceProblem('The service answered with far more than was asked.'))
      })
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString('utf8') }))
    })
    req.end(body)
  })
}

/** Resolves a host only if every address is in our own network (with `isNear`), or none is (without). */
function lookupWithin(isNear: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0)
      const addresses: LookupAddress[] = found
      if (addresses.length === 0 || addresses.some(({ address }) => isNearIp(address) !== isNear))
        return callback(new ServiceProblem(networkProblem(isNear)), '', 0)
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}

function jsonOf({ status, text }: ServiceAnswer): unknown {
  if (status >= 300 && status < 400)
    throw new ServiceProblem(`The service sends on to another address (${status}). Give that one, if you trust it.`)
  try {
    return JSON.parse(text)
  } catch {
    const isPage = /^\s*</.test(text)
    const what = isPage ? 'with a web page' : 'with something else'
    throw new ServiceProblem(
      `The service answered ${what} in place of a translation (${status}). Is this the address of a LibreTranslate service?`,
    )
  }
}

const tooSlowMessage = 'The service did not answer in time. Try again, or with less text.'

const failureReasons: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ECONNRESET: 'the connection broke off',
  EPROTO: 'it does not speak https',
  ABORT_ERR: 'it was stopped',
}

function notReachedMessage(error: unknown) {
  const { code = '' } = error as { code?: string }
  const reason =
    failureReasons[code] ?? (/CERT|SELF_SIGNED|UNABLE_TO/.test(code) ? 'its certificate is not valid' : code)
  return `The service could not be reached${reason && `: ${reason}`}.`
}

// The protocol of LibreTranslate (docs.libretranslate.com): `POST /translate` and `GET /languages`.

export type ServiceLanguages = Partial<Record<Language, string>>

type TranslationRequest = {
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
