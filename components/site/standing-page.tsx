import { EntryDocument, Opening, Text } from './entry-document'
import type { ItemProps } from './item-props'

/** A page that stands by itself, such as About: no date, no byline. */
export function StandingPage({ frame, item, editions, help, banner }: ItemProps) {
  return (
    <EntryDocument frame={frame} item={item} section={item.path} kind="website" banner={banner} help={help}>
      <article>
        <Opening frame={frame} item={item} editions={editions} help={help} stands />
        <Text frame={frame} item={item} />
      </article>
    </EntryDocument>
  )
}
