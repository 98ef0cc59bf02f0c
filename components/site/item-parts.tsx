import type { Item } from '@/domain/published/item'
import type { OtherLanguage } from '@/domain/published/other-languages'
import { describedOf } from './described'
import { langOf, type Frame } from './frame'
import { itemThing } from './item-thing'
import { crumbsThing, websiteThing, type Crumb } from './json-ld'
import { fallbackOf, fallbackSize } from './picture'
import { counted, DateOf } from './parts'
import { reasons } from './words/entry'

// What every entry's page has, whatever its kind.

type Around = { crumbs: Crumb[]; preview: boolean; translations?: OtherLanguage[] }

/** What the head says of an entry. A preview is nothing to be found. */
export function headOf(frame: Frame, item: Item, { crumbs, preview, translations }: Around) {
  const facts = { title: item.title, description: item.summary || undefined, kind: 'article' as const }
  if (preview) return { ...facts, unlisted: true }
  const { lead } = item
  return {
    ...facts,
    path: item.path,
    image: lead && { ...fallbackSize(lead), path: fallbackOf(lead), alt: lead.alt },
    described: describedOf(frame, item),
    structured: [
      itemThing({ frame, item, translations }),
      websiteThing(frame),
      crumbsThing(frame, [...crumbs, { name: item.title, path: item.path }]),
    ],
  }
}

/** The text itself, as it was rendered when it was saved. */
export function Body({ frame, item }: { frame: Frame; item: Item }) {
  return (
    <div className="body" lang={langOf(frame, item.language)} dangerouslySetInnerHTML={{ __html: item.bodyHtml }} />
  )
}

/** Headings of the text with their anchors, without the numbers of footnotes. Their words come out of checked HTML and stay as escaped as they were. */
export function contentsOf(html: string) {
  const headings = [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/gs)]
  return headings.map(([, id, inner]) => ({ id: id!, html: inner!.replace(/<sup.*?<\/sup>|<[^>]*>/gs, '') }))
}

/** The page stays, although its text was withdrawn. */
export function Notice({ frame, notice }: { frame: Frame; notice: Item['notice'] }) {
  if (!notice) return null
  return (
    <div className="note mb-8" role="note">
      <strong>
        Withdrawn on <DateOf at={notice.at} frame={frame} />, because {reasons[notice.reason]}.
      </strong>{' '}
      {notice.explanation} The text is kept below as it was.
    </div>
  )
}

/** What readers are told of changes after publication, newest first; a long history is folded. */
export function Changes({ frame, item }: { frame: Frame; item: Item }) {
  const [newest, ...earlier] = item.changes
  if (!newest) return null
  const list = earlier.map((change, n) => <Change key={n} frame={frame} change={change} />)
  return (
    <section id="updates" className="note mt-8" aria-label="Updates">
      <Change frame={frame} change={newest} />
      {list.length > 2 ? (
        <details>
          <summary className="py-1">{counted(list.length, 'earlier update')}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </section>
  )
}

function Change({ frame, change: { at, note } }: { frame: Frame; change: Item['changes'][number] }) {
  return (
    <p>
      <strong>
        Updated <DateOf at={at} frame={frame} short />:
      </strong>{' '}
      {note}
    </p>
  )
}

/** When readers were last told of a change, and the way to what it was. */
export function LastUpdate({ frame, item, bare }: { frame: Frame; item: Item; bare?: boolean }) {
  const newest = item.changes[0]
  return (
    newest && (
      <a href="#updates">
        {!bare && 'Updated '}
        <DateOf at={newest.at} frame={frame} short />
      </a>
    )
  )
}
