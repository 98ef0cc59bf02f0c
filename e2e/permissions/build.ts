import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from '@/addresses.mjs'
import { clone, runsAsInstalled } from '../support/places'

/** A server action of the build: its id, as a browser names it, and a page that has it. */
export type Action = { is: 'action'; id: string; page: string }
export type Endpoint = Action | { is: 'handler'; method: string } | { is: 'page' }

const server = join(clone, '.next/server')
const json = (file: string) => JSON.parse(readFileSync(join(server, file), 'utf8'))

/**
 * Everything of the build that answers a request, from its own manifests, by the name that a row gives it:
 * `admin/trash#restoreText`, `PUT /api/desk/entries/[id]/draft`, `page /admin/staff`, `public front`.
 */
export function endpoints(): Map<string, Endpoint> {
  return new Map([...actions(), ...handlers(), ...pages()])
}

type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> }

function actions(): [string, Endpoint][] {
  const { node, edge } = json('server-reference-manifest.json') as Record<'node' | 'edge', Record<string, Reference>>
  return Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName, workers }]) => {
    if (!filename || !exportedName) throw new Error(`The build does not say which function the action ${id} is.`)
    const file = filename.replace(/^app\/(\(\w+\)\/)?/, '').replace(/(\/actions)?\.tsx?$/, '')
    return [`${file}#${exportedName}`, { is: 'action', id, page: addressOf(Object.keys(workers)[0]!) }]
  })
}

function handlers(): [string, Endpoint][] {
  const script = join(import.meta.dirname, 'methods.mjs')
  const printed = execFileSync(process.execPath, [script], { cwd: clone, env: runsAsInstalled(), encoding: 'utf8' })
  const methodsByName = Object.entries(JSON.parse(printed) as Record<string, string[]>)
  return methodsByName.flatMap(([name, methods]) =>
    methods.flatMap((method) =>
      handlerNames(name, method).map((one): [string, Endpoint] => [one, { is: 'handler', method }]),
    ),
  )
}

/** The one route of all public addresses, whose handlers `addresses.mjs` names. */
const publicRoute = '/(site)/[[...path]]/route'

function handlerNames(name: string, method: string) {
  if (name !== publicRoute) return [`${method} ${name.replace(/\/route$/, '').replace(/\/\(\w+\)/g, '')}`]
  const prefix = method === 'GET' ? 'public' : `${method} public`
  return [...new Set(addresses.flatMap(({ handler }) => (handler ? `${prefix} ${handler}` : [])))]
}

/** Pages that Next adds to every build. */
const ownPages = new Set(['/_not-found/page', '/_global-error/page'])

function pages(): [string, Endpoint][] {
  return Object.keys(json('app-paths-manifest.json'))
    .filter((name) => name.endsWith('/page') && !ownPages.has(name))
    .map((name) => [`page ${addressOf(name)}`, { is: 'page' }])
}

function addressOf(name: string) {
  return `/${name}`
    .replace(/^\/+(app\/)?/, '/')
    .replace(/\/\(\w+\)/g, '')
    .replace(/\/page$/, '')
}
