/** A name that readers see as the name of something else than a topic or a country: a section of the site, or a type of publication. */
export type TakenName = { name: string; of: 'section' | 'type' }

/** Returns what has a name already, of what the site has; “The archive” is no other name than “Archive”. */
export function nameTakenBy(name: string, taken: TakenName[]): TakenName | undefined {
  return taken.find((one) => keyOf(one.name) === keyOf(name))
}

function keyOf(name: string) {
  return name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^the\s+/, '')
}

/** Returns what staff are told of such a name: it may stay. */
export function takenSentence({ name, of }: TakenName) {
  const what = of === 'section' ? 'a section of the site' : 'a type of publication'
  return `“${name}” is also the name of ${what}. Readers cannot tell the two apart: another name is better.`
}
