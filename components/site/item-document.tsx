import type { Item } from '@/domain/published/item'
import { ArticlePage } from './article-page'
import type { Frame } from './frame'
import { PublicationPage } from './publication-page'
import { StandingPage } from './standing-page'
import type { ItemProps } from './item-props'

const pages = { post: ArticlePage, publication: PublicationPage, page: StandingPage }

/** An entry as its readers see it: the public pages and the desk's preview call the same function. */
export function itemDocument(item: Item, frame: Frame, around: Omit<ItemProps, 'frame' | 'item'> = {}) {
  const Page = pages[item.kind]
  return <Page item={item} frame={frame} {...around} />
}
