import { Fragment } from 'react'
import { messagesIn } from '@/lib/messages/messages'
import { bookAddress, feedAddress, feedFormats, feedNames } from './feed-address'
import type { Frame } from './frame'
import { gapAfter } from './phrases'

export function FeedLinks({ frame, path }: { frame: Frame; path: string }) {
  const { feeds } = messagesIn(frame.language).feeds
  return (
    <p>
      {feeds}
      {gapAfter(feeds)}
      {feedNames.map((format, n) => (
        <Fragment key={format}>
          {n > 0 && '\u00a0· '}
          <a href={feedAddress(path, format)}>{feedFormats[format].name}</a>
        </Fragment>
      ))}
    </p>
  )
}

export function ListFeeds({ frame, path, book }: { frame: Frame; path: string; book?: boolean }) {
  return (
    <div className="feeds meta unprinted">
      {book && (
        <p>
          <a href={bookAddress(path)}>{messagesIn(frame.language).book.link}</a>
        </p>
      )}
      <FeedLinks frame={frame} path={path} />
    </div>
  )
}
