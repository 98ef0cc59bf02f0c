import { as } from '@/app/api/desk/test-desk'
import { sealedSession } from '@/auth/session'
import { openSession } from '@/domain/staff/sessions'
import type { Row } from '../e2e/permissions/row'

// Requests of the matrix of rights to the desk, answered in this process.

const site = 'http://localhost:3000'

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>
type Action = (previous: undefined, form: object) => Promise<unknown>
const routes = import.meta.glob<Record<string, Route>>('../app/api/desk/**/route.ts')
const pages = import.meta.glob<{ default: Page }>('../app/**/page.tsx')
const actions = import.meta.glob<Record<string, Action>>('../app/**/actions.ts')

type Sample = Awaited<ReturnType<Row['sample']>>

export type Caller = { staffId: number; cookie: string }

/** Asks as somebody, and returns what they get, without ids. Their cookie is where `next/headers` is said to find it. */
export async function answerTo({ of }: Row, sample: Sample, caller: Caller): Promise<string> {
  caller.cookie = await sealedSession(await openSession(caller.staffId, Date.now(), 'app'))
  if (of.includes('#'))
    return answerOf(
      async () => actionOf(of),
      (act) => act(undefined, sample.form ?? {}),
    )
  const { pathname, search, searchParams } = new URL(sample.path!, site)
  if (of.startsWith('page ')) {
    const { file, params } = moduleAt(pathname, pages, '/page.tsx')
    // A page is asked as it is, and for a word of other people’s drafts.
    const queries = [Object.fromEntries(searchParams), { ...Object.fromEntries(searchParams), q: 'undercover' }]
    const propsOf = (query: object) => ({ params: Promise.resolve(params), searchParams: Promise.resolve(query) })
    return answerOf(
      async () => (await pages[file]!()).default,
      async (page) => Promise.all(queries.map(async (query) => shown(await page(propsOf(query))))),
    )
  }
  const [method] = of.split(' ') as [string]
  const { file, params } = moduleAt(pathname, routes, '/route.ts')
  const { asks } = await as(caller.staffId)
  const body = method === 'GET' ? undefined : (sample.json ?? {})
  const answer = await asks(method, (await routes[file]!())[method]!, { params, query: search, body })
  return withoutIds([answer.status, answer.body instanceof Response ? '' : answer.body])
}

/** Redirects, refusals and pages that are not there are thrown by Next, with what they are. */
async function answerOf<T>(load: () => Promise<T>, ask: (loaded: T) => Promise<unknown>) {
  const loaded = await load()
  try {
    return withoutIds(await ask(loaded))
  } catch (error) {
    const { digest } = error as { digest?: string }
    if (!digest) throw error
    return withoutIds(digest)
  }
}

async function actionOf(of: string) {
  const [folder, name] = of.split('#') as [string, string]
  for (const [file, load] of Object.entries(actions))
    if (new RegExp(`^\\.\\./app/\\(desk\\)/${escaped(folder)}/actions\\.ts$`).test(file) && name in (await load()))
      return (await load())[name]!
  throw new Error(`No action is ${of}`)
}

const escaped = (folder: string) => folder.replace(/[[\]]/g, '\\$&')

type Element = { type: unknown; props: Record<string, unknown> }
const isElement = (node: object): node is Element => 'type' in node && 'props' in node

/** Returns what a page sends: components that need a browser throw here, and get their properties. */
async function shown(node: unknown): Promise<unknown> {
  if (Array.isArray(node)) return Promise.all(node.map(shown))
  if (node === null || typeof node !== 'object') return typeof node === 'function' ? undefined : node
  if (node instanceof Promise) return shown(await node)
  if (!isElement(node)) return shownProperties(node)
  const { type, props } = node
  if (typeof type !== 'function') return [String(type), await shownProperties(props)]
  try {
    return await shown(await (type as (properties: unknown) => unknown)(props))
  } catch (error) {
    if (!/hook|reading 'use|invariant expected/.test(String(error))) throw error
    return shownProperties(props)
  }
}

async function shownProperties(properties: object) {
  const of = Object.entries(properties).map(async ([name, value]) => [name, await shown(value)] as const)
  return Object.fromEntries(await Promise.all(of)) as unknown
}

const parameters = (file: string) => file.split('[').length + (file.includes('[...') ? 9 : 0)

/** Modules without parameters come first. */
function moduleAt(path: string, modules: object, ending: string) {
  for (const file of Object.keys(modules).toSorted((a, b) => parameters(a) - parameters(b))) {
    const pattern = file
      .replace('../app', '')
      .replace('/(desk)', '')
      .replace(ending, '')
      .replace(/\[\.\.\.(\w+)\]/g, '(?<$1>.+)')
      .replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')
    const match = new RegExp(`^${pattern}$`).exec(path)
    if (match) return { file, params: { ...match.groups, missing: path.split('/') as unknown as string } }
  }
  throw new Error(`Nothing answers ${path}`)
}

export function withoutIds(said: unknown) {
  const isId = /"translationGroup":"[^"]+"|"[a-z\d]{12}"|[\w-]{20,}|\d+/g
  return (JSON.stringify(said ?? null) ?? '').replace(isId, '#')
}
