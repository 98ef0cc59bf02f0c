import type { ReactElement } from 'react'
import { ErrorPage } from '@/components/site/error-page'
import { withStyle, styleHashes } from '@/components/site/style'
import type { Frame } from '@/components/site/frame'
import { isErasedAddress } from '@/domain/published/erased'
import type { PageSources } from '@/domain/published/page-sources'
import { isDatabaseAway } from '@/lib/files/storage-fault'
import { rememberReadError } from '@/domain/published/readable'
import { redirectTarget } from '@/domain/published/redirects'
import { findElsewhere } from '@/domain/published/translations'
import { withoutMainPrefix } from '@/lib/web/canonical-path'
import { languagePrefix, mainLanguage, type Language } from '@/lib/languages/languages'
import { log } from '@/lib/process/log'
import { pageAddressOf, publicAddress } from '@/lib/web/public-address'
import { referenceNumber } from '@/lib/web/request-id'
import { siteFrame } from './frame'
import { gonePageView, missingPageView } from './missing'
import { requestedMoment } from './moment'
import { languagesWithTexts, sectionIn } from './language-links'

export type PublicRequest<P> = {
  at: number
  language: Language
  path: string
  params: P
  query: URLSearchParams
  frame: Frame
}

type ResponseFacts = {
  lastModified?: number
  language?: Language
  /** The value of a `Link` header (RFC 8288). */
  link?: string
  sources?: PageSources
  /** True for a page whose visit readers may have to hide: other sites get no referrer. */
  noReferrer?: boolean
  filename?: string
}

type MachineFacts = ResponseFacts & {
  status?: number
  /** True for an answer to a faulty request, and for an answer that is soon wrong. */
  notCacheable?: boolean
  /** Seconds. */
  retryAfter?: number
  shared?: boolean
  /** True for a file with a style sheet, for people who open it: browsers then need the type of plain XML. */
  styled?: boolean
}

export type PublicResponse =
  | ({ is: 'document'; status: number; view: ReactElement } & ResponseFacts)
  | ({ is: 'machine'; body: string | Buffer; type: string } & MachineFacts)
  | { is: 'moved'; path: string; forNow?: boolean; shared?: boolean }
  | { is: 'missing' }

export function document(view: ReactElement, facts: ResponseFacts = {}): PublicResponse {
  return { is: 'document', status: 200, view, ...facts }
}

/** Returns a permanent redirect. `shared`: scripts of other sites may follow it. */
export function moved(path: string, shared?: boolean): PublicResponse {
  return { is: 'moved', path, shared }
}

/** Returns one answer for all missing pages, so that nobody learns whether something is hidden at the address. */
export function notFound(): PublicResponse {
  return { is: 'missing' }
}

export function goneResponse(view: ReactElement): PublicResponse {
  return { is: 'document', status: 410, view }
}

export function machineFile(body: string | Buffer, type: string, facts: MachineFacts = {}): PublicResponse {
  return { is: 'machine', body, type, ...facts }
}

type Params = Record<string, string | undefined>

export type PublicHandler = (request: Request) => Promise<Response>

/**
 * Wraps the handler of a public address: reads address and moment once, calls the handler and makes the answer. Headers
 * for the front door: `x-still` (style hashes or `none`) marks a public answer, `x-still-keep: no` forbids keeping it,
 * `x-still-shown` is the type for browsers, `x-still-sources` its sources. Failures are shown with an id of the log.
 */
export function publicRoute<P extends Params = Params>(
  work: (request: PublicRequest<P>) => Promise<PublicResponse>,
): PublicHandler {
  return async (request) => {
    const { pathname: path, searchParams: query } = new URL(request.url)
    const {
      row,
      language,
      params: { page, ...parts },
    } = publicAddress(path)
    try {
      const { at, banner } = requestedMoment()
      const frame = { ...(await siteFrame({ at, language })), banner }
      const params = { ...row.given, ...parts, ...(page && { page: String(Number(page)) }) } as unknown as P
      const publicRequest = { at, language, path, params, query, frame }
      const outcome = withoutMainPrefix(path) === path ? await work(publicRequest) : notFound()
      const finalOutcome =
        outcome.is === 'missing' ? await redirectOrNotFound(publicRequest) : redirectToCanonical(outcome, publicRequest)
      const response = await responseTo(finalOutcome, publicRequest)
      if (query.get('q')) response.headers.set('x-still-keep', 'no')
      return response
    } catch (error) {
      return failureResponse(error, path, language)
    }
  }
}

/** Wraps the handler of a list, which is missing in a language without texts. */
export function sectionRoute<P extends Params = Params>(work: (request: PublicRequest<P>) => Promise<PublicResponse>) {
  return publicRoute<P>(async (request) => {
    const { at, frame, language, path, params, query } = request
    if (!languagesWithTexts(frame).includes(language)) return notFound()
    const listPath = path.slice(languagePrefix(language).length).replace(/\/page\/\d+$/, '') || '/'
    const whole = (params.page ?? '1') === '1' && query.size === 0
    return work({ ...request, frame: await sectionIn(frame, { path: listPath, now: at, whole }) })
  })
}

function redirectToCanonical(outcome: PublicResponse, { params, path, query }: PublicRequest<Params>): PublicResponse {
  const address = params.page && outcome.is === 'document' ? pageAddressOf(path) : path
  return address === path ? outcome : moved(address + (query.size > 0 ? `?${query}` : ''))
}

export async function redirectOrNotFound(request: PublicRequest<unknown>): Promise<PublicResponse> {
  const { path, at: now, language } = request
  const target = await redirectTarget({ source: path, now })
  if (target !== undefined) return moved(target)
  if (await isErasedAddress(path)) return goneResponse(await gonePageView(request, { reason: 'unavailable' }))
  const elsewhere = await findElsewhere({ path, language, now })
  // A translation may be withdrawn again, so browsers must not remember this redirect.
  return elsewhere === undefined ? notFound() : { is: 'moved', path: elsewhere, forNow: true }
}

async function responseTo(outcome: PublicResponse, request: PublicRequest<unknown>): Promise<Response> {
  switch (outcome.is) {
    case 'missing':
      return htmlResponse(await missingPageView(request), 404, headersOf(request))
    case 'moved':
      return new Response(null, {
        status: outcome.forNow ? 302 : 301,
        headers: { location: outcome.path, 'x-still': 'none', ...machineFactsOf({ shared: outcome.shared }) },
      })
    case 'machine':
      return fileResponse(outcome)
    case 'document':
      return htmlResponse(outcome.view, outcome.status, headersOf({ language: request.language, ...outcome }))
  }
}

function fileResponse({ body, type, status = 200, ...facts }: Extract<PublicResponse, { is: 'machine' }>) {
  const isText = typeof body === 'string'
  const headers = {
    'content-type': isText ? withCharset(type) : type,
    'x-still': facts.styled ? 'self' : 'none',
    ...machineFactsOf(facts),
  }
  return new Response(isText ? body : new Uint8Array(body), { status, headers })
}

function headersOf({ lastModified, language, link, filename, sources, noReferrer }: ResponseFacts) {
  return {
    ...(noReferrer && { 'referrer-policy': 'no-referrer' }),
    ...(sources && { 'x-still-sources': encodeURIComponent(JSON.stringify(sources)) }),
    ...(link === undefined ? {} : { link }),
    ...(filename === undefined ? {} : { 'content-disposition': `attachment; ${filenameIn(filename)}` }),
    ...(lastModified === undefined ? {} : { 'last-modified': new Date(lastModified).toUTCString() }),
    ...(language === undefined ? {} : { 'content-language': language }),
  }
}

/** Returns a file name for a header (RFC 6266). A name in other letters than Latin ones is escaped already. */
function filenameIn(name: string) {
  return name.includes('%') ? `filename*=UTF-8''${name}` : `filename="${name}"`
}

// These types are always UTF-8 and have no charset parameter (RFC 8259, RFC 9264).
const alwaysUtf8 = /^application\/((problem\+|linkset\+|manifest\+)?json|linkset)$/

function withCharset(type: string) {
  return alwaysUtf8.test(type) ? type : `${type}; charset=utf-8`
}

function machineFactsOf({ notCacheable, retryAfter, shared, styled, ...facts }: MachineFacts) {
  return {
    ...headersOf(facts),
    ...(notCacheable ? { 'x-still-keep': 'no' } : {}),
    ...(styled ? { 'x-still-shown': 'application/xml; charset=utf-8' } : {}),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(shared
      ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Link, ETag, Retry-After' }
      : {}),
  }
}

async function htmlResponse(view: ReactElement, status: number, headers: Record<string, string> = {}) {
  const page = await render(view)
  return new Response(page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': mainLanguage(),
      'x-still': styleHashes(page),
      ...headers,
    },
  })
}

// Next refuses a static import of this module.
const loadServer = () => import('react-dom/server')
let reactServer: ReturnType<typeof loadServer> | undefined

export async function render(view: ReactElement) {
  const { renderToStaticMarkup } = await (reactServer ??= loadServer())
  return withStyle(`<!doctype html>${renderToStaticMarkup(view)}`)
}

async function failureResponse(error: unknown, path: string, language: Language) {
  const number = referenceNumber()
  rememberReadError(error)
  log.error('A page could not be made', { request: number, address: path, error })
  const view = <ErrorPage reference={number} language={language} />
  const isForNow = isDatabaseAway(error)
  const headers = { ...machineFactsOf({ language, retryAfter: isForNow ? 10 : undefined }), 'x-request-id': number }
  return htmlResponse(view, isForNow ? 503 : 500, headers)
}
