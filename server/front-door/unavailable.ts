/** Answers 503 with Retry-After in seconds. */
export class Unavailable extends Error {
  constructor(
    readonly seconds: number,
    /** A title and a sentence instead of those for a busy site. */
    readonly words?: [string, string],
  ) {
    super(words?.[0])
  }
}

const brokenOff: [string, string] = [
  'This page cannot be made just now',
  'Making it took too long or was broken off. Please try again later.',
]

export function cannotBeMade(seconds: number) {
  return new Unavailable(seconds, brokenOff)
}

/** Not tried, since its making failed lately. The log has that once. */
export class PageSetAside extends Unavailable {
  constructor(seconds: number) {
    super(seconds, brokenOff)
  }
}

/** The database server does not answer. */
export function archiveIsAway() {
  return new Unavailable(10, ['The archive does not answer just now', 'Nothing is lost. Please try again in a minute.'])
}
