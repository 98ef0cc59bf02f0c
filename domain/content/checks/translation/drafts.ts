import { blocking, type Check } from '../check'
import { draftKey } from './draft-key'
import { translatablePassages, type Passage, type PassageSource } from './passages'

function draftsIn(text: PassageSource, drafts: ReadonlySet<string> | undefined): Passage[] {
  if (!drafts?.size) return []
  return translatablePassages(text).filter(({ words }) => drafts.has(draftKey(words)))
}

export function draftsInWords(count: number) {
  return `${count} draft${count === 1 ? '' : 's'} to check`
}

/** A person signs each machine draft before a release. */
export function draftChecks(text: PassageSource & { drafts?: ReadonlySet<string> }): Check[] {
  const found = draftsIn(text, text.drafts)
  const [first] = found
  if (!first) return []
  const one = found.length === 1
  return [
    blocking(
      'machine drafts',
      `${found.length} ${one ? 'paragraph is a machine’s draft' : 'paragraphs are a machine’s drafts'} that nobody has checked. Read ${one ? 'it' : 'each'} beside the original, and press “Checked”.`,
      first.place,
    ),
  ]
}
