export type ErrorFacts = {
  type: string
  code?: string
  digest?: string
  message?: string
  at?: string
  cause?: ErrorFacts
}

/**
 * Returns what a log may say of an error: its kind, its code and where it was thrown. A message often quotes what failed: the
 * values of a query, the words of a text, an address typed in a form. So it stays out unless `messages` lets it in. Only
 * messages of the operating system always pass, since they name its own calls and paths alone.
 */
export function errorFacts(error: unknown, messages: boolean): ErrorFacts {
  if (!(error instanceof Object)) return { type: typeof error, ...(messages && { message: String(error) }) }
  const { name, code, digest, message, cause, syscall } = error as Record<string, unknown>
  const isOfTheSystem = typeof syscall === 'string' && typeof code === 'string'
  const stackFrames = frames(error as Partial<Error>)
  return {
    type: nameOf(error, name),
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) && { code }),
    ...(typeof digest === 'string' && /^[\w;-]{1,80}$/.test(digest) && { digest }),
    ...((messages || isOfTheSystem) && { message: String(message) }),
    ...(stackFrames && { at: stackFrames }),
    ...(cause !== undefined && cause !== error && { cause: errorFacts(cause, messages) }),
  }
}

/** Classes are named by code; a `name` may be anything. */
function nameOf(error: object, name: unknown) {
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : error.constructor?.name || 'Object'
}

/** The lines of a stack that name functions and files; what stands above them is the message again. */
function frames({ stack, message = '' }: Partial<Error>) {
  if (typeof stack !== 'string') return ''
  const begin = stack.indexOf(message)
  if (begin < 0) return ''
  const lines = stack.slice(begin + message.length).split('\n')
  return lines.filter((line) => frame.test(line)).join('\n')
}
const frame =
  /^ {4}at (?:async |(?:[^(]{0,300}\()?(?:file:\/\/|node:|\/|[A-Z]:\\|webpack|turbopack|<anonymous>|native))/
