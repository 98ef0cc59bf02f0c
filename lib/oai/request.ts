// Arguments of OAI-PMH 2.0, sections 3.6 and 4.

type ArgumentName = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken'
export type Arguments = Partial<Record<ArgumentName, string>>

type Verb = { required?: ArgumentName[]; optional?: ArgumentName[]; resumes?: boolean }

const lists: Verb = { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumes: true }
const verbs = {
  GetRecord: { required: ['identifier', 'metadataPrefix'] },
  Identify: {},
  ListIdentifiers: lists,
  ListMetadataFormats: { optional: ['identifier'] },
  ListRecords: lists,
  ListSets: { resumes: true },
} satisfies Record<string, Verb>
export type VerbName = keyof typeof verbs

type ErrorCode =
  'badVerb' | 'badArgument' | 'badResumptionToken' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch'

export type Refusal = { code: ErrorCode; message: string }

export type OaiRequest = { ok: true; verb: VerbName; args: Arguments } | { ok: false; refusal: Refusal }

/** Each argument must be known, given once and well-formed, and none missing. */
export function readRequest(query: URLSearchParams): OaiRequest {
  const [name, ...more] = query.getAll('verb')
  if (name === undefined || more.length > 0 || !Object.hasOwn(verbs, name))
    return refused('badVerb', `Ask with one verb, which is one of: ${Object.keys(verbs).join(', ')}.`)
  const args = Object.fromEntries([...query].filter(([argument]) => argument !== 'verb')) as Arguments
  const problem = problemWith(verbs[name as VerbName], args, query)
  return problem ? refused('badArgument', problem) : { ok: true, verb: name as VerbName, args }
}

function refused(code: ErrorCode, message: string): OaiRequest {
  return { ok: false, refusal: { code, message } }
}

function problemWith({ required = [], optional = [], resumes }: Verb, args: Arguments, query: URLSearchParams) {
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
  const wrong = Object.entries(args).find(([name, value]) => !shapes[name as ArgumentName].test(value))
  return wrong && `The value of “${wrong[0]}” is not written as it must be.`
}

const part = "[\\w\\-.!~*'()]+"
// Checks only the characters; the use of a date checks that it exists.
const shapes: Record<ArgumentName, RegExp> = {
  identifier: /^[\w\-.!~*'();/?:@&=+$,]+$/,
  // Linear: one set of characters, repeated, from the beginning.
  metadataPrefix: new RegExp(`^${part}$`),
  // Linear: the parts do not contain the colon that separates them.
  set: new RegExp(`^${part}(:${part})*$`),
  from: /^[\dTZ:-]+$/,
  until: /^[\dTZ:-]+$/,
  resumptionToken: /^/,
}
