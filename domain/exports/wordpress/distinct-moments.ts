/**
 * Gives each item a moment (UTC ms) that no other item of the same type and title has: WordPress's importer would take the second
 * for the first and skip it. An item is moved by as many seconds as needed.
 */
export function distinctMoments() {
  const usedMoments = new Set<string>()
  return (type: string, title: string, at: number) => {
    // Its database holds "É" and "e" for equal, and it asks for the date alone where there is no title.
    const name = `${type} ${title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .trim()}`
    let moment = at
    const isTaken = () =>
      usedMoments.has(`${name} ${second(moment)}`) || (!title.trim() && usedMoments.has(`${type} ${second(moment)}`))
    while (isTaken()) moment += 1000
    usedMoments.add(`${name} ${second(moment)}`).add(`${type} ${second(moment)}`)
    return moment
  }
}

function second(at: number) {
  return Math.floor(at / 1000)
}
