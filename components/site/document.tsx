import type { ReactNode } from 'react'
import { Footer } from './footer'
import { deskLanguage } from '@/lib/languages/languages'
import { langOf, type Frame } from './frame'
import { Leave } from './leave'
import { Head, type HeadProps } from './head'
import { frameWords } from './words/frame'
import { say } from './words/say'
import { Masthead } from './masthead'

type DocumentProps = HeadProps & {
  frame: Frame
  /** The menu's address that this page belongs to. */
  section?: string
  /** Said above everything, in the language of staff: a preview says what it is. */
  banner?: ReactNode
  /** The page has a quick way off it: somebody may not be free to read it. */
  leaves?: boolean
  /** The day of what it shows, in milliseconds, which stands at the end on paper. */
  dated?: number
  children: ReactNode
}

/** The one whole document of the public side. Views put their `<h1>` and everything that is theirs inside. */
export function Document({ frame, section, banner = frame.banner, leaves, dated, children, ...head }: DocumentProps) {
  return (
    <html lang={frame.language}>
      <Head frame={frame} alternates={frame.alternates} {...head} unlisted={head.unlisted || frame.unlisted} />
      <body>
        <a className="out skip" href="#main">
          {say(frame, frameWords).skip}
        </a>
        {leaves && <Leave frame={frame} />}
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
