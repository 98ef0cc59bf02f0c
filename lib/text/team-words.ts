const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

export function teamInWords(name: string) {
  return /\bteam$/i.test(name) ? `the ${name}` : `the ${name} team`
}

/** Returns “the Yangon team or the Hanoi team”. */
export function teamsInWords(names: string[]) {
  return either.format(names.map(teamInWords))
}
