import type { Item } from '@/domain/published/item'
import type { Kind } from '@/lib/kinds/kinds'
import { ArticlePage } from './article-page'
import { EntryDocument, DocumentOpening, DocumentText } from './entry-document'
import type { Frame } from './frame'
import { PublicationPage } from './publication-page'
import type { ItemProps } from './item-props'

const pageByKind: Partial<Record<Kind, typeof ArticlePage>> = { publication: PublicationPage, page: StandingPage }

export function itemDocument(item: Item, frame: Frame, around: Omit<ItemProps, 'frame' | 'item'> = {}) {
  const Page = pageByKind[item.kind] ?? ArticlePage
  return <Page item={item} frame={frame} {...around} />
}

function StandingPage({ frame, item, editions, help, banner }: ItemProps) {
  return (
    <EntryDocument frame={frame} item={item} section={item.path} kind="website" banner={banner} help={help}>
      <article>
        <DocumentOpening frame={frame} item={item} editions={editions} help={help} stands />
        <DocumentText frame={frame} item={item} />
      </article>
    </EntryDocument>
  )
}
