/**
 * Moments (UTC ms) at which no two things of one type and title stand: WordPress's importer takes the second for the first, which
 * it has already, and passes it over. Whatever would stand with another is moved by as many seconds as it takes.
 */
export function distinctMoments() {
  const taken = new Set<string>()
  return (type: string, title: string, at: number) => {
    // Its database holds "É" and "e" for equal, and it asks for the date alone where there is no title.
    const name = `${type} ${title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .trim()}`
    let moment = at
    const isTaken = () =>
      taken.has(`${name} ${second(moment)}`) || (!title.trim() && taken.has(`${type} ${second(moment)}`))
    while (isTaken()) moment += 1000
    taken.add(`${name} ${second(moment)}`).add(`${type} ${second(moment)}`)
    return moment
  }
}

function second(at: number) {
  return Math.floor(at / 1000)
}
