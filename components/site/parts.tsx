import type { ReactNode } from 'react'
import type { Teaser } from '@/domain/published/posts'
import { inZone, longDate, shortDate } from '@/lib/time'
import { local, type Frame } from './frame'
import type { Crumb } from './json-ld'

type DateProps = { at: number; frame: Frame; short?: boolean; children?: ReactNode }

/** A date in the site's zone, for people and for machines. */
export function DateOf({ at, frame, short, children }: DateProps) {
  const { zone } = frame.site
  const words = children ?? (short ? shortDate(at, zone) : longDate(at, zone))
  return <time dateTime={inZone(at, zone).toPlainDate().toString()}>{words}</time>
}

/** The topics and countries of an entry, each a way to more of the same. */
export function Terms({ item, limit = 3 }: { frame: Frame; item: Teaser; limit?: number }) {
  const links = [
    ...item.topics.map(({ slug, name }) => ({ path: local(item, `/topics/${slug}`), name })),
    ...item.countries.map(({ slug, name }) => ({ path: local(item, `/countries/${slug}`), name })),
  ]
  if (links.length === 0) return null
  return <Kicker links={links.slice(0, limit)} />
}

export function Kicker({ links }: { links: Crumb[] }) {
  return (
    <p className="kicker">
      {links.map(({ path, name }, i) => (
        <span key={path}>
          {i > 0 && ' · '}
          <a href={path}>{name}</a>
        </span>
      ))}
    </p>
  )
}

/** Where a page stands: the way up. */
export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <Kicker links={crumbs} />
    </nav>
  )
}

/** A strong rule and a small heading open a section. */
export function Section({
  title,
  children,
  className = '',
}: {
  title: string
  children: ReactNode
  className?: string
}) {
  return (
    <section className={className}>
      <h2 className="rule label pt-2 pb-4">{title}</h2>
      {children}
    </section>
  )
}

export function PageTitle({ crumbs, title, children }: { crumbs?: Crumb[]; title: string; children?: ReactNode }) {
  return (
    <header className="mb-8">
      {crumbs && <Crumbs crumbs={crumbs} />}
      <h1 className="display mt-1">{title}</h1>
      {children && <div className="standfirst mt-4">{children}</div>}
    </header>
  )
}

/** "1 post", "12 posts" */
export function counted(n: number, one: string, many = `${one}s`) {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
}
