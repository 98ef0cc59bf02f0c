import type { ReactNode } from 'react'
import { Footer } from './footer'
import { deskLanguage } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame } from './frame'
import { LeaveLink } from './leave'
import { Head, type HeadProps } from './head'
import { Masthead } from './masthead'

export type DocumentProps = HeadProps & {
  frame: Frame
  section?: string
  banner?: ReactNode
  /** True for pages with a quick exit: a reader may not be free to read them. */
  leaves?: boolean
  /** Milliseconds; the day is printed at the end on paper. */
  dated?: number
  children: ReactNode
}

/** The one document of the public site. Views bring their own `<h1>`. */
export function Document({ frame, section, banner = frame.banner, leaves, dated, children, ...head }: DocumentProps) {
  return (
    <html lang={frame.language}>
      <Head frame={frame} alternates={frame.alternates} {...head} unlisted={head.unlisted || frame.unlisted} />
      <body>
        <a className="out skip" href="#main">
          {messagesIn(frame.language).frame.skip}
        </a>
        {leaves && <LeaveLink frame={frame} />}
        {banner && (
          <div className="banner label unprinted" role="status" lang={langOf(frame, deskLanguage)}>
            <p className="wrap py-2">{banner}</p>
          </div>
        )}
        <Masthead frame={frame} section={section} />
        <main id="main" className="wrap" tabIndex={-1}>
          {frame.notice}
          {children}
        </main>
        <Footer frame={frame} path={head.path} dated={dated} />
      </body>
    </html>
  )
}
