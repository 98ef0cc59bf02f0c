/** An error that is answered with 503 and Retry-After (seconds). */
export class Unavailable extends Error {
  constructor(
    readonly seconds: number,
    /** A title and a sentence that replace the words for a busy site. */
    readonly words?: [string, string],
  ) {
    super(words?.[0])
  }
}

const brokenOffWords: [string, string] = [
  'This page cannot be made just now',
  'Making it took too long or was broken off. Please try again later.',
]

export function cannotBeMade(seconds: number) {
  return new Unavailable(seconds, brokenOffWords)
}

/** An error for a page that is not made because making it failed lately. */
export class PageSetAside extends Unavailable {
  constructor(seconds: number) {
    super(seconds, brokenOffWords)
  }
}

export function archiveIsAway() {
  return new Unavailable(10, ['The archive does not answer just now', 'Nothing is lost. Please try again in a minute.'])
}
