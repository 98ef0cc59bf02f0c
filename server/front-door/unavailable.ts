/** An answer that was asked for cannot be given now: 503, with the seconds after which it is worth asking again. */
export class Unavailable extends Error {
  constructor(
    readonly seconds: number,
    /** A title and a sentence in place of those for a busy site. */
    readonly words?: [string, string],
  ) {
    super(words?.[0])
  }
}

const brokenOff: [string, string] = [
  'This page cannot be made just now',
  'Making it took too long or was broken off. Please try again later.',
]

/** A page that could not be finished. */
export function cannotBeMade(seconds: number) {
  return new Unavailable(seconds, brokenOff)
}

/** A page that was not tried, since making it was broken off lately: once said in the log is enough. */
export class PageSetAside extends Unavailable {
  constructor(seconds: number) {
    super(seconds, brokenOff)
  }
}

/** The server of the database does not answer, so that nothing can be made. */
export function archiveIsAway() {
  return new Unavailable(10, ['The archive does not answer just now', 'Nothing is lost. Please try again in a minute.'])
}
