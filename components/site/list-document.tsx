import { messagesIn } from '@/lib/messages/messages'
import { Document, type DocumentProps } from './document'
import { collectionThing } from './json-ld'

type Props = Omit<DocumentProps, 'path' | 'previous' | 'next'> & {
  title: string
  list: { page: number; pages: number }
  pathOf: (page: number) => string
}

export function ListDocument({ title, list: { page, pages }, pathOf, ...document }: Props) {
  const { frame } = document
  return (
    <Document
      structured={[collectionThing(frame, { name: title, path: pathOf(1) })]}
      {...document}
      title={page > 1 ? messagesIn(frame.language).lists.onPage({ title, page }) : title}
      path={pathOf(page)}
      previous={page > 1 ? pathOf(page - 1) : undefined}
      next={page < pages ? pathOf(page + 1) : undefined}
    />
  )
}
