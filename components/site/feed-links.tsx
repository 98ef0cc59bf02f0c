import { Fragment } from 'react'
import { feedAddress, feedFormats, feedNames } from './feed-address'
import type { Frame } from './frame'
import { feedWords } from './words/feeds'
import { gapAfter, say } from './words/say'

/** The feeds of a list, in each format. */
export function FeedLinks({ frame, path, className }: { frame: Frame; path: string; className?: string }) {
  const { feeds } = say(frame, feedWords)
  return (
    <p className={className}>
      {feeds}
      {gapAfter(feeds)}
      {feedNames.map((format, n) => (
        <Fragment key={format}>
          {n > 0 && ' · '}
          <a href={feedAddress(path, format)}>{feedFormats[format].name}</a>
        </Fragment>
      ))}
    </p>
  )
}

/** The feeds of a list, at its end. */
export function ListFeeds({ frame, path }: { frame: Frame; path: string }) {
  return <FeedLinks frame={frame} path={path} className="feeds meta text-soft mt-6 unprinted" />
}
