import type { MenuItem } from '@/domain/published/site'
import { isMailAddress } from '@/lib/web/contact'
import { mainLanguage } from '@/lib/languages/languages'
import { longDate } from '@/lib/time/time'
import { messagesIn } from '@/lib/messages/messages'
import { FeedLinks } from './feed-links'
import { datesOf, helpPath, langOf, localPath, type Frame } from './frame'
import { menuLabel, menuTarget, siteName, tagline } from './named'
import { LangText } from './parts'
import { gapAfter } from './phrases'

type FooterProps = {
  frame: Frame
  path?: string
  /** Milliseconds. */
  dated?: number
}

export function Footer({ frame, path, dated }: FooterProps) {
  const { site } = frame
  const words = messagesIn(frame.language).frame
  // Every page already has a link to help.
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
            {frame.help && (
              <li>
                <a href={helpPath(frame)}>{messagesIn(frame.language).help.help}</a>
              </li>
            )}
            {footerMenu.map(({ items, ...line }) => (
              <li key={line.label + line.path}>
                <FooterLine frame={frame} line={line} />
                {items && (
                  <ul className="ml-4">
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
