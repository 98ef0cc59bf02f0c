import type { ReactNode } from 'react'
import { deskLanguage, languages } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { helpPath, langOf, localPath, type Frame } from '../frame'
import { LanguageLinks } from '../language-links'
import { LeaveLink } from '../leave'
import { siteName } from '../named'
import { LangText } from '../parts'

type Props = {
  frame: Frame
  title: string
  slug?: string
  unlisted?: boolean
  children: ReactNode
}

/** Only words and links with a small style, for the slowest connection. It exists in every language. */
export function HelpDocument({ frame, title, slug, unlisted, children }: Props) {
  const name = siteName(frame)
  return (
    <html lang={frame.language} className="help">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${title} – ${name.text}`}</title>
        {unlisted ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <meta name="description" content={messagesIn(frame.language).help.lead} />
            <link rel="canonical" href={frame.origin + helpPath(frame, slug)} />
          </>
        )}
        <link rel="icon" href={frame.site.icon ? '/icon-32.png' : '/icon.svg'} />
      </head>
      <body>
        <a className="skip" href="#main">
          {messagesIn(frame.language).frame.skip}
        </a>
        <LeaveLink frame={frame} />
        {frame.banner && (
          <div role="status" lang={langOf(frame, deskLanguage)}>
            {frame.banner}
          </div>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer>
          <LanguageLinks
            frame={frame}
            languages={languages}
            pathIn={(language) => helpPath({ language }, slug)}
            className="line"
          />
          <p>
            <a href={localPath(frame, '/')}>
              <LangText {...name} />
            </a>
          </p>
        </footer>
      </body>
    </html>
  )
}
