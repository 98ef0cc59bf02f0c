const problemWords = {
  STORE_UNREACHABLE: 'the store of files does not answer',
  STORE_FAILING: 'the store of files reports errors',
  STORE_DENIED: 'the store of files refuses the keys of this server',
  STORE_NO_BUCKET: 'the bucket that MEDIA_URL names is not there',
  STORE_REDIRECTED: 'the store of files is at another address or in another region than MEDIA_URL says',
  STORE_WRONG: 'the store of files does not answer as S3 does',
}

export type StoreProblemCode = keyof typeof problemWords

/** @param answered the status and S3's name for the error, never its text */
export class StoreProblem extends Error {
  constructor(
    readonly code: StoreProblemCode,
    readonly answered = '',
    cause?: unknown,
  ) {
    super(`${problemWords[code]}${answered && ` (${answered})`}`, { cause })
    this.name = 'StoreProblem'
  }
}

/** Milliseconds that somebody waits for the beginning of a file. */
const maxOpening = 4_500

/** Throws once a silent store has been waited for long enough. `giveUp` ends the work. */
export async function inTime<T>(work: Promise<T>, giveUp: (reason: StoreProblem) => void = () => {}): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const problem = new StoreProblem('STORE_UNREACHABLE', 'too slow')
    giveUp(problem)
    late.reject(problem)
  }, maxOpening)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Returns words for a sentence; undefined for other errors. Reads codes: `instanceof` does not hold across modules. */
export function storeProblemOf(error: unknown): string | undefined {
  const { code, answered, cause } = (error ?? {}) as { code?: unknown; answered?: string; cause?: unknown }
  if (isStoreCode(code)) return answered ? `${problemWords[code]} (${answered})` : problemWords[code]
  return cause === undefined ? undefined : storeProblemOf(cause)
}

export function storeWords(code: string): string | undefined {
  return isStoreCode(code) ? problemWords[code] : undefined
}

function isStoreCode(code: unknown): code is StoreProblemCode {
  return typeof code === 'string' && Object.hasOwn(problemWords, code)
}
