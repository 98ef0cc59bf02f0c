import { env } from '@/lib/process/env'
import type { Folder } from '../folder'
import { addressesInPage, ownAddress, filePathOf } from './places'
import { handlerOf } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { storedUploadAt, type StoredUpload } from './uploads'

type WalkOutcome = { is: 'page' | 'file'; place: string } | { is: 'moved'; to: string } | { is: 'absent' }
export type Outcomes = Map<string, WalkOutcome>

/** One renders while another waits for the disk. */
const atOnce = 4

type Walk = { folder: Folder; at: number; seeds: string[]; optional: string[]; each: (addresses: number) => void }

/** Fetches all addresses, and all addresses in the answers, each once. Pages still have links to the server. */
export async function walkSite({ folder, at, seeds, optional, each }: Walk): Promise<Outcomes> {
  const outcomes: Outcomes = new Map()
  const queue = new Map<string, string>()
  const enqueue = (address: string, from: string) => {
    if (!outcomes.has(address) && !queue.has(address)) queue.set(address, from)
  }
  for (const address of [...seeds, ...optional]) enqueue(address, '')
  while (queue.size > 0) {
    await Promise.all(
      [...queue.entries().take(atOnce)].map(async ([address, from]) => {
        const { outcome, links, problem } = await visitAddress(folder, address, at)
        queue.delete(address)
        outcomes.set(address, outcome)
        if (problem && !optional.includes(address)) folder.problems.push(problemInWords(address, from, problem))
        for (const link of links) enqueue(link, address)
      }),
    )
    each(outcomes.size)
  }
  return outcomes
}

function problemInWords(address: string, from: string, problem: string) {
  return from ? `${from} names ${address}, which ${problem}.` : `${address} ${problem}.`
}

type VisitedPage = { outcome: WalkOutcome; links: string[]; problem?: string }
const nothingThere: VisitedPage = { outcome: { is: 'absent' }, links: [] }

async function visitAddress(folder: Folder, address: string, at: number): Promise<VisitedPage> {
  const place = filePathOf(address)
  if (place === undefined) return nothingThere
  const answer = await answerAt(address, at)
  switch (answer.is) {
    case 'moved':
      return redirectTo(answer.to)
    case 'absent':
      return { ...nothingThere, problem: answer.why }
    case 'page':
      await folder.writeTemporary(place, answer.html)
      return { outcome: { is: 'page', place }, links: addressesInPage(answer.html, env().siteUrl) }
    case 'machine':
      await folder.write(place, answer.body)
      return { outcome: { is: 'file', place }, links: uploadsIn(answer.body) }
    case 'furniture':
      await folder.copy(place, answer.file, answer.bytes)
      return { outcome: { is: 'file', place }, links: [] }
    case 'stored':
      return copyStoredFile(folder, place, answer)
  }
}

function redirectTo(to: string): VisitedPage {
  const local = ownAddress(to, env().siteUrl)
  return { outcome: { is: 'moved', to }, links: local ? [local.address] : [] }
}

/** Some files are only in feeds. */
function uploadsIn(body: Uint8Array) {
  const { siteUrl } = env()
  const text = Buffer.from(body).toString('latin1')
  const urls = [...text.matchAll(/https?:\/\/[^\s"'<>&\\,]+/g)].map(([address]) => address)
  const uploads = urls.filter((address) => /\/(media|files)\/./.test(address))
  return [...new Set(uploads.flatMap((address) => ownAddress(address, siteUrl)?.address ?? []))]
}

async function copyStoredFile(
  folder: Folder,
  place: string,
  { path: stored, sha256 }: Extract<SiteAnswer, { is: 'stored' }>,
) {
  const { problem } = await folder.copyStored(place, { stored, sha256 })
  if (problem) return { ...nothingThere, problem: problem === 'missing' ? 'is missing' : 'is not what was published' }
  return { outcome: { is: 'file' as const, place }, links: [] }
}

/** 410: a page that explains a withdrawal. */
type SiteAnswer = StoredUpload | { is: 'page'; status: 200 | 410; html: string } | { is: 'machine'; body: Uint8Array }

/** Uses the handlers that answer readers. */
export async function answerAt(address: string, at: number): Promise<SiteAnswer> {
  const [path = ''] = address.split('?')
  const stored = await storedUploadAt(path, at)
  if (stored) return stored
  const response = await answerTo(address, at)
  const { status } = response
  if (status === 301 || status === 302) return { is: 'moved', to: response.headers.get('location')! }
  const isPage = response.headers.get('content-type')?.startsWith('text/html')
  if (isPage && (status === 200 || status === 410)) return { is: 'page', status, html: await response.text() }
  if (status === 200) return { is: 'machine', body: new Uint8Array(await response.arrayBuffer()) }
  return { is: 'absent', why: `answers ${status}` }
}

/** The page's links are absolute, since a server shows the page at any address. */
export async function missingPage(at: number) {
  return (await answerTo('/404', at)).text()
}

async function answerTo(address: string, at: number) {
  const handler = handlerOf(address.split('?')[0]!)
  return runAtMoment({ at }, () => handler(new Request(env().siteUrl + address)))
}
