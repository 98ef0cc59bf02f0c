export type TakenName = { name: string; of: 'section' | 'type' }

/** Compares without articles: “The archive” equals “Archive”. */
export function nameTakenBy(name: string, taken: TakenName[]): TakenName | undefined {
  return taken.find((one) => nameKey(one.name) === nameKey(name))
}

function nameKey(name: string) {
  return name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^the\s+/, '')
}

export function takenSentence({ name, of }: TakenName) {
  const what = of === 'section' ? 'a section of the site' : 'a type of publication'
  return `“${name}” is also the name of ${what}. Readers cannot tell the two apart: another name is better.`
}

export type TermKindName = 'topic' | 'country'

export const kindPlurals: Record<TermKindName, string> = { topic: 'Topics', country: 'Countries' }
