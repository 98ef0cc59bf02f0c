import type { Frame } from '@/components/site/frame'
import {
  type OaiArguments,
  type OaiRefusal,
  type VerbName,
  datestamp,
  readDatestamp,
  textElement,
  wrapElement,
} from '@/lib/oai/protocol'
import { earliestChange, harvestRecordOf, harvest, type HarvestRecord } from '@/domain/published/harvest'
import { publicSets, type SetMembership, type SetSpec } from '@/domain/published/harvest-sets'
import { env } from '@/lib/process/env'
import { entryIdIn, identifierOf, repositoryOf } from './identifier'
import { noTokenOfSets, unknownFormat, unknownIdentifier, badDate, nothingFound, unknownToken } from './refusals'
import { referenceOf } from '@/components/site/cite'
import { record } from '@/lib/citations/reference'
import { decodedPart } from '@/lib/web/canonical-path'
import { englishName } from '@/lib/languages/language-tags'
import { typeNames } from '@/components/site/type-name'

type HarvestContext = { now: number; frame: Frame; base: string; args: OaiArguments }

export const answers: Record<VerbName, (harvesting: HarvestContext) => Promise<string | OaiRefusal>> = {
  Identify: identify,
  ListMetadataFormats: listMetadataFormats,
  ListSets: listSets,
  GetRecord: getRecord,
  ListIdentifiers: (harvesting) => listPart('ListIdentifiers', harvesting),
  ListRecords: (harvesting) => listPart('ListRecords', harvesting),
}

async function identify({ now, frame, base }: HarvestContext) {
  return wrapElement('Identify', [
    textElement('repositoryName', frame.site.name),
    textElement('baseURL', base),
    textElement('protocolVersion', '2.0'),
    textElement('adminEmail', adminEmail(frame)),
    textElement('earliestDatestamp', datestamp((await earliestChange(now)) ?? 0)),
    // Withdrawn entries are reported as deleted. Erased entries leave nothing that could be reported.
    textElement('deletedRecord', 'transient'),
    textElement('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    textElement('compression', 'gzip'),
    textElement('compression', 'br'),
    ...identifierDescription(frame),
  ])
}

function adminEmail({ site, origin }: Frame) {
  const [, bare = env().mailFrom] = /<([^<>]+)>$/.exec(env().mailFrom) ?? []
  const address = [site.contact.trim().replace(/^mailto:/i, ''), bare].find((one) =>
    /^[^\s@]+@([^\s@.]+\.)+[^\s@.]+$/.test(one),
  )
  // The protocol requires an address with a domain, which a site on a local machine lacks (`.invalid`: RFC 2606).
  return address ?? `gazette@${new URL(origin).hostname.replace(/[^\w.-]/g, '')}.invalid`
}

/** Returns no element for an IP address or a host such as `localhost`, which the format does not allow. */
function identifierDescription(frame: Frame) {
  const host = repositoryOf(frame)
  if (!/^[a-z][a-z\d-]*(\.[a-z][a-z\d-]*)+$/i.test(host)) return []
  const space = 'http://www.openarchives.org/OAI/2.0/oai-identifier'
  const parts = [
    textElement('scheme', 'oai'),
    textElement('repositoryIdentifier', host),
    textElement('delimiter', ':'),
    textElement('sampleIdentifier', identifierOf(frame, 1)),
  ]
  const where = { xmlns: space, 'xsi:schemaLocation': `${space} ${space}.xsd` }
  return [wrapElement('description', [wrapElement('oai-identifier', parts, where)])]
}

async function listMetadataFormats({ now, frame, args }: HarvestContext) {
  if (args.identifier !== undefined && !(await recordIn(frame, args.identifier, now))) return unknownIdentifier
  const format = [
    textElement('metadataPrefix', 'oai_dc'),
    textElement('schema', 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd'),
    textElement('metadataNamespace', 'http://www.openarchives.org/OAI/2.0/oai_dc/'),
  ]
  return wrapElement('ListMetadataFormats', [wrapElement('metadataFormat', format)])
}

async function listSets({ now, args }: HarvestContext): Promise<string | OaiRefusal> {
  if (args.resumptionToken !== undefined) return noTokenOfSets
  return wrapElement('ListSets', setElements(await publicSets(now)))
}

async function getRecord({ now, frame, args }: HarvestContext) {
  const record = await recordIn(frame, args.identifier!, now)
  if (!record) return unknownIdentifier
  return args.metadataPrefix === 'oai_dc' ? wrapElement('GetRecord', [recordElement(frame, record)]) : unknownFormat
}

function recordIn(frame: Frame, identifier: string, now: number) {
  const entryId = entryIdIn(frame, identifier)
  return entryId === undefined ? undefined : harvestRecordOf({ entryId, now })
}

const recordsAtOnce = 100

type ListRequest = Omit<Token, 'after'> & Partial<Pick<Token, 'after'>>

/** Returns a part of a list and the token for the next part. A record that changes meanwhile comes again at the end. */
async function listPart(verb: 'ListIdentifiers' | 'ListRecords', { now, frame, args }: HarvestContext) {
  const request = listRequestIn(args)
  if ('code' in request) return request
  const selection = selectionOf(request)
  if ('code' in selection) return selection
  const whole = verb === 'ListRecords'
  const { records, remaining } = await harvest({ now, ...selection, after: request.after, limit: recordsAtOnce, whole })
  const last = records.at(-1)
  if (!last) return nothingFound
  const elements = records.map((record) => (whole ? recordElement : headerElement)(frame, record))
  const { cursor } = request
  const next = { ...request, cursor: cursor + records.length, after: { changed: last.changed, entryId: last.entryId } }
  const size = { completeListSize: cursor + remaining, cursor }
  const isLast = remaining <= records.length
  // A list in one part has no token; the last of several parts has an empty one (section 3.5).
  const token = isLast && cursor === 0 ? [] : [textElement('resumptionToken', isLast ? '' : writeToken(next), size)]
  return wrapElement(verb, [...elements, ...token])
}

/** A token for the next part of a list. It contains the whole request and is stored nowhere, so it never expires. */
type Token = {
  set: string
  from: string
  until: string
  cursor: number
  /** The last record that was sent: the moment of its change (seconds since 1970) and its entry. */
  after: { changed: number; entryId: number }
}

function writeToken({ set, from, until, cursor, after }: Token) {
  return [set, from, until, cursor, datestamp(after.changed), after.entryId].join('/')
}

function readToken(text: string): Token | undefined {
  const [set = '', from = '', until = '', cursor = '', at = '', entry = '', ...rest] = text.split('/')
  const changed = readDatestamp(at)
  if (rest.length > 0 || !isNumber(cursor) || !isNumber(entry) || changed?.granularity !== 'second') return undefined
  if ([from, until].some((date) => date && !readDatestamp(date)) || !/^[\w:~-]*$/.test(set)) return undefined
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
}: HarvestContext['args']): ListRequest | OaiRefusal {
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

function headerElement(frame: Frame, { entryId, changed, sets, withdrawn }: HarvestRecord) {
  const parts = [
    textElement('identifier', identifierOf(frame, entryId)),
    textElement('datestamp', datestamp(changed)),
    ...specsOf(sets).map((spec) => textElement('setSpec', spec)),
  ]
  return wrapElement('header', parts, { status: withdrawn ? 'deleted' : undefined })
}

function recordElement(frame: Frame, harvestRecord: HarvestRecord) {
  const metadata = harvestRecord.item ? [wrapElement('metadata', [record(referenceOf(frame, harvestRecord.item))])] : []
  return wrapElement('record', [headerElement(frame, harvestRecord), ...metadata])
}

export function setElements({ types, languages, countries }: Awaited<ReturnType<typeof publicSets>>) {
  return [
    setElement('type', 'By type'),
    ...types.map((type) => setElement(`type:${type}`, nameOfType(type))),
    setElement('country', 'By country'),
    ...countries.map(({ slug, name }) => setElement(countrySpec(slug), name)),
    setElement('language', 'By language'),
    ...languages.map((language) => setElement(`language:${language}`, englishName(language))),
  ]
}

function setElement(spec: string, name: string) {
  return wrapElement('set', [textElement('setSpec', spec), textElement('setName', name)])
}

function nameOfType(type: string) {
  return type === 'post' ? 'News' : (typeNames(type) ?? 'Publications')
}

export function specsOf({ type, language, countries }: SetMembership) {
  return [`type:${type}`, ...countries.map(countrySpec), `language:${language}`]
}

/** Returns the name of a country's set. Tildes replace percent signs, which are not allowed (section 2.6). */
function countrySpec(slug: string) {
  return `country:${encodeURIComponent(slug).replaceAll('%', '~')}`
}

export function readSpec(spec: string): SetSpec | undefined {
  const [by, value, ...rest] = spec.split(':')
  const isKind = by === 'type' || by === 'country' || by === 'language'
  return isKind && rest.length === 0 ? { by, value: value && decodedPart(value.replaceAll('~', '%')) } : undefined
}
