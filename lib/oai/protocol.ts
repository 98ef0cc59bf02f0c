import { cleanXml, escapeXml } from '../formats/xml'

// Arguments of OAI-PMH 2.0, sections 3.6 and 4.

type ArgumentName = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken'
export type OaiArguments = Partial<Record<ArgumentName, string>>

type OaiVerb = { required?: ArgumentName[]; optional?: ArgumentName[]; resumes?: boolean }

const listVerb: OaiVerb = { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumes: true }
const oaiVerbs = {
  GetRecord: { required: ['identifier', 'metadataPrefix'] },
  Identify: {},
  ListIdentifiers: listVerb,
  ListMetadataFormats: { optional: ['identifier'] },
  ListRecords: listVerb,
  ListSets: { resumes: true },
} satisfies Record<string, OaiVerb>
export type VerbName = keyof typeof oaiVerbs

type ErrorCode =
  'badVerb' | 'badArgument' | 'badResumptionToken' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch'

export type OaiRefusal = { code: ErrorCode; message: string }

type OaiRequest = { ok: true; verb: VerbName; args: OaiArguments } | { ok: false; refusal: OaiRefusal }

/** Each argument must be known, given once and well-formed, and none missing. */
export function readRequest(query: URLSearchParams): OaiRequest {
  const [name, ...more] = query.getAll('verb')
  if (name === undefined || more.length > 0 || !Object.hasOwn(oaiVerbs, name))
    return refusedRequest('badVerb', `Ask with one verb, which is one of: ${Object.keys(oaiVerbs).join(', ')}.`)
  const args = Object.fromEntries([...query].filter(([argument]) => argument !== 'verb')) as OaiArguments
  const problem = problemWith(oaiVerbs[name as VerbName], args, query)
  return problem ? refusedRequest('badArgument', problem) : { ok: true, verb: name as VerbName, args }
}

function refusedRequest(code: ErrorCode, message: string): OaiRequest {
  return { ok: false, refusal: { code, message } }
}

function problemWith({ required = [], optional = [], resumes }: OaiVerb, args: OaiArguments, query: URLSearchParams) {
  const names = [...query.keys()]
  const repeated = names.find((name, n) => names.indexOf(name) !== n)
  if (repeated) return `The argument “${repeated}” may be given once.`
  const allowed: string[] = [...required, ...optional, ...(resumes ? ['resumptionToken'] : [])]
  const strange = Object.keys(args).find((name) => !allowed.includes(name))
  if (strange !== undefined) return `This verb takes no argument “${strange}”.`
  if (args.resumptionToken !== undefined)
    return names.length > 2 ? 'A resumptionToken stands alone: it holds the other arguments.' : undefined
  const missing = required.find((name) => args[name] === undefined)
  if (missing) return `This verb needs the argument “${missing}”.`
  const wrong = Object.entries(args).find(([name, value]) => !argumentShapes[name as ArgumentName].test(value))
  return wrong && `The value of “${wrong[0]}” is not written as it must be.`
}

const setPart = "[\\w\\-.!~*'()]+"
// Checks only the characters; the use of a date checks that it exists.
const argumentShapes: Record<ArgumentName, RegExp> = {
  identifier: /^[\w\-.!~*'();/?:@&=+$,]+$/,
  // Linear: one repeated character class, anchored.
  metadataPrefix: new RegExp(`^${setPart}$`),
  // Linear: no part contains the colon that separates them.
  set: new RegExp(`^${setPart}(:${setPart})*$`),
  from: /^[\dTZ:-]+$/,
  until: /^[\dTZ:-]+$/,
  resumptionToken: /^/,
}

/** OAI-PMH, section 3.3: seconds since 1970. */
export function datestamp(seconds: number) {
  return new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')
}

type Datestamp = { granularity: 'day' | 'second'; first: number; last: number }

export function readDatestamp(text: string): Datestamp | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const first = secondOf(`${text}T00:00:00Z`)
    return first === undefined ? undefined : { granularity: 'day', first, last: first + 86_399 }
  }
  const first = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? secondOf(text) : undefined
  return first === undefined ? undefined : { granularity: 'second', first, last: first }
}

// Compared with the input: 31 February and hour 24 are not valid; XML Schema has no year 0.
function secondOf(text: string) {
  const seconds = Date.parse(text) / 1_000
  return Number.isNaN(seconds) || datestamp(seconds) !== text || text.startsWith('0000') ? undefined : seconds
}

const envelopeHead =
  '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">'

type OaiAnswer = {
  base: string
  /** UTC ms. */
  at: number
  /** Undefined if the request was not understood (OAI-PMH 2.0, section 3.2). */
  request?: { verb: VerbName; args: OaiArguments }
}

export function envelope({ base, at, request }: OaiAnswer, body: string | OaiRefusal) {
  const content = typeof body === 'string' ? body : textElement('error', body.message, { code: body.code })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    envelopeHead,
    textElement('responseDate', datestamp(Math.floor(at / 1_000))),
    textElement('request', base, request && { verb: request.verb, ...request.args }),
    content,
    '</OAI-PMH>',
    '',
  ].join('\n')
}

export function textElement(name: string, text: string, attributes: Record<string, string | number | undefined> = {}) {
  return `<${name}${attributesOf(attributes)}>${escapeXml(text)}</${name}>`
}

export function wrapElement(name: string, children: string[], attributes: Record<string, string | undefined> = {}) {
  return [`<${name}${attributesOf(attributes)}>`, ...children, `</${name}>`].join('\n')
}

function attributesOf(attributes: Record<string, string | number | undefined>) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(cleanXml(String(value)))}"`)
    .join('')
}
