import type { ReactElement } from 'react'
import { ErrorPage } from '@/components/site/error-page'
import type { Frame } from '@/components/site/frame'
import { styleHash } from '@/components/site/stylesheet'
import { isLanguage, siteLanguage, type Language } from '@/lib/languages'
import { randomId } from '@/lib/random'
import { siteFrame } from './frame'
import { missingView } from './missing'
import { askedMoment } from './moment'

export type Asked<P> = {
  /** The moment that the answer is about, UTC milliseconds. */
  at: number
  language: Language
  /** The public path, as readers see it. */
  path: string
  params: P
  query: URLSearchParams
  frame: Frame
}

type Facts = {
  lastModified?: number
  language?: Language
  /** The value of a `Link` header (RFC 8288). */
  link?: string
  /** The name under which a reader who saves it gets it: of letters that need no escaping. */
  filename?: string
}

type MachineFacts = Facts & {
  /** It brings a style sheet of the site along, for people who open it in a browser: that must be told it is plain XML. */
  styled?: boolean
  /** It says something that a clock makes wrong, so that no copy is kept. */
  fleeting?: boolean
}

/** What a handler answers with. `still` makes it a Response. */
export type Outcome =
  | ({ is: 'document'; status: number; view: ReactElement } & Facts)
  | ({ is: 'machine'; body: string; type: string } & MachineFacts)
  | { is: 'moved'; path: string }
  | { is: 'missing' }

/** A finished page. `lastModified` (UTC ms) is the moment its own text became what it is. */
export function document(view: ReactElement, facts: Facts = {}): Outcome {
  return { is: 'document', status: 200, view, ...facts }
}

/** The thing is elsewhere, for good. */
export function moved(path: string): Outcome {
  return { is: 'moved', path }
}

/** Nothing is public here: the same answer whether something waits behind the address or nothing ever was. */
export function missing(): Outcome {
  return { is: 'missing' }
}

/** Something was here and was taken out; the view says why. */
export function gone(view: ReactElement): Outcome {
  return { is: 'document', status: 410, view }
}

/** A file for machines: a feed, a sitemap. `lastModified` in UTC ms. */
export function machine(body: string, type: string, facts: MachineFacts = {}): Outcome {
  return { is: 'machine', body, type, ...facts }
}

type Params = Record<string, string | string[] | undefined>

/**
 * The one wrapper of public addresses: reads the moment once, asks the handler, and makes the finished answer. Its mark
 * `x-still` tells the front door that this is a public document, with the hash of its style or `none`; `x-still-keep: no`,
 * that it is not worth keeping; `x-still-shown`, the type under which browsers get it. What a handler throws becomes a plain page with an id that stands in the log.
 */
export function still<P extends Params = Params>(work: (asked: Asked<P>) => Promise<Outcome>) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const { pathname: path, searchParams: query } = new URL(request.url)
    try {
      const { lang, ...params } = await context.params
      const language = isLanguage(String(lang)) ? (lang as Language) : siteLanguage
      const { at, banner } = askedMoment()
      const frame = { ...(await siteFrame({ at, language })), banner }
      const asked = { at, language, path, params: params as P, query, frame }
      const outcome = onePath(asked) ?? (language === lang || params.path ? await work(asked) : missing())
      const response = await responseTo(outcome, asked)
      if (query.get('q')) response.headers.set('x-still-keep', 'no')
      return response
    } catch (error) {
      return failure(error, path)
    }
  }
}

/** A list. In a language that has nothing to read yet there are none, and no empty pages either. */
export function section<P extends Params = Params>(work: (asked: Asked<P>) => Promise<Outcome>) {
  return still<P>(async (asked) => {
    const spoken = asked.language === siteLanguage || asked.frame.languages.includes(asked.language)
    return spoken ? work(asked) : missing()
  })
}

// Each page of a list has one address: the first has no number, and numbers have no zeros before them.
function onePath({ params, path, query }: Asked<Params>): Outcome | undefined {
  if (!params.page) return undefined
  const one = path.replace(/\/page\/0*([1-9]\d*)$/, (_, page) => (page === '1' ? '' : `/page/${page}`))
  const search = query.size > 0 ? `?${query}` : ''
  return one === path ? undefined : moved(one + search)
}

async function responseTo(outcome: Outcome, asked: Asked<unknown>): Promise<Response> {
  switch (outcome.is) {
    case 'missing':
      return html(await missingView(asked), 404)
    case 'moved':
      return new Response(null, { status: 301, headers: { location: outcome.path, 'x-still': 'none' } })
    case 'machine':
      return new Response(outcome.body, {
        headers: {
          'content-type': `${outcome.type}; charset=utf-8`,
          'x-still': outcome.styled ? 'self' : 'none',
          ...(outcome.styled ? { 'x-still-shown': 'application/xml; charset=utf-8' } : {}),
          ...(outcome.fleeting ? { 'x-still-keep': 'no' } : {}),
          ...factsOf(outcome),
        },
      })
    case 'document':
      return html(outcome.view, outcome.status, factsOf({ language: asked.language, ...outcome }))
  }
}

function factsOf({ lastModified, language, link, filename }: Facts) {
  return {
    ...(link === undefined ? {} : { link }),
    ...(filename === undefined ? {} : { 'content-disposition': `attachment; filename="${filename}"` }),
    ...(lastModified === undefined ? {} : { 'last-modified': new Date(lastModified).toUTCString() }),
    ...(language === undefined ? {} : { 'content-language': language }),
  }
}

async function html(view: ReactElement, status: number, headers: Record<string, string> = {}) {
  return new Response(await render(view), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': siteLanguage,
      'x-still': styleHash,
      ...headers,
    },
  })
}

/** A view as a whole document. */
export async function render(view: ReactElement) {
  // Next refuses a static import of this module.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!doctype html>${renderToStaticMarkup(view)}`
}

async function failure(error: unknown, path: string) {
  const reference = randomId()
  console.error(`Error ${reference} at ${path}:`, error)
  return html(<ErrorPage reference={reference} />, 500)
}
