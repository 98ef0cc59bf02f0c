import { Contact } from './contact'
import { FeedLinks } from './feed-links'
import { local, type Frame } from './frame'

/** Who stands behind the archive, how to reach them, and what the site does not do. */
export function Footer({ frame }: { frame: Frame }) {
  const { site } = frame
  return (
    <footer className="rule">
      <div className="wrap grid gap-8 pt-6 pb-14 meta text-soft md:grid-cols-3">
        <div>
          <p className="label text-ink">{site.name}</p>
          <p>{site.tagline}</p>
          {site.contact && (
            <p className="mt-2">
              Contact: <Contact contact={site.contact} />
            </p>
          )}
        </div>
        {site.organisations.length > 0 && (
          <div>
            <p className="label text-ink">Organisations</p>
            <ul>
              {site.organisations.map(({ name, url }) => (
                <li key={name}>
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
          <p className="label text-ink">This site</p>
          <ul>
            <li>
              <a href={local(frame, '/archive')} className="inline-block py-0.5">
                The record, by year and month
              </a>
            </li>
            <li>
              <FeedLinks frame={frame} path={local(frame, '/')} />
            </li>
          </ul>
          <p className="mt-2">Privacy: no cookies, no scripts, and nothing is asked of anyone else’s server.</p>
        </div>
      </div>
    </footer>
  )
}
