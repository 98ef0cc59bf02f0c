import type { ReactNode } from 'react'
import { deskLanguage, mainLanguage } from '@/lib/languages/languages'
import { isDraft, messagesIn } from '@/lib/messages/messages'
import {
  langOf,
  pageLanguage,
  type Frame,
  datesOf,
  localPath,
  gapAfter,
  menuLabel,
  menuTarget,
  siteName,
  tagline,
} from './frame'
import { Head, type HeadProps } from './head'
import { LeaveLink, Masthead } from './masthead'
import type { MenuItem } from '@/domain/published/site'
import { isMailAddress } from '@/lib/web/contact'
import { longDate } from '@/lib/time/time'
import { FeedLinks, LangText } from './parts'

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

/** Draws the document of a public page. Views bring their own `<h1>`. */
export function Document({ frame, section, banner = frame.banner, leaves, dated, children, ...head }: DocumentProps) {
  return (
    <html lang={pageLanguage(frame)}>
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
        <Masthead frame={frame} section={section} slim={leaves} />
        <main id="main" className="wrap" tabIndex={-1}>
          {children}
        </main>
        <Footer frame={frame} path={head.path} dated={dated} />
      </body>
    </html>
  )
}

type FooterProps = {
  frame: Frame
  path?: string
  /** Milliseconds. */
  dated?: number
}

export function Footer({ frame, path, dated }: FooterProps) {
  const { site } = frame
  const words = messagesIn(frame.language).frame
  // The masthead has a link to help.
  const isElsewhere = ({ path }: MenuItem) => frame.help && path === '/help'
  const footerMenu = site.footerMenu.filter((line) => line.items || !isElsewhere(line))
  return (
    <footer className="rule">
      <div className="wrap foot meta">
        <div>
          <p className="label">
            <LangText {...siteName(frame)} />
          </p>
          <p>
            <LangText {...tagline(frame)} />
          </p>
          {site.contact && (
            <p className="mt-2">
              {words.contact}
              {gapAfter(words.contact)}
              <ContactLink contact={site.contact} lang={langOf(frame, mainLanguage())} />
            </p>
          )}
        </div>
        {site.organisations.length > 0 && (
          <div>
            <p className="label">{words.organisations}</p>
            <ul>
              {site.organisations.map(({ name, url }) => (
                <li key={name} lang={langOf(frame, mainLanguage())}>
                  {url ? <a href={url}>{name}</a> : name}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="unprinted">
          <p className="label">{words.thisSite}</p>
          <ul>
            {footerMenu.map(({ items, ...line }) => (
              <li key={line.label + line.path}>
                <FooterLine frame={frame} line={line} />
                {items && (
                  <ul className="ms-4">
                    {items
                      .filter((item) => !isElsewhere(item))
                      .map((item, n) => (
                        <li key={n}>
                          <FooterLine frame={frame} line={item} />
                        </li>
                      ))}
                  </ul>
                )}
              </li>
            ))}
            <li>
              <a href={localPath(frame, '/archive')}>{words.byMonth}</a>
            </li>
            <li>
              <FeedLinks frame={frame} path={localPath(frame, '/')} />
            </li>
          </ul>
          <p className="mt-2">{words.privacy}</p>
          {isDraft(frame.language) && <p className="mt-2">{words.drafted}</p>}
        </div>
      </div>
      {path && (
        <p className="printed">
          <LangText {...siteName(frame)} /> · {frame.origin + path}
          {dated !== undefined && ` · ${longDate(dated, site.zone, datesOf(frame))}`}
        </p>
      )}
    </footer>
  )
}

function ContactLink({ contact, lang }: { contact: string; lang?: string }) {
  return isMailAddress(contact) ? <a href={`mailto:${contact}`}>{contact}</a> : <span lang={lang}>{contact}</span>
}

function FooterLine({ frame, line }: { frame: Frame; line: MenuItem }) {
  const words = <LangText {...menuLabel(frame, line)} />
  return line.path ? <a {...menuTarget(frame, line)}>{words}</a> : words
}
