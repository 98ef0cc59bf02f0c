import { anchors } from '@/domain/content/body/anchors'

/** Ids that the page has besides: marks of pages, their headings in plain text, its main part, its search. */
const taken = /^(?:[ph]\d+(?:-\d+)?|main|words|how-words)$/

/** Names for the headings of one edition, made as those of a text are, and none that the page has for something else. */
export function headingNames() {
  const anchor = anchors()
  return (text: string) => {
    const id = anchor(text)
    return taken.test(id) ? anchor(`section ${id}`) : id
  }
}
