import { Contact } from './contact'
import { siteLanguage } from '@/lib/languages'
import { FeedLinks } from './feed-links'
import { langOf, local, type Frame } from './frame'
import { siteName, tagline } from './named'
import { LangText } from './parts'
import { frameWords } from './words/frame'
import { gapAfter, say } from './words/say'

/** Who stands behind the archive, how to reach them, and what the site does not do. */
export function Footer({ frame }: { frame: Frame }) {
  const { site } = frame
  const words = say(frame, frameWords)
  return (
    <footer className="rule">
      <div className="wrap grid gap-8 pt-6 pb-14 meta text-soft md:grid-cols-3">
        <div>
          <p className="label text-ink">
            <LangText {...siteName(frame)} />
          </p>
          <p>
            <LangText {...tagline(frame)} />
          </p>
          {site.contact && (
            <p className="mt-2">
              {words.contact}
              {gapAfter(words.contact)}
              <Contact contact={site.contact} lang={langOf(frame, siteLanguage)} />
            </p>
          )}
        </div>
        {site.organisations.length > 0 && (
          <div>
            <p className="label text-ink">{words.organisations}</p>
            <ul>
              {site.organisations.map(({ name, url }) => (
                <li key={name} lang={langOf(frame, siteLanguage)}>
                  {url ? (
                    <a href={url} className="inline-block py-0.5">
                      {name}
                    </a>
                  ) : (
                    name
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="unprinted">
          <p className="label text-ink">{words.thisSite}</p>
          <ul>
            <li>
              <a href={local(frame, '/archive')} className="inline-block py-0.5">
                {words.byMonth}
              </a>
            </li>
            <li>
              <FeedLinks frame={frame} path={local(frame, '/')} />
            </li>
          </ul>
          <p className="mt-2">{words.privacy}</p>
        </div>
      </div>
    </footer>
  )
}
