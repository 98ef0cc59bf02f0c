import { harvest } from '@/domain/published/harvest'
import { readDatestamp, datestamp } from '@/lib/oai/datestamp'
import { element, wrapElement } from '@/lib/oai/envelope'
import type { Refusal } from '@/lib/oai/request'
import type { Harvesting } from './harvesting'
import { headerElement, recordElement } from './record'
import { badDate, nothingFound, unknownFormat, unknownToken } from './refusals'
import { readSpec } from './sets'

export const portion = 100

type ListRequest = Omit<Token, 'after'> & Partial<Pick<Token, 'after'>>

/**
 * Returns a part of a list with the token for the rest. Records are in order of their last change: one that changes
 * during a harvest comes again at the end, so none is missed.
 */
export async function listPart(verb: 'ListIdentifiers' | 'ListRecords', { now, frame, args }: Harvesting) {
  const request = listRequestIn(args)
  if ('code' in request) return request
  const selection = selectionOf(request)
  if ('code' in selection) return selection
  const whole = verb === 'ListRecords'
  const { records, remaining } = await harvest({ now, ...selection, after: request.after, limit: portion, whole })
  const last = records.at(-1)
  if (!last) return nothingFound
  const elements = records.map((record) => (whole ? recordElement : headerElement)(frame, record))
  const { cursor } = request
  const next = { ...request, cursor: cursor + records.length, after: { changed: last.changed, entryId: last.entryId } }
  const size = { completeListSize: cursor + remaining, cursor }
  const isLast = remaining <= records.length
  // A list in one part has no token; the last of several parts has an empty one (section 3.5).
  const token = isLast && cursor === 0 ? [] : [element('resumptionToken', isLast ? '' : writeToken(next), size)]
  return wrapElement(verb, [...elements, ...token])
}

/** A token has the whole request in plain text and is stored nowhere, so it never expires. */
type Token = {
  set: string
  from: string
  until: string
  cursor: number
  /** The last record: when it changed (seconds since 1970), and its entry. */
  after: { changed: number; entryId: number }
}

function writeToken({ set, from, until, cursor, after }: Token) {
  return [set, from, until, cursor, datestamp(after.changed), after.entryId].join('/')
}

function readToken(text: string): Token | undefined {
  const [set = '', from = '', until = '', cursor = '', at = '', entry = '', ...rest] = text.split('/')
  const changed = readDatestamp(at)
  if (rest.length > 0 || !isNumber(cursor) || !isNumber(entry) || changed?.granularity !== 'second') return undefined
  if ([from, until].some((date) => date && !readDatestamp(date)) || !/^[a-z0-9:-]*$/.test(set)) return undefined
  return { set, from, until, cursor: Number(cursor), after: { changed: changed.first, entryId: Number(entry) } }
}

function isNumber(text: string) {
  return /^[1-9]\d{0,14}$/.test(text)
}

function listRequestIn({
  resumptionToken,
  metadataPrefix,
  set = '',
  from = '',
  until = '',
}: Harvesting['args']): ListRequest | Refusal {
  if (resumptionToken === undefined)
    return metadataPrefix === 'oai_dc' ? { set, from, until, cursor: 0 } : unknownFormat
  return readToken(resumptionToken) ?? unknownToken
}

function selectionOf({ set, from, until }: ListRequest) {
  const [first, last] = [from, until].map((date) => (date ? readDatestamp(date) : undefined))
  if ((from && !first) || (until && !last)) return badDate('Write dates as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.')
  if (first && last && first.granularity !== last.granularity)
    return badDate('Write both dates as days, or both as seconds.')
  if (first && last && first.first > last.last) return badDate('The date “from” is later than “until”.')
  const spec = set ? readSpec(set) : undefined
  if (set && !spec) return nothingFound
  return { set: spec, from: first?.first, until: last?.last }
}
