import { env } from '@/lib/env'
import { checksumOf } from '@/lib/checksum'
import type { Folder } from '../folder'
import { answerOf, type Answer } from './answers'
import { addressesIn, ownAddress } from './links'
import { filePathOf } from './places'

/** What became of an address. */
type WalkOutcome = { is: 'page' | 'file'; place: string } | { is: 'moved'; to: string } | { is: 'absent' }
export type Outcomes = Map<string, WalkOutcome>

/** How many addresses are asked at a time: while one waits for the disk another is drawn. */
const atOnce = 4

type Walk = { folder: Folder; at: number; seeds: string[]; perhaps: string[]; each: (asked: number) => void }

/**
 * Asks every address, and every one that their answers name, once each. Files are where they belong after it, and pages lie
 * there as readers get them, with links that lead to a server.
 */
export async function walk({ folder, at, seeds, perhaps, each }: Walk): Promise<Outcomes> {
  const outcomes: Outcomes = new Map()
  const waiting = new Map<string, string>()
  const meet = (address: string, from: string) => {
    if (!outcomes.has(address) && !waiting.has(address)) waiting.set(address, from)
  }
  for (const address of [...seeds, ...perhaps]) meet(address, '')
  while (waiting.size > 0) {
    await Promise.all(
      first(atOnce, waiting).map(async ([address, from]) => {
        const { outcome, named, problem } = await visit(folder, address, at)
        waiting.delete(address)
        outcomes.set(address, outcome)
        if (problem && !perhaps.includes(address)) folder.problems.push(inWords(address, from, problem))
        for (const one of named) meet(one, address)
      }),
    )
    each(outcomes.size)
  }
  return outcomes
}

function first<T>(most: number, all: Iterable<T>) {
  const some: T[] = []
  for (const one of all) if (some.push(one) === most) break
  return some
}

function inWords(address: string, from: string, problem: string) {
  return from ? `${from} names ${address}, which ${problem}.` : `${address} ${problem}.`
}

type VisitedPage = { outcome: WalkOutcome; named: string[]; problem?: string }
const nothing: VisitedPage = { outcome: { is: 'absent' }, named: [] }

async function visit(folder: Folder, address: string, at: number): Promise<VisitedPage> {
  const place = filePathOf(address)
  if (place === undefined) return nothing
  const answer = await answerOf(address, at)
  switch (answer.is) {
    case 'moved':
      return movedTo(answer.to)
    case 'absent':
      return { ...nothing, problem: answer.why }
    case 'page':
      await folder.lay(place, answer.html)
      return { outcome: { is: 'page', place }, named: addressesIn(answer.html, env().siteUrl) }
    case 'machine':
      await folder.write(place, answer.body)
      return { outcome: { is: 'file', place }, named: uploadsIn(answer.body) }
    case 'stored':
      return keep(folder, place, answer)
  }
}

function movedTo(to: string): VisitedPage {
  const own = ownAddress(to, env().siteUrl)
  return { outcome: { is: 'moved', to }, named: own ? [own.address] : [] }
}

/** Of the pictures and files that a feed names, some stand on no page. */
function uploadsIn(body: Uint8Array) {
  const { siteUrl } = env()
  const text = Buffer.from(body).toString('latin1')
  const found = [...text.matchAll(/https?:\/\/[^\s"'<>&\\,]+/g)].map(([address]) => address)
  const uploads = found.filter((address) => /\/(media|files)\/./.test(address))
  return [...new Set(uploads.flatMap((address) => ownAddress(address, siteUrl)?.address ?? []))]
}

async function keep(folder: Folder, place: string, { file, bytes, sha256 }: Extract<Answer, { is: 'stored' }>) {
  if (sha256 && (await checksumOf(file)).sha256 !== sha256) return { ...nothing, problem: 'is not what was published' }
  await folder.copy(place, file, bytes)
  return { outcome: { is: 'file' as const, place }, named: [] }
}
