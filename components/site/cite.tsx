import type { Item } from '@/domain/published/item'
import { longDate, inZone } from '@/lib/time'
import { langOf, type Frame } from './frame'
import { Section } from './parts'
import { typeName } from './words'

/** The text to put into a footnote. */
export function Cite({ frame, item }: { frame: Frame; item: Item }) {
  const { origin, site } = frame
  const publisher = item.publisher || site.publisher || site.name
  const author = item.byline || publisher
  const year = item.publishedOn?.slice(0, 4) ?? String(inZone(item.dated, site.zone).year)
  return (
    <Section title="Cite">
      <p className="meta text-soft">
        {author} ({year}). <cite lang={langOf(item.language)}>{item.title}</cite>.{' '}
        {item.kind === 'publication' ? `${typeName(item.publicationType)}. ` : ''}
        {author !== publisher && `${publisher}. `}
        {item.kind === 'post' && `${longDate(item.dated, site.zone)}. `}
        <span className="breaks">{origin + item.path}</span>
      </p>
    </Section>
  )
}
