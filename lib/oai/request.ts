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

export type OaiRequest = { ok: true; verb: VerbName; args: OaiArguments } | { ok: false; refusal: OaiRefusal }

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
