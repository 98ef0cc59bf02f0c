/** WordPress's importer skips an item with an equal type, title and moment, so this moves it by seconds. */
export function distinctMoments() {
  const usedMoments = new Set<string>()
  return (type: string, title: string, at: number) => {
    // MySQL ignores accents and case. For an item without a title, WordPress compares only the date.
    const name = `${type} ${title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .trim()}`
    let moment = at
    const isTaken = () =>
      usedMoments.has(`${name} ${wholeSecond(moment)}`) ||
      (!title.trim() && usedMoments.has(`${type} ${wholeSecond(moment)}`))
    while (isTaken()) moment += 1000
    usedMoments.add(`${name} ${wholeSecond(moment)}`).add(`${type} ${wholeSecond(moment)}`)
    return moment
  }
}

function wholeSecond(at: number) {
  return Math.floor(at / 1000)
}
