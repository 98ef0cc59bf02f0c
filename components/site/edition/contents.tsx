export type ContentsEntry = { level: number; text: string; id: string; part: number }

/** A long document lists the headings of this part, and of other parts only the highest. */
const maxHeadings = 60
const maxAtOnce = 12

const indentClasses = [undefined, 'pl-4', 'pl-8']

type Props = {
  outline: ContentsEntry[]
  part: number
  pathOf: (part: number) => string
  name: string
  lang?: string
}

export function EditionContents({ outline, part, pathOf, name, lang }: Props) {
  const entries = shownEntries(outline, part)
  if (entries.length < 2) return null
  const highest = Math.min(...entries.map(({ level }) => level))
  return (
    <nav aria-label={name} className="mt-6">
      <details open={entries.length <= maxAtOnce}>
        <summary className="py-1">{name}</summary>
        <ol lang={lang}>
          {entries.map((entry) => (
            <li key={`${entry.part} ${entry.id}`} className={indentClasses[entry.level - highest]}>
              <a className="inline-block py-1" href={addressOf(entry)}>
                {entry.text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )

  function addressOf({ id, part: its }: ContentsEntry) {
    return `${its === part ? '' : pathOf(its)}#${id}`
  }
}

function shownEntries(outline: ContentsEntry[], part: number): ContentsEntry[] {
  if (outline.length <= maxHeadings) return outline
  const isHere = (entry: ContentsEntry) => entry.part === part
  const here = outline.filter(isHere)
  for (const level of [4, 3, 2])
    for (const elsewhere of [3, 2]) {
      const entries = outline.filter((entry) => entry.level <= (isHere(entry) ? level : elsewhere))
      if (entries.length <= maxHeadings) return entries
    }
  return here.slice(0, maxHeadings)
}
